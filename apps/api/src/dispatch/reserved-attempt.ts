import type { DispatchEntry } from './dispatch-entry.js';

/** An attempt that has been claimed and not yet sent. */
export interface ReservedAttempt {
  readonly id: string;
  readonly entry: DispatchEntry;
  readonly number: string;
  readonly dialedAs: string;
  /** The first moment at which it may no longer be sent. */
  readonly until: Date;
}
