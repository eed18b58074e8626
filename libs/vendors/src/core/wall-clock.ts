import { DateTime, IANAZone } from 'luxon';

export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface WallReading {
  readonly instant: Date;
  /** The second meaning, when the clock was set back across this time: always the later of the two. */
  readonly alternative?: Date;
  /** True when the clock was set forward across this time, so that it never was. */
  readonly isInGap: boolean;
}

export const isKnownZone = (zone: string): boolean => IANAZone.isValidZone(zone);

/** The instant that a wall clock in `zone` meant; `null` when the fields are no date at all (month 13, 30 February). */
export function readWallTime(wall: WallTime, zone: string): WallReading | null {
  const time = DateTime.fromObject({ ...wall }, { zone });
  if (!time.isValid) return null;
  const [first, second] = time.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis());
  const isInGap = time.hour !== wall.hour || time.minute !== wall.minute || time.day !== wall.day;
  const instant = (first ?? time).toJSDate();
  return second === undefined ? { instant, isInGap } : { instant, alternative: second.toJSDate(), isInGap };
}

/** `pattern` in luxon's letters. */
export const showWallTime = (instant: Date, zone: string, pattern: string): string =>
  DateTime.fromJSDate(instant, { zone }).toFormat(pattern, { locale: 'en-US' });

/**
 * Bounds for a question asked in wall time, as instants whose wall times enclose every wall time of [from, to]. When the
 * clock was set back in between, both ends are moved out by that much: wall time ran twice there, and the end of the range
 * may even read earlier than its start.
 */
export function wallWindow(from: Date, to: Date, zone: string): { readonly start: Date; readonly end: Date } {
  const offsetOf = (instant: Date): number => DateTime.fromJSDate(instant, { zone }).offset;
  const setBackMs = Math.max(0, offsetOf(from) - offsetOf(to)) * 60_000;
  if (setBackMs === 0) return { start: from, end: to };
  return { start: new Date(from.getTime() - setBackMs), end: new Date(to.getTime() + setBackMs) };
}
