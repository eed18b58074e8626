import { IANAZone } from 'luxon';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const QUARTER_MS = 15 * MINUTE_MS;
const REMEMBERED_QUARTERS = 20_000;

type OffsetReader = (instantMs: number) => number;

/**
 * Asking the platform for an offset costs microseconds and is done for every decision. Every change of a clock since
 * the 1970s fell on a quarter of an hour of UTC, so one answer serves the whole quarter.
 */
function rememberOffsets(zone: IANAZone): OffsetReader {
  const byQuarter = new Map<number, number>();
  return (instantMs) => {
    const quarter = Math.floor(instantMs / QUARTER_MS);
    const known = byQuarter.get(quarter);
    if (known !== undefined) return known;
    if (byQuarter.size >= REMEMBERED_QUARTERS) byQuarter.clear();
    const offset = zone.offset(quarter * QUARTER_MS);
    byQuarter.set(quarter, offset);
    return offset;
  };
}

/** The wall clock of one IANA zone. "Wall minutes" count from 1970-01-01 00:00 on that wall. */
export interface ZoneClock {
  wallMinutesAt(instantMs: number): number;
  /** The last moment at which the wall comes to this time or, where it jumps over it, the moment of the jump. */
  latestInstantOf(wallMinutes: number): number;
  /** The first moment at which the wall shows this time or, where it jumps over it, the moment of the jump. */
  earliestInstantOf(wallMinutes: number): number;
}

/** The moment between two instants at which the zone's offset changes. */
function transitionBetween(offsetAt: OffsetReader, fromMs: number, toMs: number): number {
  const before = offsetAt(fromMs);
  let low = fromMs;
  let high = toMs;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function instantOf(offsetAt: OffsetReader, wallMinutes: number, which: 'earliest' | 'latest'): number {
  const wallMs = wallMinutes * MINUTE_MS;
  const before = offsetAt(wallMs - DAY_MS);
  const after = offsetAt(wallMs + DAY_MS);
  const early = wallMs - before * MINUTE_MS;
  if (before === after) return early;

  const late = wallMs - after * MINUTE_MS;
  const isEarlyReal = offsetAt(early) === before;
  const isLateReal = offsetAt(late) === after;
  if (isEarlyReal && isLateReal) return which === 'earliest' ? Math.min(early, late) : Math.max(early, late);
  if (isEarlyReal) return early;
  if (isLateReal) return late;
  // The clock jumps over this time: a range begins, and equally ends, at the jump.
  return transitionBetween(offsetAt, wallMs - DAY_MS, wallMs + DAY_MS);
}

const clocks = new Map<string, ZoneClock>();

/** The clock of a zone, or null when the zone is not known here. */
export function findZoneClock(name: string): ZoneClock | null {
  const known = clocks.get(name);
  if (known !== undefined) return known;
  // Zone names come from uploaded rows; only real ones are worth remembering.
  if (name === '' || !IANAZone.isValidZone(name)) return null;
  const offsetAt = rememberOffsets(IANAZone.create(name));
  const clock: ZoneClock = {
    wallMinutesAt: (instantMs) => Math.floor(instantMs / MINUTE_MS + offsetAt(instantMs)),
    latestInstantOf: (wallMinutes) => instantOf(offsetAt, wallMinutes, 'latest'),
    earliestInstantOf: (wallMinutes) => instantOf(offsetAt, wallMinutes, 'earliest'),
  };
  clocks.set(name, clock);
  return clock;
}

/** True for an IANA zone name that this installation knows. */
export const isKnownZone = (name: string): boolean => findZoneClock(name) !== null;
