import { DateTime } from 'luxon';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const OVERLAP_MS = 2 * HOUR_MS;
const FOLD_OVERLAP_MS = 3 * HOUR_MS;
/** After a long outage the past is closed in pieces, so that a failure near the end does not cost all of it. */
const LONGEST_MS = 6 * HOUR_MS;
const TAIL_MS = 5 * MINUTE_MS;
const TAIL_MARGIN_MS = 30 * SECOND_MS;
const VENDOR_AHEAD_MS = MINUTE_MS;

export interface PollWindow {
  readonly from: Date;
  readonly to: Date;
}

const plus = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** The next window to be closed after `mark`: a piece of new time, and what was read before it once more. */
export function closedWindow(mark: Date, now: Date, zone: string): PollWindow {
  const to = now.getTime() - mark.getTime() > LONGEST_MS ? plus(mark, LONGEST_MS) : now > mark ? now : mark;
  const from = plus(mark, -FOLD_OVERLAP_MS);
  // Where the wall clock was set back the same hour is told twice, so more of the past is read again.
  return { from: isSetBackBetween(from, to, zone) ? from : plus(mark, -OVERLAP_MS), to };
}

/** The last minutes, for as long as an attempt sent in them waits for its record; null when none does. */
export function tailWindow(oldestSendingAt: Date | null, now: Date): PollWindow | null {
  if (oldestSendingAt === null) return null;
  const least = plus(now, -TAIL_MS);
  const from = oldestSendingAt < least ? least : oldestSendingAt;
  return { from: plus(from, -TAIL_MARGIN_MS), to: plus(now, VENDOR_AHEAD_MS) };
}

function isSetBackBetween(from: Date, to: Date, zone: string): boolean {
  for (let at = from; at < to; at = plus(at, HOUR_MS)) {
    const next = plus(at, HOUR_MS);
    if (offsetOf(next > to ? to : next, zone) < offsetOf(at, zone)) return true;
  }
  return false;
}

const offsetOf = (at: Date, zone: string): number => DateTime.fromJSDate(at, { zone }).offset;
