import { minuteRangesOf } from './hours-problem.js';
import type { HolidayDates, IsoWeekday, WeeklyHours } from './weekly-hours.js';
import type { ZoneClock } from './zone-clock.js';

const DAY_MINUTES = 24 * 60;
const DAY_MS = DAY_MINUTES * 60_000;

/** How far ahead an opening is looked for. */
const OPENS_WITHIN_DAYS = 366;
/** How far ahead the end of a long opening is looked for; nothing needs an answer that holds longer. */
const UNTIL_WITHIN_DAYS = 8;

/** A stretch of open time on the wall, and the instants it comes to once somebody asked. */
interface OpenRange {
  readonly fromWall: number;
  toWall: number;
  startMs: number | null;
  endMs: number | null;
}

export type IntervalAnswer =
  | { readonly open: true; readonly untilMs: number }
  | { readonly open: false; readonly opensAtMs: number | null };

/** The open intervals of one schedule in one zone. Worked out day by day, as far as the questions reach. */
export interface OpenIntervals {
  /** For any instant from the one it was created for. */
  at(instantMs: number): IntervalAnswer;
  isHoliday(instantMs: number): boolean;
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): IsoWeekday => (((((day + 3) % 7) + 7) % 7) + 1) as IsoWeekday;

const dayOf = (clock: ZoneClock, instantMs: number): number =>
  Math.floor(clock.wallMinutesAt(instantMs) / DAY_MINUTES);

/**
 * Contiguous ranges, also over midnight, are joined on the wall before they become instants: a change of the clock
 * inside an opening is no bound. At a bound that the clock shows twice the range starts late and ends early; at a
 * bound that it jumps over, the range starts or ends with the jump.
 */
export function createOpenIntervals(
  schedule: { readonly hours: WeeklyHours; readonly holidays: HolidayDates },
  clock: ZoneClock,
  fromMs: number,
): OpenIntervals {
  const holidays = new Set(schedule.holidays.map((date) => Date.parse(`${date}T00:00:00Z`) / DAY_MS));
  const ranges: OpenRange[] = [];
  // One day early: a change of the clock at midnight can bring yesterday's wall back.
  let nextDay = dayOf(clock, fromMs) - 1;

  const addDay = (): void => {
    const day = nextDay++;
    if (holidays.has(day)) return;
    for (const { from, to } of minuteRangesOf(schedule.hours[weekdayOf(day)])) {
      const fromWall = day * DAY_MINUTES + from;
      const last = ranges.at(-1);
      if (last?.toWall === fromWall) {
        last.toWall = day * DAY_MINUTES + to;
        last.endMs = null;
      } else {
        ranges.push({ fromWall, toWall: day * DAY_MINUTES + to, startMs: null, endMs: null });
      }
    }
  };
  const startOf = (range: OpenRange): number => (range.startMs ??= clock.latestInstantOf(range.fromWall));
  const endOf = (range: OpenRange): number => (range.endMs ??= clock.earliestInstantOf(range.toWall));

  /** The index of the first range that ends after the instant; the number of ranges when there is none. */
  const firstEndingAfter = (instantMs: number): number => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (range !== undefined && endOf(range) > instantMs) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  const at = (instantMs: number): IntervalAnswer => {
    const today = dayOf(clock, instantMs);
    while (nextDay <= today + UNTIL_WITHIN_DAYS + 1) addDay();
    for (let index = firstEndingAfter(instantMs); ; index++) {
      // One range more than asked for: the next day may still lengthen the last one.
      while (index >= ranges.length - 1 && nextDay <= today + OPENS_WITHIN_DAYS) addDay();
      const range = ranges[index];
      if (range === undefined) return { open: false, opensAtMs: null };
      const startMs = startOf(range);
      const endMs = endOf(range);
      // Empty where the clock jumps over the whole range or shows both bounds twice.
      if (startMs >= endMs) continue;
      if (startMs > instantMs) return { open: false, opensAtMs: startMs };
      return { open: true, untilMs: Math.min(endMs, instantMs + UNTIL_WITHIN_DAYS * DAY_MS) };
    }
  };

  return { at, isHoliday: (instantMs) => holidays.has(dayOf(clock, instantMs)) };
}
