/** How much of a moment is said. Seconds only where they matter. */
export type MomentStyle = 'time' | 'seconds' | 'day' | 'full';

const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** The words of one moment: the day is left out on the same day, the year in the same year; the zone never. */
export interface MomentWords {
  /** `14:32`, `Fri 20 Nov 14:32`, `20 Nov 2025 14:32`. */
  readonly text: string;
  /** `CET`, `GMT+3`: the zone's short name at that moment. */
  readonly zone: string;
}

/**
 * Words for `at` on the clock of `timeZone` (the browser's own when absent), as seen at `now`.
 * @throws RangeError for a zone that the browser does not know.
 */
export function momentWords(
  at: Date,
  now: Date,
  options: { readonly locale: string; readonly timeZone?: string | undefined; readonly style?: MomentStyle },
): MomentWords {
  const { locale, timeZone, style = 'full' } = options;
  const zone = timeZone === undefined ? {} : { timeZone };
  const write = (parts: Intl.DateTimeFormatOptions, moment = at): string =>
    new Intl.DateTimeFormat(locale, { ...parts, ...zone }).format(moment).replaceAll(',', '');
  const dayKey = (moment: Date): string =>
    write({ year: 'numeric', month: '2-digit', day: '2-digit' }, moment);
  const yearOf = (moment: Date): string => write({ year: 'numeric' }, moment);
  const day =
    yearOf(at) === yearOf(now)
      ? write({ weekday: 'short', day: 'numeric', month: 'short' })
      : write({ day: 'numeric', month: 'short', year: 'numeric' });
  const time = write(style === 'seconds' ? { ...TIME, second: '2-digit' } : TIME);
  const isToday = dayKey(at) === dayKey(now);
  const text = style === 'day' ? day : style === 'time' || isToday ? time : `${day} ${time}`;
  return { text, zone: zoneName(at, locale, timeZone) };
}

/** The short name of a zone at a moment: `CET`, `EST`, `GMT+3`. */
export function zoneName(at: Date, locale: string, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** The place in a zone's name: `Europe/Brussels` is `Brussels`. */
export const zonePlace = (timeZone: string): string =>
  (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
