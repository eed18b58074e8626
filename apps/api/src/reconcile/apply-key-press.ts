import { Injectable } from '@nestjs/common';
import { attemptIdOf } from '@callspool/domain';
import { systemActor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { Database } from '../database/database.service.js';
import { DncWriter, type NewDncEntry } from '../dnc/dnc-writer.js';
import type { Disposition } from './call-outcome.js';
import type { SettleAttempt } from './evidence.js';
import { type KeyPressPlan, planKeyPress } from './plan-key-press.js';
import { Settle } from './settle.js';
import { SettleRepository } from './settle.repository.js';
import { VendorEventsRepository } from './vendor-events.repository.js';

/** Forgetting the verdicts of a number that many lists hold may take a while. */
const TIMEOUT_MS = 30_000;

/** Applies one key press of an IVR call: the attempt was answered, and the key may say what to do with the contact. */
@Injectable()
export class ApplyKeyPress {
  constructor(
    private readonly database: Database,
    private readonly events: VendorEventsRepository,
    private readonly attempts: SettleRepository,
    private readonly settle: Settle,
    private readonly dnc: DncWriter,
    private readonly clock: Clock,
  ) {}

  /** False when somebody has applied it already. */
  async apply(eventId: string): Promise<boolean> {
    return this.database.transaction(
      async (tx) => {
        const event = await this.events.takeKeyPress(tx, eventId);
        if (event === null) return false;
        const now = this.clock.now();
        const attemptId = attemptIdOf(event.payload.correlationId);
        const locked = attemptId === null ? [] : await this.attempts.lockAttempts(tx, [attemptId]);
        const attempt = locked.find((one) => one.connectionId === event.connectionId);
        if (attempt === undefined) {
          const mark = { id: eventId, attemptId: null, outcome: 'no attempt of this connection has this id' };
          await this.events.markApplied(tx, [mark], now);
          return true;
        }
        const plans: KeyPressPlan[] = [];
        await this.settle.apply(
          tx,
          [attempt],
          (one, policy) => {
            const plan = planKeyPress(one, event.payload.digits, policy, now);
            plans.push(plan);
            return plan.settlement;
          },
          now,
        );
        const disposition = plans[0]?.disposition ?? null;
        const mark = { id: eventId, attemptId: attempt.id, outcome: outcomeOf(disposition) };
        await this.events.markApplied(tx, [mark], now);
        // Closes the send gate, so nothing may follow it.
        if (disposition?.action === 'BLACKLIST') {
          const entry = dncEntryFor(attempt, disposition, event.payload.digits);
          await this.dnc.add(tx, systemActor('reconcile'), [entry]);
        }
        return true;
      },
      { timeoutMs: TIMEOUT_MS },
    );
  }
}

function outcomeOf(disposition: Disposition | null): string {
  if (disposition === null) return 'answered';
  if (disposition.action === 'SCHEDULE')
    return disposition.scheduleDelayMinutes === null
      ? `answered; ${disposition.label}: it says no delay, so nothing is scheduled`
      : `answered; ${disposition.label}: a call is promised ${disposition.scheduleDelayMinutes} min after this one`;
  return `answered; ${disposition.label}: ${disposition.action}`;
}

function dncEntryFor(attempt: SettleAttempt, disposition: Disposition, digits: string): NewDncEntry {
  return {
    scope: 'all',
    groupId: null,
    campaignId: null,
    match: 'number',
    value: attempt.number.replace(/^\+/, ''),
    reason: `Pressed ${digits} in call ${attempt.id}: ${disposition.label}.`,
    source: 'key press',
    expiresAt: null,
  };
}
