/** Where a contact stands in a campaign. An entry is always in exactly one of these states. */
export const SPOOL_STATES = ['new', 'waiting', 'ready', 'in_flight', 'done', 'blocked'] as const;

export type SpoolState = (typeof SPOOL_STATES)[number];

/**
 * `blocked` is an entry that only a person or an event can free; `waiting` clears by time. A done entry comes back
 * when a manager respools it or a callback is promised. Only a ready entry may be claimed.
 */
export const SPOOL_NEXT = {
  new: ['ready', 'waiting', 'blocked', 'done'],
  waiting: ['ready', 'blocked', 'done'],
  ready: ['in_flight', 'waiting', 'blocked', 'done'],
  in_flight: ['ready', 'waiting', 'blocked', 'done'],
  blocked: ['ready', 'waiting', 'done'],
  done: ['waiting'],
} as const satisfies Record<SpoolState, readonly SpoolState[]>;

export const canSpoolMove = (from: SpoolState, to: SpoolState): boolean =>
  (SPOOL_NEXT[from] as readonly SpoolState[]).includes(to);
