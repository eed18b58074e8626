import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { AuditService } from '../audit/audit.service.js';
import { systemActor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { Leases } from '../scheduling/leases.service.js';
import { CallbackEntriesRepository } from './callback-entries.repository.js';
import {
  type LateCallback,
  MissedCallbacksRepository,
  type MissedMark,
} from './missed-callbacks.repository.js';
import { missedReason } from './missed-reason.js';

const SWEEP_MS = 15_000;
const BATCH = 500;
const ACTOR = systemActor('callbacks');

/** What the sweep needs of the process it runs in. */
@Injectable()
export class MissedSurroundings {
  constructor(
    readonly config: Config,
    readonly leases: Leases,
    readonly clock: Clock,
  ) {}
}

/** Ends promises that nobody answered within their grace, and says why. */
@Injectable()
export class MissedCallbacks {
  private isSweeping = false;
  private readonly logger: Logger;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly late: MissedCallbacksRepository,
    private readonly entries: CallbackEntriesRepository,
    private readonly audit: AuditService,
    private readonly around: MissedSurroundings,
    logger: AppLogger,
  ) {
    this.logger = logger.for('callbacks');
  }

  @Interval(SWEEP_MS)
  async tick(): Promise<void> {
    if (!this.around.config.runsJobs || this.isSweeping) return;
    this.isSweeping = true;
    try {
      if ((await this.around.leases.tryHold('callbacks', SWEEP_MS * 2)) !== null) await this.sweep();
    } catch (error) {
      // Expected while the database is away.
      this.logger.error({ err: error }, 'Missed callbacks could not be marked; trying again.');
    } finally {
      this.isSweeping = false;
    }
  }

  /** Returns how many were missed. */
  async sweep(): Promise<number> {
    let missed = 0;
    for (;;) {
      const { taken, marked } = await this.sweepBatch();
      missed += marked;
      if (taken < BATCH) return missed;
    }
  }

  private sweepBatch(): Promise<{ taken: number; marked: number }> {
    const now = this.around.clock.now();
    const dueBy = new Date(now.getTime() - this.around.config.callbackGraceMinutes * 60_000);
    return this.transactions.run(async (client) => {
      const late = await this.late.takeLate(client, dueBy, BATCH);
      if (late.length === 0) return { taken: 0, marked: 0 };
      const marks = late.map(toMark);
      const ids = new Set(await this.late.mark(client, marks, { now, dueBy, by: ACTOR.name }));
      await this.entries.release(client, [...ids], now);
      await this.audit.recordAll(
        client,
        marks
          .filter(({ id }) => ids.has(id))
          .map(({ id, code, reason }) => ({
            actor: ACTOR,
            action: 'callback.missed',
            objectType: 'callback',
            objectId: id,
            after: { state: 'missed', code, reason },
          })),
      );
      return { taken: late.length, marked: ids.size };
    });
  }
}

function toMark(late: LateCallback): MissedMark {
  const { attemptState, attemptResult, attemptError } = late;
  const attempt =
    attemptState === null ? null : { state: attemptState, result: attemptResult, error: attemptError };
  const { code, words } = missedReason({ ...late, attempt });
  return { id: late.id, code, reason: words };
}
