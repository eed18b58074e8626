import type { DncMatch, DncScope } from '@callspool/domain';

export interface Reached {
  readonly scope: DncScope;
  readonly groupId: string | null;
  readonly campaignId: string | null;
  readonly match: DncMatch;
  readonly value: string;
}

/** Entries of one reach: the same campaigns, and all of them numbers or all prefixes. */
export interface ReachedSet {
  readonly scope: DncScope;
  readonly groupId: string | null;
  readonly campaignId: string | null;
  readonly match: DncMatch;
  readonly values: readonly string[];
}

export const reachKey = (entry: Omit<Reached, 'value'>): string =>
  [entry.scope, entry.groupId ?? entry.campaignId ?? '', entry.match].join(' ');

/** Gathers entries by what they reach, so that each reach costs one statement. */
export function byReach(entries: readonly Reached[]): ReachedSet[] {
  const sets = new Map<string, { first: Reached; values: string[] }>();
  for (const entry of entries) {
    const key = reachKey(entry);
    const set = sets.get(key);
    if (set === undefined) sets.set(key, { first: entry, values: [entry.value] });
    else set.values.push(entry.value);
  }
  return [...sets.values()].map(({ first, values }) => ({
    scope: first.scope,
    groupId: first.groupId,
    campaignId: first.campaignId,
    match: first.match,
    values,
  }));
}

export const toNumber = (digits: string): string => `+${digits}`;
