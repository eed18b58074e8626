import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { Config } from '../config/config.js';
import { AuthGuard } from './auth/auth.guard.js';
import { Clock, SystemClock } from './clock/clock.js';
import { Drain } from './http/drain.js';
import { EventStreams } from './http/event-streams.js';
import { ProblemFilter } from './http/problem.filter.js';
import { Shutdown } from './http/shutdown.js';
import { validationPipe } from './http/validation.pipe.js';
import { AppLogger } from './logging/app-logger.js';

/** What every feature may use, and what every request passes. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    Shutdown,
    Drain,
    EventStreams,
    { provide: Clock, useClass: SystemClock },
    { provide: AppLogger, inject: [Config], useFactory: (config: Config) => new AppLogger(config) },
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_PIPE, useFactory: validationPipe },
    {
      provide: APP_FILTER,
      inject: [AppLogger],
      useFactory: (logger: AppLogger) => new ProblemFilter(logger),
    },
  ],
  exports: [Clock, AppLogger, EventStreams, Shutdown],
})
export class CommonModule {}
