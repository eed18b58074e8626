import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { type SqlTransaction, TransactionRunner } from '../database/transaction-runner.js';
import type { SettleAttempt } from './evidence.js';
import { matchWebhook, numbersOf, partnerOf } from './match-webhook.js';
import type { Settlement } from './plan-settlement.js';
import { Settle } from './settle.js';
import { SettleRepository } from './settle.repository.js';
import { type PendingWebhook, VendorEventsRepository } from './vendor-events.repository.js';

const NOT_YET_SEEN: ReadonlySet<string> = new Set(['SENDING', 'ACCEPTED', 'IN_DOUBT', 'RECALLED']);
const NOTHING: Settlement = { attempt: null, entry: null, extraDials: [], said: null };

/** Applies stored start and end events in batches: an attempt they fit becomes OBSERVED, and no more. */
@Injectable()
export class ApplyWebhooks {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly events: VendorEventsRepository,
    private readonly attempts: SettleRepository,
    private readonly settle: Settle,
    private readonly clock: Clock,
  ) {}

  /** Returns how many events were applied. */
  apply(limit: number): Promise<number> {
    return this.transactions.run(async (client) => {
      const pending = await this.events.takeWebhooks(client, limit);
      if (pending.length === 0) return 0;
      const partners = await this.partnersOf(client, pending);
      const open = await this.openFor(client, [...pending, ...partners.values()]);
      const matches = pending.map((event) =>
        matchWebhook(event, partners.get(callKey(partnerOf(event))) ?? null, open),
      );
      const seenAt = new Map(
        matches.flatMap(({ observed }) => (observed === null ? [] : [[observed.attemptId, observed.at]])),
      );
      await this.observe(client, seenAt);
      const marks = new Map(matches.flatMap((match) => match.marks.map((mark) => [mark.id, mark])));
      await this.events.markApplied(client, [...marks.values()], this.clock.now());
      return pending.length;
    });
  }

  private async partnersOf(
    client: SqlTransaction,
    pending: readonly PendingWebhook[],
  ): Promise<Map<string, PendingWebhook>> {
    const rows = await this.events.partnersOf(client, pending.map(partnerOf));
    return new Map(rows.map((row) => [callKey(row), row]));
  }

  private openFor(client: SqlTransaction, events: readonly PendingWebhook[]) {
    const numbers = events.flatMap(({ payload }) =>
      payload.destination === null ? [] : [numbersOf(payload.destination)],
    );
    return this.events.openAttempts(
      client,
      [...new Set(events.map((event) => event.connectionId))],
      numbers.map(({ e164 }) => e164),
      numbers.map(({ dialedAs }) => dialedAs),
    );
  }

  private async observe(client: SqlTransaction, seenAt: ReadonlyMap<string, Date>): Promise<void> {
    const now = this.clock.now();
    const locked = await this.attempts.lockAttempts(client, [...seenAt.keys()]);
    const plan = (attempt: SettleAttempt): Settlement =>
      NOT_YET_SEEN.has(attempt.state) ? observed(attempt, seenAt.get(attempt.id) ?? now, now) : NOTHING;
    await this.settle.apply(client, locked, plan, now);
  }
}

const callKey = (event: Pick<PendingWebhook, 'connectionId' | 'kind' | 'eventKey'>): string =>
  `${event.connectionId} ${event.kind} ${event.eventKey}`;

const observed = (attempt: SettleAttempt, at: Date, now: Date): Settlement => ({
  attempt: {
    id: attempt.id,
    state: 'OBSERVED',
    result: null,
    resultWord: attempt.resultWord,
    dispositionId: attempt.dispositionId,
    evidence: 'webhooks by number and time',
    dialedAt: attempt.dialedAt ?? at,
    closedAt: null,
    doubtUntil: attempt.doubtUntil ?? new Date(now.getTime() + attempt.doubtSeconds * 1_000),
    digits: attempt.digits,
    breach: attempt.breach,
  },
  entry: null,
  extraDials: [],
  said: null,
});
