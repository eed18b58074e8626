import { IANAZone } from 'luxon';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The wall clock of one IANA zone. "Wall minutes" count from 1970-01-01 00:00 on that wall. */
export interface ZoneClock {
  wallMinutesAt(instantMs: number): number;
  /** The last moment at which the wall comes to this time or, where it jumps over it, the moment of the jump. */
  latestInstantOf(wallMinutes: number): number;
  /** The first moment at which the wall shows this time or, where it jumps over it, the moment of the jump. */
  earliestInstantOf(wallMinutes: number): number;
}

/** The moment between two instants at which the zone's offset changes. */
function transitionBetween(zone: IANAZone, fromMs: number, toMs: number): number {
  const before = zone.offset(fromMs);
  let low = fromMs;
  let high = toMs;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function instantOf(zone: IANAZone, wallMinutes: number, which: 'earliest' | 'latest'): number {
  const wallMs = wallMinutes * MINUTE_MS;
  const before = zone.offset(wallMs - DAY_MS);
  const after = zone.offset(wallMs + DAY_MS);
  const early = wallMs - before * MINUTE_MS;
  if (before === after) return early;

  const late = wallMs - after * MINUTE_MS;
  const isEarlyReal = zone.offset(early) === before;
  const isLateReal = zone.offset(late) === after;
  if (isEarlyReal && isLateReal) return which === 'earliest' ? Math.min(early, late) : Math.max(early, late);
  if (isEarlyReal) return early;
  if (isLateReal) return late;
  // The clock jumps over this time: a range begins, and equally ends, at the jump.
  return transitionBetween(zone, wallMs - DAY_MS, wallMs + DAY_MS);
}

const clocks = new Map<string, ZoneClock>();

/** The clock of a zone, or null when the zone is not known here. */
export function findZoneClock(name: string): ZoneClock | null {
  const known = clocks.get(name);
  if (known !== undefined) return known;
  // Zone names come from uploaded rows; only real ones are worth remembering.
  if (name === '' || !IANAZone.isValidZone(name)) return null;
  const zone = IANAZone.create(name);
  const clock: ZoneClock = {
    wallMinutesAt: (instantMs) => Math.floor(instantMs / MINUTE_MS + zone.offset(instantMs)),
    latestInstantOf: (wallMinutes) => instantOf(zone, wallMinutes, 'latest'),
    earliestInstantOf: (wallMinutes) => instantOf(zone, wallMinutes, 'earliest'),
  };
  clocks.set(name, clock);
  return clock;
}

/** True for an IANA zone name that this installation knows. */
export const isKnownZone = (name: string): boolean => findZoneClock(name) !== null;
