import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { Leases } from '../scheduling/leases.service.js';
import { DncRepository } from './dnc.repository.js';

const EVERY_MS = 5_000;
const LEASE_MS = 15_000;
/** Of one statement, so that it never holds rows for long. */
const MOST_AT_ONCE = 2_000;

/** Makes history of entries whose time has come, and folds the rows by which entries are counted. */
@Injectable()
export class DncUpkeep implements BeforeApplicationShutdown {
  private running: Promise<void> | null = null;
  private isStopping = false;
  private readonly logger: Logger;

  constructor(
    private readonly entries: DncRepository,
    private readonly leases: Leases,
    private readonly config: Config,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.logger = logger.for('dnc');
  }

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (!this.config.runsJobs || this.isStopping || this.running !== null) return;
    this.running = this.runGuarded().finally(() => (this.running = null));
    await this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.running;
  }

  async run(): Promise<void> {
    while ((await this.entries.retireExpired(this.clock.now(), MOST_AT_ONCE)) === MOST_AT_ONCE);
    await this.entries.foldCounts();
  }

  private async runGuarded(): Promise<void> {
    try {
      if ((await this.leases.tryHold('dnc upkeep', LEASE_MS)) !== null) await this.run();
    } catch (error) {
      // Expected while the database is away: an expired entry forbids nothing, and unfolded rows count like folded ones.
      this.logger.warn({ err: error }, 'The upkeep of the do-not-call list failed; trying again.');
    }
  }
}
