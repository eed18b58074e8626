import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { Clock, SystemClock } from '../common/clock/clock.js';
import type { Config } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import { DatabaseModule } from '../database/database.module.js';

/** What commands need of the service: it neither listens nor works in the background. */
@Global()
@Module({
  imports: [DatabaseModule, AuditModule],
  providers: [{ provide: Clock, useClass: SystemClock }],
  exports: [Clock],
})
export class CommandModule {
  static with(config: Config, work: NonNullable<DynamicModule['imports']>[number]): DynamicModule {
    return { module: CommandModule, imports: [ConfigModule.with(config), work] };
  }
}
