/** `2026-11-20T14:30`, as a field of a date and a time holds it. */
export type WallTime = string;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What the clock of a zone shows at a moment. */
export function wallTimeOf(at: Date, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/**
 * The moment at which the clock of a zone shows this. Of two (the clock was set back) the first; a time that the clock skips
 * is no moment: null, as for what is no time at all.
 */
export function momentOfWallTime(wall: WallTime, timeZone: string): Date | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return null;
  // A zone is never further than a day from UTC: the offsets of the days around hold every one that may apply.
  const offsets = [-DAY_MS, 0, DAY_MS].map((shift) => offsetAt(new Date(asUtc + shift), timeZone));
  const moments = [...new Set(offsets)]
    .map((offset) => new Date(asUtc - offset))
    .filter((moment) => wallTimeOf(moment, timeZone) === wall.slice(0, 16))
    .sort((one, other) => one.getTime() - other.getTime());
  return moments[0] ?? null;
}

function offsetAt(at: Date, timeZone: string): number {
  const minute = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${wallTimeOf(at, timeZone)}Z`) - minute;
}
