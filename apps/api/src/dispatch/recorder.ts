import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Spool } from '../spool/spool.service.js';
import type { DispatchCampaign } from './dispatch-campaign.js';
import type { SendOutcome } from './outcome.js';
import { type RecordedAnswer, RecorderRepository } from './recorder.repository.js';

const FLUSH_SIZE = 200;
const FLUSH_MS = 25;
const RETRY_MS = 1_000;
const RELEASED_RETRY_MS = 5_000;
const REFUSED_RETRY_MS = 60_000;
const MAX_REFUSALS = 3;

/** Writes answers back in batches, by size and by time. What a crash loses the sweep puts in doubt: nothing is re-sent. */
@Injectable()
export class Recorder implements OnApplicationShutdown {
  private waiting: RecordedAnswer[] = [];
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private readonly logger: Logger;

  constructor(
    private readonly repository: RecorderRepository,
    private readonly spool: Spool,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.logger = logger.for('recorder');
  }

  add(attemptId: string, outcome: SendOutcome, campaign: DispatchCampaign): void {
    this.waiting.push(toAnswer(attemptId, outcome, campaign, this.clock.now()));
    if (this.waiting.length >= FLUSH_SIZE) void this.flush();
    else this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  /** Resolves when everything added so far is written. */
  flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const batch = this.waiting;
    this.waiting = [];
    if (batch.length > 0) this.writing = this.writing.then(() => this.write(batch));
    return this.writing;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
  }

  private async write(batch: readonly RecordedAnswer[]): Promise<void> {
    try {
      await this.spool.recheck(await this.repository.record(batch, MAX_REFUSALS));
    } catch (error) {
      // The database is away: the answers are kept and written when it is back; a restart meanwhile leaves doubt.
      this.logger.error(
        { err: error, answers: batch.length },
        'Answers could not be recorded; trying again.',
      );
      this.waiting.unshift(...batch);
      this.timer ??= setTimeout(() => void this.flush(), RETRY_MS);
    }
  }
}

function toAnswer(id: string, outcome: SendOutcome, campaign: DispatchCampaign, now: Date): RecordedAnswer {
  const after = (ms: number) => new Date(now.getTime() + ms);
  const base = { id, at: now, vendorRef: null, error: null, doubtUntil: null, retryAt: null };
  switch (outcome.state) {
    case 'ACCEPTED':
      return {
        ...base,
        state: 'ACCEPTED',
        vendorRef: outcome.vendorRef,
        doubtUntil: after(doubtMs(campaign)),
      };
    case 'IN_DOUBT':
      return { ...base, state: 'IN_DOUBT', error: outcome.error, doubtUntil: after(doubtMs(campaign)) };
    case 'RELEASED':
      return { ...base, state: 'RELEASED', error: outcome.error, retryAt: after(RELEASED_RETRY_MS) };
    case 'REFUSED':
      return {
        ...base,
        state: 'REFUSED',
        error: outcome.error,
        retryAt: outcome.lasting ? null : after(REFUSED_RETRY_MS),
      };
  }
}

const UPLOAD_DOUBT_MS = 24 * 60 * 60 * 1_000;

/** How long an attempt may stay without evidence. An uploaded list waits for a person to activate it. */
export function doubtMs(campaign: Pick<DispatchCampaign, 'method' | 'connection'>): number {
  const own = campaign.connection.doubtSeconds * 1_000;
  return campaign.method === 'dialer_upload' ? Math.max(own, UPLOAD_DOUBT_MS) : own;
}
