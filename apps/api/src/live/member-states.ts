/** A member as it is kept; `stateSince` is when it was first seen in its state, null when nobody watched at the time. */
export type MemberItem = Readonly<Record<string, unknown>>;

/** After this long without a look, a state that is the same again may have been another in between. */
const LONGEST_GAP_MS = 60_000;

export interface MembersBefore {
  readonly seenAt: Date;
  readonly items: readonly MemberItem[] | null;
}

/** A phone in several queues has a row and a state in each. */
const keyOf = (item: MemberItem): string => JSON.stringify([item['queue'], item['name']]);

const isSameState = (one: MemberItem, other: MemberItem): boolean =>
  one['state'] === other['state'] && one['isPaused'] === other['isPaused'];

/** Gives every member the moment since when its state has been seen; the vendor itself does not tell. */
export function withStateSince(
  items: readonly MemberItem[],
  at: Date,
  before: MembersBefore | null,
): MemberItem[] {
  const isKnown = before !== null && at.getTime() - before.seenAt.getTime() <= LONGEST_GAP_MS;
  const known = new Map((isKnown ? (before.items ?? []) : []).map((item) => [keyOf(item), item]));
  return items.map((item) => {
    const was = known.get(keyOf(item));
    if (was === undefined) return { ...item, stateSince: null };
    return { ...item, stateSince: isSameState(was, item) ? (was['stateSince'] ?? null) : at.toISOString() };
  });
}
