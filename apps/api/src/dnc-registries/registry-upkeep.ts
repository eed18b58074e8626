import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { Leases } from '../scheduling/leases.service.js';
import { NumbersRepository } from './numbers.repository.js';

const EVERY_MS = 60_000;
const LEASE_MS = 180_000;
/** A statement that began before a switch-over still reads the old table; none that asks so takes longer. */
const KEPT_MS = 10 * 60_000;

/** Takes away the tables of files that are no longer in force, and those that runs left behind which died. */
@Injectable()
export class RegistryUpkeep implements BeforeApplicationShutdown {
  private running: Promise<void> | null = null;
  private isStopping = false;
  private readonly logger: Logger;

  constructor(
    private readonly numbers: NumbersRepository,
    private readonly leases: Leases,
    private readonly config: Config,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.logger = logger.for('dnc-registries');
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

  /** Returns the tables that were dropped. */
  async run(): Promise<string[]> {
    const dropped: string[] = [];
    const since = new Date(this.clock.now().getTime() - KEPT_MS);
    for (const table of await this.numbers.listStale(since)) {
      await this.numbers.drop(table);
      dropped.push(table);
    }
    return dropped;
  }

  private async runGuarded(): Promise<void> {
    try {
      if ((await this.leases.tryHold('dnc registry upkeep', LEASE_MS)) !== null) await this.run();
    } catch (error) {
      // A table that somebody still reads, or the database away: nothing is harmed by a table too many.
      this.logger.warn({ err: error }, 'A table of a registry could not be dropped; trying again.');
    }
  }
}
