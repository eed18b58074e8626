import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { Clock, SystemClock } from '../common/clock/clock.js';
import type { SecretBox } from '../common/secrets/secret-box.js';
import { SecretsModule } from '../common/secrets/secrets.module.js';
import type { Config } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { SecretRotationModule } from '../secret-rotation/secret-rotation.module.js';

/** What commands need of the service: it neither listens nor works in the background. */
@Global()
@Module({
  imports: [DatabaseModule, AuditModule, SecretRotationModule],
  providers: [{ provide: Clock, useClass: SystemClock }],
  exports: [Clock],
})
export class CommandModule {
  static with(config: Config, secrets: SecretBox): DynamicModule {
    return { module: CommandModule, imports: [ConfigModule.with(config), SecretsModule.with(secrets)] };
  }
}
