import { Injectable } from '@nestjs/common';
import { isMissing, VendorError } from '@callspool/vendors';
import { Clock } from '../common/clock/clock.js';
import { VendorRegistry } from '../connections/vendor-registry.js';
import { type PollTarget, PollMarksRepository } from './poll-marks.repository.js';
import { closedWindow, type PollWindow, tailWindow } from './poll-window.js';
import { ReconcilePage } from './reconcile-page.js';

export interface PollReport {
  readonly read: number;
  readonly changed: number;
  /** Why the reading broke off, in words for people; null when it went to its end. */
  readonly error: string | null;
  /** Whether time behind the mark is left to be closed at once. */
  readonly hasMore: boolean;
}

const NOTHING: PollReport = { read: 0, changed: 0, error: null, hasMore: false };

/** Asked before each page; false when another node serves the connection by now. */
export type KeepGoing = () => Promise<boolean>;
const always: KeepGoing = async () => true;

/** Reads the call records of one connection. */
@Injectable()
export class PollConnection {
  constructor(
    private readonly vendors: VendorRegistry,
    private readonly pages: ReconcilePage,
    private readonly marks: PollMarksRepository,
    private readonly clock: Clock,
  ) {}

  /** The last minutes only, so that a result shows within seconds; moves no mark. */
  async tail(target: PollTarget, keepGoing: KeepGoing = always): Promise<PollReport> {
    const window = tailWindow(target.oldestSendingAt, this.clock.now());
    return window === null ? NOTHING : this.read(target, window, keepGoing);
  }

  /** The next closed window with its overlap. The mark moves when, and only when, all of it was read and stored. */
  async sweep(target: PollTarget, keepGoing: KeepGoing = always): Promise<PollReport> {
    const now = this.clock.now();
    const window = closedWindow(target.closedUntil, now, target.timeZone);
    const report = await this.read(target, window, keepGoing);
    if (report.error !== null) return report;
    await this.marks.close(target.connectionId, window.to, this.clock.now());
    return { ...report, hasMore: window.to < now };
  }

  /** Leaves a word for the screen when a poll failed for a reason of our own; the log has the reason. */
  async noteFault(connectionId: string): Promise<void> {
    try {
      const message = 'The service could not read or store the records; its log says why.';
      await this.marks.recordError(connectionId, this.clock.now(), message);
    } catch {
      // Expected while the database is away, which is then the fault itself.
    }
  }

  private async read(target: PollTarget, window: PollWindow, keepGoing: KeepGoing): Promise<PollReport> {
    let read = 0;
    let changed = 0;
    try {
      const reader = (await this.vendors.get(target.connectionId)).capability('callRecordReader');
      if (isMissing(reader)) return { ...NOTHING, error: reader.missing };
      for await (const page of reader.readCallRecords(window)) {
        if (!(await keepGoing())) return { read, changed, error: 'Another node took over.', hasMore: false };
        const outcome = await this.pages.apply(target.connectionId, page);
        read += outcome.read;
        changed += outcome.added + outcome.changed;
      }
      return { read, changed, error: null, hasMore: false };
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      await this.marks.recordError(target.connectionId, this.clock.now(), error.message);
      return { read, changed, error: error.message, hasMore: false };
    }
  }
}
