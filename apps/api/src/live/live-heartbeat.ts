import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { Leases } from '../scheduling/leases.service.js';
import { LiveReader } from './live-reader.js';
import type { ReadTarget } from './snapshots.repository.js';

const BEAT_MS = 1_000;
const LEASE_MS = 15_000;
/** From one answer to the next question: a slow vendor is never asked twice at once. */
const REST_MS = 3_000;

/** Keeps the snapshots of connections fresh that are used or looked at, each by one node. */
@Injectable()
export class LiveHeartbeat implements BeforeApplicationShutdown {
  private readonly reading = new Map<string, Promise<void>>();
  private readonly restUntilMs = new Map<string, number>();
  private isStopping = false;
  private isListing = false;
  private readonly logger: Logger;

  constructor(
    private readonly reader: LiveReader,
    private readonly leases: Leases,
    private readonly config: Config,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.logger = logger.for('live');
  }

  @Interval(BEAT_MS)
  async tick(): Promise<void> {
    if (!this.config.runsJobs || this.isStopping || this.isListing) return;
    this.isListing = true;
    try {
      for (const target of await this.reader.listTargets()) this.start(target);
    } catch (error) {
      // Expected while the database is away.
      this.logger.warn({ err: error }, 'Connections could not be listed; trying again.');
    } finally {
      this.isListing = false;
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await Promise.all(this.reading.values());
  }

  private start(target: ReadTarget): void {
    const isResting = this.clock.monotonicMs() < (this.restUntilMs.get(target.id) ?? 0);
    if (isResting || this.reading.has(target.id)) return;
    const reading = this.read(target).finally(() => {
      this.reading.delete(target.id);
      this.restUntilMs.set(target.id, this.clock.monotonicMs() + REST_MS);
    });
    this.reading.set(target.id, reading);
  }

  private async read(target: ReadTarget): Promise<void> {
    try {
      if ((await this.leases.tryHold(`live:${target.id}`, LEASE_MS)) !== null) await this.reader.read(target);
    } catch (error) {
      // The database away, or a connection that cannot be built: what was seen last stays, with its age.
      this.logger.warn({ err: error, connectionId: target.id }, 'Snapshots were not read.');
    }
  }
}
