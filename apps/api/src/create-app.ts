import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { AppLogger } from './common/logging/app-logger.js';
import { NestLogger } from './common/logging/nest-logger.js';
import type { SecretBox } from './common/secrets/secret-box.js';
import type { Config } from './config/config.js';
import { configureApp } from './configure-app.js';

/** The application, built and configured, not yet listening. The database has to be prepared before. */
export async function createApp(config: Config, secrets: SecretBox): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, secrets), {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLogger(new AppLogger(config)),
  });
  configureApp(app);
  return app;
}
