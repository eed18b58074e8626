import type { Result } from '@callspool/domain';
import { type Disposition, newlySaid, outcomeOfCall, type SettlePolicy } from './call-outcome.js';
import { type Decision, decide, type Dial } from './decide.js';
import { type EntryChange, entryAfter } from './entry-after.js';
import type { CallEvidence, SettleAttempt } from './evidence.js';
import { lateEntryChange } from './late-entry.js';

/** How an attempt is written back; what is the same as before is not in the plan at all. */
export interface AttemptChange {
  readonly id: string;
  readonly state: 'OBSERVED' | 'CLOSED' | 'REFUSED' | 'RELEASED' | 'RESERVED';
  readonly result: string | null;
  readonly resultWord: string | null;
  readonly dispositionId: string | null;
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
  /** What the vendor's word says of this call and nobody has acted upon yet. */
  readonly said: Disposition | null;
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
  if (decision.dials.length === 0) return { attempt: null, entry: null, extraDials: [], said: null };
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
      dispositionId: attempt.dispositionId,
      evidence: attempt.digits === null ? 'none before the doubt window ended' : 'key press',
      dialedAt: attempt.dialedAt,
      closedAt: now,
      doubtUntil: attempt.doubtUntil,
      digits: attempt.digits,
      breach: attempt.breach,
    },
    entry: entryChange(attempt, { result, said: null }, policy, now, ['in_flight']),
    extraDials: [],
    said: null,
  };
}

function planOpen(attempt: SettleAttempt, decision: Decision, policy: SettlePolicy, now: Date): Settlement {
  const result = attempt.digits === null ? decision.result : 'ANSWERED';
  const breach = attempt.breach ?? breachOf(attempt, decision.dials);
  const extraDials = decision.dials.slice(1).map((dial) => toExtraDial(attempt, dial));
  const said = newlySaid(attempt.dispositionId, decision.disposition);
  const base = {
    id: attempt.id,
    resultWord: decision.word,
    dispositionId: said?.id ?? attempt.dispositionId,
    evidence: `call record by ${decision.matchedBy ?? 'our id'}`,
    dialedAt: decision.dialedAt,
    digits: attempt.digits,
    breach,
  };
  if (result !== null) {
    return {
      attempt: { ...base, state: 'CLOSED', result, closedAt: now, doubtUntil: attempt.doubtUntil },
      entry: entryChange(attempt, { result, said }, policy, endOf(attempt, decision, now), ['in_flight']),
      extraDials,
      said,
    };
  }
  const doubtUntil = attempt.doubtUntil ?? new Date(now.getTime() + attempt.doubtSeconds * 1_000);
  const change = { ...base, state: 'OBSERVED' as const, result: null, closedAt: null, doubtUntil };
  return { attempt: isNews(attempt, change) ? change : null, entry: null, extraDials, said };
}

/**
 * CLOSED stays closed. Records that came late make the attempt's own facts true; its entry goes on as it was, except
 * that a person who turns out to have answered is not called again while the entry still waits, and that a disposition
 * which the word says only now is acted upon.
 */
function planClosed(attempt: SettleAttempt, decision: Decision, policy: SettlePolicy, now: Date): Settlement {
  const said = newlySaid(attempt.dispositionId, decision.disposition);
  const isStronger = decision.result !== null && strength(decision.result) >= strength(attempt.result);
  const change: AttemptChange = {
    id: attempt.id,
    state: 'CLOSED',
    result: isStronger ? decision.result : attempt.result,
    resultWord: isStronger ? decision.word : attempt.resultWord,
    dispositionId: said?.id ?? attempt.dispositionId,
    evidence: `call record by ${decision.matchedBy ?? 'our id'}`,
    dialedAt: decision.dialedAt,
    closedAt: null,
    doubtUntil: attempt.doubtUntil,
    digits: attempt.digits,
    breach: attempt.breach ?? breachOf(attempt, decision.dials),
  };
  return {
    attempt: isNews(attempt, change) ? change : null,
    entry: lateEntry(attempt, change, { said, end: endOf(attempt, decision, now) }, policy, now),
    extraDials: decision.dials.slice(1).map((dial) => toExtraDial(attempt, dial)),
    said,
  };
}

function lateEntry(
  attempt: SettleAttempt,
  change: AttemptChange,
  { said, end }: { readonly said: Disposition | null; readonly end: Date },
  policy: SettlePolicy,
  now: Date,
): EntryChange | null {
  const result = (change.result ?? 'UNCONFIRMED') as Result;
  if (said !== null && said.action !== 'NONE')
    return lateEntryChange(
      attempt,
      outcomeOfCall({ result, digits: attempt.digits, said }, policy),
      policy,
      now,
    );
  if (result !== 'ANSWERED' || attempt.result === 'ANSWERED') return null;
  const entry = entryChange(attempt, { result, said }, policy, end, ['waiting', 'ready', 'blocked']);
  return entry?.state === 'done' ? entry : null;
}

/** Said to be refused, or never sent, and dialled all the same: its state is final, so the dials count beside it. */
function planNeverSent(attempt: SettleAttempt, decision: Decision): Settlement {
  const state = attempt.state as AttemptChange['state'];
  const said = newlySaid(attempt.dispositionId, decision.disposition);
  const change: AttemptChange = {
    id: attempt.id,
    state,
    result: attempt.result,
    resultWord: decision.word,
    dispositionId: said?.id ?? attempt.dispositionId,
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
    said,
  };
}

function entryChange(
  attempt: SettleAttempt,
  end: { readonly result: Result; readonly said: Disposition | null },
  policy: SettlePolicy,
  at: Date,
  from: EntryChange['from'],
): EntryChange | null {
  if (attempt.entry === null) return null;
  const outcome = outcomeOfCall({ ...end, digits: attempt.digits }, policy);
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
    attempt.dispositionId !== change.dispositionId ||
    attempt.breach !== change.breach ||
    attempt.dialedAt?.getTime() !== change.dialedAt?.getTime()
  );
}

const iso = (at: Date | null): string => at?.toISOString() ?? 'an unknown time';
