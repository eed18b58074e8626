import type { Result } from '../result/result.js';

export const MIN_RESPOOL_DELAY_SECONDS = 1;
export const MAX_RESPOOL_DELAY_SECONDS = 90 * 24 * 60 * 60;
export const MAX_RESPOOL_TRIES = 50;

/** What to do with a contact after one result. */
export interface RespoolRule {
  readonly result: Result;
  /** From the end of the attempt; 1 second to 90 days. */
  readonly delaySeconds: number;
  /** How often this result may lead to another try before the rule is used up, 0 to 50. */
  readonly maxTries: number;
  /** Which number the next try rings; "next" stays on the last number when there is no further one. */
  readonly number: 'same' | 'next';
  /** Where the entry ranks from now on; as before when left out. Lower comes first. */
  readonly priority?: number;
  readonly whenUsedUp: 'next_number' | 'close';
}

/** How often each result was seen since the entry last moved on because a number was used up. */
export type ResultCounts = Readonly<Partial<Record<Result, number>>>;

/** What the rules need to know of a spool entry. */
export interface RespoolEntry {
  /** Every try so far on any number, the one that just ended included. */
  readonly tries: number;
  /** Before the result that is being applied. */
  readonly resultCounts: ResultCounts;
  readonly numberIndex: number;
  readonly numberCount: number;
}

export const RESPOOL_END_REASONS = ['answered', 'rejected', 'invalid_number', 'no_rule', 'used_up'] as const;
export type RespoolEndReason = (typeof RESPOOL_END_REASONS)[number];

export type AfterResult =
  | {
      readonly state: 'waiting';
      readonly notBefore: Date;
      readonly numberIndex: number;
      readonly resultCounts: ResultCounts;
      readonly priority?: number;
    }
  | { readonly state: 'done'; readonly reason: RespoolEndReason; readonly resultCounts: ResultCounts };
