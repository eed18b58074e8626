import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { Leases } from '../scheduling/leases.service.js';
import { CountersRepository } from './counters.repository.js';

const FOLD_EVERY_MS = 2_000;
const LEASE_MS = 10_000;

/** Folds the rows that the triggers have added, so that a counter stays a handful of rows however busy its campaign is. */
@Injectable()
export class CounterFolding implements BeforeApplicationShutdown {
  private folding: Promise<void> | null = null;
  private isStopping = false;
  private readonly logger: Logger;

  constructor(
    private readonly counters: CountersRepository,
    private readonly leases: Leases,
    private readonly config: Config,
    logger: AppLogger,
  ) {
    this.logger = logger.for('counters');
  }

  @Interval(FOLD_EVERY_MS)
  async tick(): Promise<void> {
    if (!this.config.runsJobs || this.isStopping || this.folding !== null) return;
    this.folding = this.fold().finally(() => (this.folding = null));
    await this.folding;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.folding;
  }

  private async fold(): Promise<void> {
    try {
      if ((await this.leases.tryHold('counters', LEASE_MS)) !== null) await this.counters.fold();
    } catch (error) {
      // Expected while the database is away; unfolded rows count like folded ones.
      this.logger.warn({ err: error }, 'Counters were not folded; trying again.');
    }
  }
}
