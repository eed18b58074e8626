/**
 * Where a promised call stands. `open` waits for its moment and `due` for its call: both are stored as open, the clock
 * tells them apart. Kept, missed and cancelled ones block nothing any more.
 */
export const CALLBACK_STATES = ['open', 'due', 'kept', 'missed', 'cancelled'] as const;
export type CallbackState = (typeof CALLBACK_STATES)[number];
export type StoredCallbackState = Exclude<CallbackState, 'due'>;

/** Who promised: a person in the console, a disposition of a call, or another system. */
export const CALLBACK_SOURCES = ['person', 'disposition', 'api'] as const;
export type CallbackSource = (typeof CALLBACK_SOURCES)[number];

/** The longest time ahead for which a call may be promised. */
export const MAX_CALLBACK_AHEAD_DAYS = 366;

/** An open promise as the policy weighs it. */
export interface PromisedCall {
  readonly id: string;
  readonly dueAt: Date;
  /** The E.164 number that was promised a call. */
  readonly number: string;
  /** The vendor's word for the agent who is to make it; null when anybody may. */
  readonly agent: string | null;
  /** Made to this contact; false when another contact of the same person has it. */
  readonly isOwn: boolean;
}

/** The state as it is shown: an open promise is due from its moment on. */
export const callbackState = (stored: StoredCallbackState, dueAt: Date, now: Date): CallbackState =>
  stored === 'open' && dueAt <= now ? 'due' : stored;

/** The first moment at which an unanswered promise counts as missed. */
export const missedFrom = (dueAt: Date, graceMinutes: number): Date =>
  new Date(dueAt.getTime() + graceMinutes * 60_000);
