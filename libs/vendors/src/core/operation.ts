import type { VendorEffect } from './vendor-error.js';

/** One documented operation of a vendor, and what follows when its answer is missing or odd. */
export interface Operation {
  readonly name: string;
  /** Reads change nothing over there: whatever goes wrong, the effect is none. */
  readonly acts: boolean;
  /** May ring a phone: it needs a send-by moment and is counted by the rate limit. */
  readonly dials: boolean;
  /** May be sent again whatever became of the first. Declared, never derived from the HTTP method: our vendors dial on GET. */
  readonly repeatable: boolean;
}

/** What must be assumed when this operation's answer is missing or not on its list. */
export const effectWhenUnclear = (operation: Operation): VendorEffect =>
  operation.acts ? 'unknown' : 'none';

export const readOperation = (name: string): Operation => ({
  name,
  acts: false,
  dials: false,
  repeatable: true,
});
export const dialOperation = (name: string): Operation => ({
  name,
  acts: true,
  dials: true,
  repeatable: false,
});
export const repeatableChange = (name: string): Operation => ({
  name,
  acts: true,
  dials: false,
  repeatable: true,
});
export const singleChange = (name: string): Operation => ({
  name,
  acts: true,
  dials: false,
  repeatable: false,
});
