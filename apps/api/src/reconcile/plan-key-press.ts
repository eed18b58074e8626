import { type Disposition, dispositionOf, outcomeOfCall, type SettlePolicy } from './call-outcome.js';
import type { SettleAttempt } from './evidence.js';
import { lateEntryChange } from './late-entry.js';
import { type AttemptChange, SETTLES, type Settlement, strength } from './plan-settlement.js';

export interface KeyPressPlan {
  readonly settlement: Settlement;
  /** The disposition that this key brought about; null when it means nothing, or another key came first. */
  readonly disposition: Disposition | null;
}

/**
 * Somebody who pressed a key has answered. The attempt is OBSERVED until its call record comes; the action of the
 * first key that means something is applied once, also when the record came before the key.
 */
export function planKeyPress(
  attempt: SettleAttempt,
  pressed: string,
  policy: SettlePolicy,
  now: Date,
): KeyPressPlan {
  const digits = joined(attempt.digits, pressed);
  const disposition = dispositionOf(attempt.digits, policy) === null ? dispositionOf(digits, policy) : null;
  const isOpen = SETTLES.has(attempt.state);
  const isAnsweredNow = attempt.state === 'CLOSED' && strength(attempt.result) < strength('ANSWERED');
  const change: AttemptChange = {
    id: attempt.id,
    state: isOpen ? 'OBSERVED' : (attempt.state as AttemptChange['state']),
    result: isAnsweredNow ? 'ANSWERED' : attempt.result,
    resultWord: attempt.resultWord,
    dispositionId: disposition?.id ?? attempt.dispositionId,
    evidence: 'key press',
    dialedAt: attempt.dialedAt ?? attempt.sendingAt,
    closedAt: null,
    doubtUntil:
      isOpen && attempt.doubtUntil === null
        ? new Date(now.getTime() + attempt.doubtSeconds * 1_000)
        : attempt.doubtUntil,
    digits,
    breach: attempt.breach,
  };
  const mustMoveEntry = attempt.state === 'CLOSED' && (disposition !== null || isAnsweredNow);
  const outcome = outcomeOfCall({ result: 'ANSWERED', digits, said: null }, policy);
  return {
    settlement: {
      attempt: change,
      entry: mustMoveEntry ? lateEntryChange(attempt, outcome, policy, now) : null,
      extraDials: [],
      said: null,
    },
    disposition,
  };
}

const joined = (before: string | null, pressed: string): string =>
  before === null || before === '' ? pressed : pressed === '' ? before : `${before} ${pressed}`;
