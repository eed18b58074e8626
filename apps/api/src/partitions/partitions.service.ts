import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { Leases } from '../scheduling/leases.service.js';
import { PartitionsRepository } from './partitions.repository.js';

const CHECK_MS = 6 * 60 * 60 * 1_000;
const LEASE_MS = 60_000;
const MONTHS_AHEAD = 3;

/** Keeps three months of partitions ahead of attempts and call records, and raises an alarm when rows stray. */
@Injectable()
export class Partitions implements OnApplicationBootstrap {
  private readonly logger: Logger;

  constructor(
    private readonly config: Config,
    private readonly repository: PartitionsRepository,
    private readonly leases: Leases,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.logger = logger.for('partitions');
  }

  onApplicationBootstrap(): Promise<void> {
    return this.tick();
  }

  @Interval(CHECK_MS)
  async tick(): Promise<void> {
    if (!this.config.runsJobs) return;
    try {
      if ((await this.leases.tryHold('partitions', LEASE_MS)) !== null) await this.check();
    } catch (error) {
      this.logger.error({ err: error }, 'Partitions could not be checked; trying again in six hours.');
    }
  }

  async check(): Promise<{ made: number; strays: number }> {
    const made = await this.repository.ensure(this.clock.now(), MONTHS_AHEAD);
    const strays = await this.repository.countStrays();
    if (strays > 0) this.logger.error({ strays }, 'Rows lie outside every month: a clock is months off.');
    return { made, strays };
  }
}
