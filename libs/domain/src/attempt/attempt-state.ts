export const ATTEMPT_STATES = [
  'RESERVED',
  'SENDING',
  'ACCEPTED',
  'OBSERVED',
  'CLOSED',
  'REFUSED',
  'RELEASED',
  'RECALLED',
  'IN_DOUBT',
] as const;

export type AttemptState = (typeof ATTEMPT_STATES)[number];

/**
 * The forward moves of an attempt. Evidence may come before the vendor's own reply (SENDING → OBSERVED) and after a
 * recall (a call record proves that it rang all the same). RELEASED after SENDING is the sender's own proof that nothing was
 * written to the socket. Nothing ever leads back to a state before the send gate.
 */
export const ATTEMPT_NEXT = {
  RESERVED: ['SENDING', 'RELEASED'],
  SENDING: ['ACCEPTED', 'REFUSED', 'RELEASED', 'IN_DOUBT', 'OBSERVED', 'CLOSED'],
  ACCEPTED: ['OBSERVED', 'RECALLED', 'CLOSED'],
  IN_DOUBT: ['ACCEPTED', 'REFUSED', 'RELEASED', 'OBSERVED', 'RECALLED', 'CLOSED'],
  OBSERVED: ['CLOSED'],
  RECALLED: ['OBSERVED', 'CLOSED'],
  CLOSED: [],
  REFUSED: [],
  RELEASED: [],
} as const satisfies Record<AttemptState, readonly AttemptState[]>;

export const canAttemptMove = (from: AttemptState, to: AttemptState): boolean =>
  (ATTEMPT_NEXT[from] as readonly AttemptState[]).includes(to);

/** True for every attempt that rang, may have rung or may still ring; only a proven "no" and "never sent" are free. */
export const countsAgainstCaps = (state: AttemptState): boolean =>
  state !== 'REFUSED' && state !== 'RELEASED';

/** The states that {@link countsAgainstCaps} accepts, for repositories that narrow by state. */
export const COUNTED_ATTEMPT_STATES: readonly AttemptState[] = ATTEMPT_STATES.filter(countsAgainstCaps);

const LIVE: ReadonlySet<AttemptState> = new Set(['RESERVED', 'SENDING', 'ACCEPTED', 'OBSERVED', 'IN_DOUBT']);

/** True while a phone may still ring or a call may still go on because of this attempt. */
export const isLiveAttempt = (state: AttemptState): boolean => LIVE.has(state);

export const LIVE_ATTEMPT_STATES: readonly AttemptState[] = ATTEMPT_STATES.filter(isLiveAttempt);
