import type { OpennessCache, ZonedSchedule } from '../calling-hours/openness.js';
import { findZoneClock } from '../calling-hours/zone-clock.js';

/** A stretch of open time; `to` is the first moment that is no longer in it. */
export interface Opening {
  readonly from: Date;
  readonly to: Date;
}

const DAY_MINUTES = 24 * 60;

/** When all of these schedules are open together between two moments, in order. Without any schedule never. */
export function openingsOf(
  schedules: readonly ZonedSchedule[],
  between: Opening,
  cache: OpennessCache,
): Opening[] {
  const openings: Opening[] = [];
  if (schedules.length === 0) return openings;
  let at: Date | null = cache.commonOpening(schedules, between.from);
  while (at !== null && at < between.to) {
    const from: Date = at;
    const to = closingOf(schedules, from, between.to, cache);
    openings.push({ from, to });
    at = to < between.to ? cache.commonOpening(schedules, to) : null;
  }
  return openings;
}

function closingOf(
  schedules: readonly ZonedSchedule[],
  from: Date,
  atMost: Date,
  cache: OpennessCache,
): Date {
  let closing = atMost;
  for (const { hours, zones, holidays } of schedules) {
    const answer = cache.opennessInAll(hours, zones, holidays, from);
    if (answer.open && answer.until < closing) closing = answer.until;
  }
  return closing;
}

/** The day that a moment falls on in a zone, or null when the zone is not known. */
export function dayOf(zone: string, at: Date): Opening | null {
  const clock = findZoneClock(zone);
  if (clock === null) return null;
  const start = Math.floor(clock.wallMinutesAt(at.getTime()) / DAY_MINUTES) * DAY_MINUTES;
  return {
    from: new Date(clock.earliestInstantOf(start)),
    to: new Date(clock.earliestInstantOf(start + DAY_MINUTES)),
  };
}

/** How much of a stretch lies inside of the openings, in milliseconds. */
export function openMsWithin(openings: readonly Opening[], { from, to }: Opening): number {
  return openings.reduce((sum, opening) => {
    const start = Math.max(opening.from.getTime(), from.getTime());
    return sum + Math.max(0, Math.min(opening.to.getTime(), to.getTime()) - start);
  }, 0);
}

/** Openings of several groups as one row of stretches without overlap: whenever any of them is open. */
export function anyOf(groups: readonly (readonly Opening[])[]): Opening[] {
  const sorted = groups.flat().sort((one, other) => one.from.getTime() - other.from.getTime());
  const merged: Opening[] = [];
  for (const opening of sorted) {
    const last = merged.at(-1);
    if (last === undefined || opening.from > last.to) merged.push(opening);
    else if (opening.to > last.to) merged[merged.length - 1] = { from: last.from, to: opening.to };
  }
  return merged;
}
