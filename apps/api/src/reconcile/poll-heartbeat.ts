import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { Leases } from '../scheduling/leases.service.js';
import { PollConnection, type PollReport } from './poll-connection.js';
import { type PollTarget, PollMarksRepository } from './poll-marks.repository.js';
import { PollPace } from './poll-pace.js';

const BEAT_MS = 1_000;
/** A node that is killed is followed by another after this long; a reading renews it page by page. */
const LEASE_MS = 15_000;
const RECENT_MS = 5 * 60_000;

interface Rhythm {
  tailAtMs: number;
  sweepAtMs: number;
  failures: number;
}

/** What a poll needs around it. */
@Injectable()
export class PollSurroundings {
  constructor(
    readonly config: Config,
    readonly leases: Leases,
    readonly clock: Clock,
    readonly pace: PollPace,
  ) {}
}

/** Polls every connection, each by one node at a time, and again only after its last answer. */
@Injectable()
export class PollHeartbeat implements BeforeApplicationShutdown {
  private readonly polling = new Map<string, Promise<void>>();
  private readonly rhythms = new Map<string, Rhythm>();
  private isStopping = false;
  private isListing = false;
  private readonly logger: Logger;

  constructor(
    private readonly marks: PollMarksRepository,
    private readonly connections: PollConnection,
    private readonly around: PollSurroundings,
    logger: AppLogger,
  ) {
    this.logger = logger.for('poll');
  }

  @Interval(BEAT_MS)
  async tick(): Promise<void> {
    if (!this.around.config.runsJobs || this.isStopping || this.isListing) return;
    this.isListing = true;
    try {
      await this.beat();
    } catch (error) {
      // Expected while the database is away.
      this.logger.error({ err: error }, 'Connections could not be listed for polling; trying again.');
    } finally {
      this.isListing = false;
    }
  }

  /** Lets pages that are being stored be stored; a reading that was cut short is read again. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await Promise.all(this.polling.values());
  }

  private async beat(): Promise<void> {
    const now = this.around.clock.now();
    const targets = await this.marks.listTargets(now, new Date(now.getTime() - RECENT_MS));
    for (const target of targets) {
      const { connectionId } = target;
      const what = this.polling.has(connectionId) ? null : this.due(target);
      if (what === null) continue;
      const poll = this.poll(target, what).finally(() => this.polling.delete(connectionId));
      this.polling.set(connectionId, poll);
    }
  }

  private due(target: PollTarget): 'sweep' | 'tail' | null {
    const nowMs = this.around.clock.monotonicMs();
    const rhythm = this.rhythmOf(target.connectionId);
    if (nowMs >= rhythm.sweepAtMs) return 'sweep';
    if (nowMs < rhythm.tailAtMs) return null;
    if (target.isDoubtDue) return 'sweep';
    return target.oldestSendingAt === null ? null : 'tail';
  }

  private async poll(target: PollTarget, what: 'sweep' | 'tail'): Promise<void> {
    const { clock, leases } = this.around;
    const name = `poll:${target.connectionId}`;
    const keepGoing = async () => !this.isStopping && (await leases.tryHold(name, LEASE_MS)) !== null;
    const startedMs = clock.monotonicMs();
    try {
      if (!(await keepGoing())) return this.rest(target.connectionId);
      const report = await this.connections[what](target, keepGoing);
      this.arm(target.connectionId, what, report, startedMs);
    } catch (error) {
      // The database away, or a connection that cannot be built: said here, and tried again after a pause.
      this.logger.error({ err: error, connectionId: target.connectionId }, 'A poll failed.');
      await this.connections.noteFault(target.connectionId);
      this.arm(
        target.connectionId,
        what,
        { read: 0, changed: 0, error: 'failed', hasMore: false },
        startedMs,
      );
    }
  }

  private arm(connectionId: string, what: 'sweep' | 'tail', report: PollReport, startedMs: number): void {
    const { clock, pace } = this.around;
    const rhythm = this.rhythmOf(connectionId);
    const nowMs = clock.monotonicMs();
    if (report.error !== null) {
      const waitMs = Math.min(pace.backOffMs * 2 ** rhythm.failures, pace.longestBackOffMs);
      rhythm.failures += 1;
      rhythm.tailAtMs = nowMs + waitMs;
      rhythm.sweepAtMs = Math.max(what === 'sweep' ? 0 : rhythm.sweepAtMs, nowMs + waitMs);
      return;
    }
    rhythm.failures = 0;
    rhythm.tailAtMs = nowMs + pace.tailMs;
    if (what === 'tail') return;
    const restMs = Math.max(pace.sweepMs, (nowMs - startedMs) * pace.restFactor);
    rhythm.sweepAtMs = report.hasMore ? nowMs : nowMs + restMs;
  }

  /** Another node serves the connection; look again when its lease may have lapsed. */
  private rest(connectionId: string): void {
    const rhythm = this.rhythmOf(connectionId);
    const againMs = this.around.clock.monotonicMs() + this.around.pace.tailMs;
    rhythm.tailAtMs = againMs;
    rhythm.sweepAtMs = Math.max(rhythm.sweepAtMs, againMs);
  }

  private rhythmOf(connectionId: string): Rhythm {
    const known = this.rhythms.get(connectionId);
    if (known !== undefined) return known;
    const fresh = { tailAtMs: 0, sweepAtMs: 0, failures: 0 };
    this.rhythms.set(connectionId, fresh);
    return fresh;
  }
}
