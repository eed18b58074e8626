import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';
import type { AppLogger } from './app-logger.js';

/** Lets Nest's own messages go into our log; its start-up chatter is on level debug. */
export class NestLogger implements LoggerService {
  private readonly logger: Logger;

  constructor(logger: AppLogger) {
    this.logger = logger.for('nest');
  }

  log(message: unknown): void {
    this.logger.debug(String(message));
  }

  debug(message: unknown): void {
    this.logger.debug(String(message));
  }

  verbose(message: unknown): void {
    this.logger.trace(String(message));
  }

  warn(message: unknown): void {
    this.logger.warn(String(message));
  }

  error(message: unknown, stack?: unknown): void {
    if (message instanceof Error) this.logger.error({ err: message }, message.message);
    else this.logger.error({ stack }, String(message));
  }

  fatal(message: unknown): void {
    this.logger.fatal(String(message));
  }
}
