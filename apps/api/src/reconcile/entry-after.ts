import { afterResult, type ResultCounts, type RespoolRule, type SpoolState } from '@callspool/domain';
import type { CallOutcome, SettlePolicy } from './call-outcome.js';
import type { SettleEntry } from './evidence.js';

/** What becomes of a spool entry, as it is written back. */
export interface EntryChange {
  readonly id: string;
  readonly attemptId: string;
  /** The entry is changed only while it is in one of these states and its last attempt is `attemptId`. */
  readonly from: readonly SpoolState[];
  readonly state: 'waiting' | 'done';
  readonly notBefore: Date | null;
  readonly numberIndex: number;
  readonly resultCounts: ResultCounts;
  /** Null: as before. */
  readonly priority: number | null;
  readonly lastResult: string;
  readonly doneReason: string | null;
  /** The call that the disposition promises; the entry waits for it in the same transaction. */
  readonly promise: { readonly dueAt: Date; readonly note: string } | null;
}

const HOUR_SECONDS = 3_600;
const MINUTE_SECONDS = 60;
const MOST_DISPOSITION_TRIES = 3;

/** Where the entry goes after the attempt has ended at `at`. */
export function entryAfter(
  entry: SettleEntry,
  outcome: CallOutcome,
  policy: SettlePolicy,
  at: Date,
): Omit<EntryChange, 'attemptId' | 'from'> {
  const base = {
    id: entry.id,
    notBefore: null,
    numberIndex: entry.numberIndex,
    resultCounts: entry.resultCounts,
    priority: null,
    lastResult: outcome.result,
    doneReason: null,
    promise: null,
  };
  if (outcome.action === 'BLACKLIST') return { ...base, state: 'done', doneReason: 'blacklisted' };
  if (policy.vendorDecides) return { ...base, state: 'done', doneReason: 'vendor_decides' };
  const promise = promiseOf(outcome, at);
  const rules = rulesFor(outcome, policy.rules, entry);
  const next = afterResult({ result: outcome.result, entry, rules, at });
  if (next.state === 'done') {
    return { ...base, state: 'done', resultCounts: next.resultCounts, doneReason: next.reason, promise };
  }
  const { notBefore, numberIndex, resultCounts, priority } = next;
  const again = { notBefore, numberIndex, resultCounts, priority: priority ?? null };
  return { ...base, state: 'waiting', ...again, promise };
}

/** No vendor's record or report names a time, so the disposition's own delay counts, from the end of the call. */
function promiseOf({ action, disposition }: CallOutcome, at: Date): EntryChange['promise'] {
  const delay = disposition?.scheduleDelayMinutes ?? null;
  if (action !== 'SCHEDULE' || disposition === null || delay === null) return null;
  const dueAt = new Date(at.getTime() + delay * MINUTE_SECONDS * 1_000);
  return { dueAt, note: disposition.label };
}

/** A disposition that asks for another try goes before the campaign's rule for the result. */
function rulesFor(
  { action, result }: CallOutcome,
  rules: readonly RespoolRule[],
  entry: SettleEntry,
): readonly RespoolRule[] {
  const own = rules.find((rule) => rule.result === result);
  const others = rules.filter((rule) => rule.result !== result);
  const again = {
    result,
    delaySeconds: own?.delaySeconds ?? HOUR_SECONDS,
    maxTries: own?.maxTries ?? MOST_DISPOSITION_TRIES,
    whenUsedUp: 'close' as const,
    ...(own?.priority !== undefined && { priority: own.priority }),
  };
  if (action === 'RESPOOL') return [{ ...again, number: 'same' }, ...others];
  if (action !== 'RESPOOL_ALTERNATIVE') return rules;
  // Without another number there is nothing to try: the contact asked not to be called on this one.
  if (entry.numberIndex + 1 >= entry.numberCount) return others;
  return [{ ...again, number: 'next', delaySeconds: own?.delaySeconds ?? MINUTE_SECONDS }, ...others];
}
