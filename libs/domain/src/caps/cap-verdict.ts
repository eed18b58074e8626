import { DateTime } from 'luxon';
import { isKnownZone } from '../calling-hours/zone-clock.js';
import type { Cap } from './cap.js';

export type CapVerdict = { readonly free: true } | { readonly free: false; readonly clearsAt: Date | null };

const FREE: CapVerdict = { free: true };
const NEVER: CapVerdict = { free: false, clearsAt: null };

/** Why a cap cannot be trusted, or null. An unreadable cap allows nothing. */
export function capProblem(cap: Cap): string | null {
  if (!Number.isInteger(cap.max) || cap.max < 0) return 'max is not a whole number from 0';
  if (cap.window.kind === 'rolling' && !(cap.window.seconds > 0)) return 'the window has no length';
  if (cap.window.kind === 'calendar_day' && !isKnownZone(cap.window.zone)) {
    return `"${cap.window.zone}" is not a known time zone`;
  }
  return null;
}

const startOfDay = (zone: string, at: Date): DateTime => DateTime.fromJSDate(at, { zone }).startOf('day');

/**
 * The moment from which attempts count: later than it for a rolling window, from it on for a calendar day. Null when
 * there is no such moment and all attempts count.
 */
export function windowStart(cap: Cap, now: Date): Date | null {
  if (capProblem(cap) !== null) return null;
  switch (cap.window.kind) {
    case 'rolling':
      return new Date(now.getTime() - cap.window.seconds * 1000);
    case 'calendar_day':
      return startOfDay(cap.window.zone, now).toJSDate();
    case 'lifetime':
      return null;
  }
}

/** The moment back to which attempts must be known to judge all these caps; null for "since ever". */
export function earliestWindowStart(caps: readonly Cap[], now: Date): Date | null {
  let earliest = now;
  for (const cap of caps) {
    const start = windowStart(cap, now);
    if (start === null) return null;
    if (start < earliest) earliest = start;
  }
  return earliest;
}

function rollingVerdict(max: number, windowMs: number, times: readonly Date[], now: Date): CapVerdict {
  const counted = times
    .map((time) => time.getTime())
    .filter((time) => time + windowMs > now.getTime())
    .sort((a, b) => a - b);
  if (counted.length < max) return FREE;
  // Free again when as many of the oldest have fallen out as leave room for one more.
  const lastToLeave = counted[counted.length - max];
  return lastToLeave === undefined ? NEVER : { free: false, clearsAt: new Date(lastToLeave + windowMs) };
}

function dayVerdict(max: number, zone: string, times: readonly Date[], now: Date): CapVerdict {
  const start = startOfDay(zone, now);
  const startMs = start.toMillis();
  if (times.filter((time) => time.getTime() >= startMs).length < max) return FREE;
  return { free: false, clearsAt: max === 0 ? null : start.plus({ days: 1 }).startOf('day').toJSDate() };
}

/**
 * Whether one more attempt fits under the cap, and else when it will. `times` are the attempts within the cap's reach
 * and scope, in any order; those outside its window are left out here.
 */
export function capVerdict(cap: Cap, times: readonly Date[], now: Date): CapVerdict {
  if (capProblem(cap) !== null) return NEVER;
  switch (cap.window.kind) {
    case 'rolling':
      return rollingVerdict(cap.max, cap.window.seconds * 1000, times, now);
    case 'calendar_day':
      return dayVerdict(cap.max, cap.window.zone, times, now);
    case 'lifetime':
      return times.length < cap.max ? FREE : NEVER;
  }
}

/** Whether the minimum gap since the last attempt is over; it is at its very end. */
export function gapVerdict(lastAttemptAt: Date | null, gapSeconds: number, now: Date): CapVerdict {
  if (lastAttemptAt === null || gapSeconds <= 0) return FREE;
  const clearsAt = new Date(lastAttemptAt.getTime() + gapSeconds * 1000);
  return clearsAt > now ? { free: false, clearsAt } : FREE;
}
