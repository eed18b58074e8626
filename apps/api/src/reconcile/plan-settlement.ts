import type { Result } from '@callspool/domain';
import { outcomeOfCall, type SettlePolicy } from './call-outcome.js';
import { type Decision, decide, type Dial } from './decide.js';
import { type EntryChange, entryAfter } from './entry-after.js';
import type { CallEvidence, SettleAttempt } from './evidence.js';

/** How an attempt is written back; what is the same as before is not in the plan at all. */
export interface AttemptChange {
  readonly id: string;
  readonly state: 'OBSERVED' | 'CLOSED' | 'REFUSED' | 'RELEASED' | 'RESERVED';
  readonly result: string | null;
  readonly resultWord: string | null;
  readonly evidence: string;
  readonly dialedAt: Date | null;
  /** Null: as before. */
  readonly closedAt: Date | null;
  readonly doubtUntil: Date | null;
  readonly digits: string | null;
  readonly breach: string | null;
}

/** A dial beyond the attempt's own: it counts against caps. */
export interface ExtraDial {
  readonly callRecordId: string;
  readonly attemptId: string;
  readonly campaignId: string;
  readonly groupId: string | null;
  readonly number: string;
  readonly personId: string | null;
  readonly at: Date;
}

export interface Settlement {
  readonly attempt: AttemptChange | null;
  readonly entry: EntryChange | null;
  readonly extraDials: readonly ExtraDial[];
}

/** States in which evidence still moves an attempt. */
export const SETTLES: ReadonlySet<string> = new Set([
  'SENDING',
  'ACCEPTED',
  'IN_DOUBT',
  'RECALLED',
  'OBSERVED',
]);

/** What is proven may replace what was not, and an answer replaces everything; never the other way. */
export const strength = (result: string | null): number =>
  result === null || result === 'UNCONFIRMED' ? 0 : result === 'ANSWERED' ? 2 : 1;

/** What the records of an attempt (all of them, in any order) change; forward only, and nothing when they tell nothing new. */
export function planSettlement(
  attempt: SettleAttempt,
  records: readonly CallEvidence[],
  policy: SettlePolicy,
  now: Date,
): Settlement {
  const decision = decide(attempt, records);
  if (decision.dials.length === 0) return { attempt: null, entry: null, extraDials: [] };
  if (SETTLES.has(attempt.state)) return planOpen(attempt, decision, policy, now);
  if (attempt.state === 'CLOSED') return planClosed(attempt, decision, policy, now);
  return planNeverSent(attempt, decision);
}

/** The end of the doubt window: nobody has told, so it counts as dialled. A pressed key has told. */
export function planUnconfirmed(attempt: SettleAttempt, policy: SettlePolicy, now: Date): Settlement {
  const result: Result = attempt.digits === null ? 'UNCONFIRMED' : 'ANSWERED';
  return {
    attempt: {
      id: attempt.id,
      state: 'CLOSED',
      result,
      resultWord: attempt.resultWord,
      evidence: attempt.digits === null ? 'none before the doubt window ended' : 'key press',
      dialedAt: attempt.dialedAt,
      closedAt: now,
      doubtUntil: attempt.doubtUntil,
      digits: attempt.digits,
      breach: attempt.breach,
    },
    entry: entryChange(attempt, result, policy, now, ['in_flight']),
    extraDials: [],
  };
}

function planOpen(attempt: SettleAttempt, decision: Decision, policy: SettlePolicy, now: Date): Settlement {
  const result = attempt.digits === null ? decision.result : 'ANSWERED';
  const breach = attempt.breach ?? breachOf(attempt, decision.dials);
  const extraDials = decision.dials.slice(1).map((dial) => toExtraDial(attempt, dial));
  const base = {
    id: attempt.id,
    resultWord: decision.word,
    evidence: `call record by ${decision.matchedBy ?? 'our id'}`,
    dialedAt: decision.dialedAt,
    digits: attempt.digits,
    breach,
  };
  if (result !== null) {
    return {
      attempt: { ...base, state: 'CLOSED', result, closedAt: now, doubtUntil: attempt.doubtUntil },
      entry: entryChange(attempt, result, policy, endOf(attempt, decision, now), ['in_flight']),
      extraDials,
    };
  }
  const doubtUntil = attempt.doubtUntil ?? new Date(now.getTime() + attempt.doubtSeconds * 1_000);
  const change = { ...base, state: 'OBSERVED' as const, result: null, closedAt: null, doubtUntil };
  return { attempt: isNews(attempt, change) ? change : null, entry: null, extraDials };
}

/**
 * CLOSED stays closed. Records that came late make the attempt's own facts true; its entry goes on as it was, except
 * that a person who turns out to have answered is not called again while the entry still waits.
 */
function planClosed(attempt: SettleAttempt, decision: Decision, policy: SettlePolicy, now: Date): Settlement {
  const isStronger = decision.result !== null && strength(decision.result) >= strength(attempt.result);
  const change: AttemptChange = {
    id: attempt.id,
    state: 'CLOSED',
    result: isStronger ? decision.result : attempt.result,
    resultWord: isStronger ? decision.word : attempt.resultWord,
    evidence: `call record by ${decision.matchedBy ?? 'our id'}`,
    dialedAt: decision.dialedAt,
    closedAt: null,
    doubtUntil: attempt.doubtUntil,
    digits: attempt.digits,
    breach: attempt.breach ?? breachOf(attempt, decision.dials),
  };
  const isAnsweredNow = change.result === 'ANSWERED' && attempt.result !== 'ANSWERED';
  const entry = isAnsweredNow
    ? entryChange(attempt, 'ANSWERED', policy, endOf(attempt, decision, now), ['waiting', 'ready', 'blocked'])
    : null;
  return {
    attempt: isNews(attempt, change) ? change : null,
    entry: entry?.state === 'done' ? entry : null,
    extraDials: decision.dials.slice(1).map((dial) => toExtraDial(attempt, dial)),
  };
}

/** Said to be refused, or never sent, and dialled all the same: its state is final, so the dials count beside it. */
function planNeverSent(attempt: SettleAttempt, decision: Decision): Settlement {
  const state = attempt.state as AttemptChange['state'];
  const change: AttemptChange = {
    id: attempt.id,
    state,
    result: attempt.result,
    resultWord: decision.word,
    evidence: `call record by ${decision.matchedBy ?? 'our id'}`,
    dialedAt: decision.dialedAt,
    closedAt: null,
    doubtUntil: attempt.doubtUntil,
    digits: attempt.digits,
    breach: attempt.breach ?? `Dialled at ${iso(decision.dialedAt)} although the attempt was ${state}.`,
  };
  return {
    attempt: isNews(attempt, change) ? change : null,
    entry: null,
    extraDials: decision.dials.map((dial) => toExtraDial(attempt, dial)),
  };
}

function entryChange(
  attempt: SettleAttempt,
  result: Result,
  policy: SettlePolicy,
  at: Date,
  from: EntryChange['from'],
): EntryChange | null {
  if (attempt.entry === null) return null;
  const outcome = outcomeOfCall(result, attempt.digits, policy);
  return { ...entryAfter(attempt.entry, outcome, policy, at), attemptId: attempt.id, from };
}

/** Respool delays run from the end of the call, as far as the vendor's clock can be believed. */
function endOf(attempt: SettleAttempt, decision: Decision, now: Date): Date {
  const end = decision.endedAt ?? now;
  const least = attempt.sendingAt ?? now;
  return end > now ? now : end < least ? least : end;
}

function breachOf(attempt: SettleAttempt, dials: readonly Dial[]): string | null {
  for (const { startedAt } of dials) {
    if (startedAt >= attempt.until)
      return `Dialled at ${iso(startedAt)}, after the attempt had to end (${iso(attempt.until)}).`;
    if (attempt.recalledAt !== null && startedAt > attempt.recalledAt)
      return `Dialled at ${iso(startedAt)}, after it was recalled (${iso(attempt.recalledAt)}).`;
  }
  return null;
}

function toExtraDial(attempt: SettleAttempt, dial: Dial): ExtraDial {
  const { id: attemptId, campaignId, groupId, number, personId } = attempt;
  // The earliest record stands for the dial.
  return {
    callRecordId: dial.records[0]!.id,
    attemptId,
    campaignId,
    groupId,
    number,
    personId,
    at: dial.startedAt,
  };
}

function isNews(attempt: SettleAttempt, change: AttemptChange): boolean {
  return (
    attempt.state !== change.state ||
    attempt.result !== change.result ||
    attempt.resultWord !== change.resultWord ||
    attempt.breach !== change.breach ||
    attempt.dialedAt?.getTime() !== change.dialedAt?.getTime()
  );
}

const iso = (at: Date | null): string => at?.toISOString() ?? 'an unknown time';
