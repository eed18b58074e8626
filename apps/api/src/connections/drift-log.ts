import { Injectable } from '@nestjs/common';
import type { VendorDrift } from '@callspool/vendors';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { ConnectionsRepository } from './connections.repository.js';

const FLUSH_MS = 5_000;
const LONGEST_TEXT = 300;
/** A vendor that answers something new each time must not fill the memory. */
const MOST_KINDS = 500;

interface Seen {
  readonly connectionId: string;
  readonly what: string;
  readonly sample: string;
  count: number;
}

/** Counts what vendors say beyond their documents, and writes it every few seconds. */
@Injectable()
export class DriftLog {
  private seen = new Map<string, Seen>();
  private readonly log: Logger;

  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.log = logger.for('vendor-drift');
  }

  report(connectionId: string, drift: VendorDrift): void {
    const what = `${drift.operation}: ${drift.what}`.slice(0, LONGEST_TEXT);
    const key = `${connectionId} ${what}`;
    const known = this.seen.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.seen.size < MOST_KINDS) {
      this.seen.set(key, { connectionId, what, sample: drift.what.slice(0, LONGEST_TEXT), count: 1 });
    }
  }

  @Interval(FLUSH_MS)
  async flush(): Promise<void> {
    if (this.seen.size === 0) return;
    const batch = [...this.seen.values()];
    this.seen = new Map();
    try {
      for (const { connectionId, what, sample, count } of batch) {
        await this.connections.addDrift(connectionId, what, sample, count, this.clock.now());
      }
    } catch (error) {
      // Expected while the database is away: what was counted is a hint for people, and may be lost.
      this.log.warn({ err: error }, 'drift was not written');
    }
  }
}
