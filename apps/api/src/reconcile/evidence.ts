import type { AttemptState, ResultCounts, SpoolState, WordResult } from '@callspool/domain';
import type { Disposition } from './call-outcome.js';

/** A call record as reconcile weighs it. */
export interface CallEvidence {
  readonly id: string;
  readonly attemptId: string;
  readonly vendorKey: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly destination: string;
  readonly word: string;
  /** Null: a word that nobody has told us; it settles nothing. */
  readonly result: WordResult | null;
  /** What the word says beyond the result, when a manager has mapped it. */
  readonly disposition: Disposition | null;
  readonly leg: string;
  readonly guid: string | null;
  readonly matchedBy: string;
}

/** An attempt, locked, with the spool entry that still belongs to it. */
export interface SettleAttempt {
  readonly id: string;
  readonly campaignId: string;
  readonly groupId: string | null;
  readonly connectionId: string;
  readonly personId: string | null;
  readonly number: string;
  readonly dialedAs: string;
  readonly method: string;
  readonly state: AttemptState;
  readonly until: Date;
  readonly sendingAt: Date | null;
  readonly recalledAt: Date | null;
  readonly dialedAt: Date | null;
  readonly doubtUntil: Date | null;
  readonly doubtSeconds: number;
  readonly result: string | null;
  readonly resultWord: string | null;
  /** The disposition that was acted upon. */
  readonly dispositionId: string | null;
  /** Keys pressed, one event after the other, separated by a space; '' when the time ran out. */
  readonly digits: string | null;
  readonly breach: string | null;
  readonly entry: SettleEntry | null;
}

export interface SettleEntry {
  readonly id: string;
  readonly state: SpoolState;
  readonly tries: number;
  readonly resultCounts: ResultCounts;
  readonly numberIndex: number;
  readonly numberCount: number;
}
