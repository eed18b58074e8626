import type { ResultCounts } from '@callspool/domain';
import type { CallOutcome, SettlePolicy } from './call-outcome.js';
import { type EntryChange, entryAfter } from './entry-after.js';
import type { SettleAttempt } from './evidence.js';

/** The entry as it would stand if what is known only now had been known when the attempt was closed. */
export function lateEntryChange(
  attempt: SettleAttempt,
  outcome: CallOutcome,
  policy: SettlePolicy,
  now: Date,
): EntryChange | null {
  if (attempt.entry === null) return null;
  const entry = {
    ...attempt.entry,
    resultCounts: withoutOne(attempt.entry.resultCounts, attempt.result),
  };
  return {
    ...entryAfter(entry, outcome, policy, now),
    attemptId: attempt.id,
    from: ['done', 'waiting', 'ready', 'blocked'],
  };
}

function withoutOne(counts: ResultCounts, result: string | null): ResultCounts {
  const { [result as keyof ResultCounts]: count, ...others } = counts;
  return count === undefined || count <= 1 ? others : { ...others, [result as string]: count - 1 };
}
