export const DNC_SCOPES = ['all', 'group', 'campaign'] as const;
export type DncScope = (typeof DNC_SCOPES)[number];

export const DNC_MATCHES = ['number', 'prefix'] as const;
export type DncMatch = (typeof DNC_MATCHES)[number];

/** A number, or every number that begins with a prefix, that must not be called. */
export interface DncEntry {
  readonly id: string;
  readonly scope: DncScope;
  /** The group's or campaign's id; null for scope "all". */
  readonly scopeId: string | null;
  readonly match: DncMatch;
  /** E.164 digits without "+". */
  readonly value: string;
  /** Plain words for the person who asks why; null when none was given. */
  readonly reason: string | null;
  /** The first moment at which the entry no longer counts; null for ever. */
  readonly expiresAt: Date | null;
  /** The registry whose file names the number; left out for entries of our own list. Then `id` is the registry's. */
  readonly registry?: string | null;
}
