import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { AppLogger } from '../common/logging/app-logger.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { DoubtRepository } from './doubt.repository.js';
import type { SettleAttempt } from './evidence.js';
import { planUnconfirmed } from './plan-settlement.js';
import { PollSurroundings } from './poll-heartbeat.js';
import { Settle } from './settle.js';
import { SettleRepository } from './settle.repository.js';

const SWEEP_MS = 2_000;
const BATCH = 500;
const WAITS: ReadonlySet<string> = new Set(['ACCEPTED', 'IN_DOUBT', 'OBSERVED', 'RECALLED']);

/** Ends doubt: what no evidence has settled in time counts as dialled, with the result UNCONFIRMED. */
@Injectable()
export class DoubtSweep {
  private isSweeping = false;
  private readonly logger: Logger;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly doubt: DoubtRepository,
    private readonly attempts: SettleRepository,
    private readonly settle: Settle,
    private readonly around: PollSurroundings,
    logger: AppLogger,
  ) {
    this.logger = logger.for('doubt');
  }

  @Interval(SWEEP_MS)
  async tick(): Promise<void> {
    if (!this.around.config.runsJobs || this.isSweeping) return;
    this.isSweeping = true;
    try {
      if ((await this.around.leases.tryHold('doubt', SWEEP_MS * 5)) !== null) await this.sweep();
    } catch (error) {
      // Expected while the database is away.
      this.logger.error({ err: error }, 'Doubt could not be ended; trying again.');
    } finally {
      this.isSweeping = false;
    }
  }

  /** Returns how many attempts were closed. */
  async sweep(): Promise<number> {
    let closed = 0;
    for (;;) {
      const { due, settled } = await this.sweepBatch();
      closed += settled;
      if (due < BATCH) return closed;
    }
  }

  private sweepBatch(): Promise<{ due: number; settled: number }> {
    const now = this.around.clock.now();
    return this.transactions.run(async (client) => {
      const ids = await this.doubt.listDue(client, now, BATCH);
      if (ids.length === 0) return { due: 0, settled: 0 };
      const locked = await this.attempts.lockAttempts(client, ids);
      // A record may have settled one of them while it was being locked.
      const waiting = locked.filter((attempt) => isStillDue(attempt, now));
      const plan = (attempt: SettleAttempt, policy: Parameters<typeof planUnconfirmed>[1]) =>
        planUnconfirmed(attempt, policy, now);
      const { attempts } = await this.settle.apply(client, waiting, plan, now);
      return { due: ids.length, settled: attempts };
    });
  }
}

const isStillDue = (attempt: SettleAttempt, now: Date): boolean =>
  WAITS.has(attempt.state) && attempt.doubtUntil !== null && attempt.doubtUntil <= now;
