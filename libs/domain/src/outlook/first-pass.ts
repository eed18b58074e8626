import type { Opening } from './openings.js';

/** Contacts that may be called at the same times. */
export interface PassGroup {
  readonly contacts: number;
  readonly openings: readonly Opening[];
}

export interface FirstPass {
  /** First tries that begin in a stretch, by the order of the stretches asked for. */
  readonly triesIn: readonly number[];
  /** When the last contact has been tried once; null when that does not happen while the openings reach. */
  readonly endsAt: Date | null;
}

interface Left {
  readonly openings: readonly Opening[];
  contacts: number;
}

const isOpenAt = ({ openings }: Left, ms: number): boolean =>
  openings.some(({ from, to }) => from.getTime() <= ms && ms < to.getTime());

/**
 * Tries every contact once at a steady pace, whoever may be called at the time, in shares of what is left of each group.
 * It counts no second tries: how many there are depends on results that nobody knows yet.
 */
export function firstPass(
  groups: readonly PassGroup[],
  perSecond: number,
  stretches: readonly Opening[],
): FirstPass {
  const left = groups.filter(({ contacts }) => contacts > 0).map((group): Left => ({ ...group }));
  const triesIn = stretches.map(() => 0);
  if (left.length === 0 || perSecond <= 0) return { triesIn, endsAt: null };
  const bounds = boundsOf(groups, stretches);
  for (const [index, fromMs] of bounds.entries()) {
    const toMs = bounds[index + 1];
    if (toMs === undefined) break;
    const endMs = workOff(left, perSecond, { fromMs, toMs }, (tries) => {
      const stretch = stretches.findIndex(
        ({ from, to }) => from.getTime() <= fromMs && fromMs < to.getTime(),
      );
      if (stretch >= 0) triesIn[stretch] = (triesIn[stretch] ?? 0) + tries;
    });
    if (endMs !== null) return { triesIn: triesIn.map(Math.round), endsAt: new Date(endMs) };
  }
  return { triesIn: triesIn.map(Math.round), endsAt: null };
}

/** Nothing opens or closes between two bounds. */
function boundsOf(groups: readonly PassGroup[], stretches: readonly Opening[]): number[] {
  const moments = [...groups.flatMap(({ openings }) => openings), ...stretches].flatMap(({ from, to }) => [
    from.getTime(),
    to.getTime(),
  ]);
  return [...new Set(moments)].sort((one, other) => one - other);
}

/** Works between two bounds; answers the moment at which nobody at all is left, or null. */
function workOff(
  left: Left[],
  perSecond: number,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  count: (tries: number) => void,
): number | null {
  const open = left.filter((group) => group.contacts > 0 && isOpenAt(group, fromMs));
  const waiting = open.reduce((sum, { contacts }) => sum + contacts, 0);
  if (waiting === 0) return null;
  const room = (perSecond * (toMs - fromMs)) / 1000;
  const tries = Math.min(waiting, room);
  count(tries);
  for (const group of open) group.contacts -= (tries * group.contacts) / waiting;
  const isOver = tries === waiting && left.every((group) => open.includes(group) || group.contacts === 0);
  if (tries === waiting) for (const group of open) group.contacts = 0;
  return isOver ? fromMs + (waiting / perSecond) * 1000 : null;
}
