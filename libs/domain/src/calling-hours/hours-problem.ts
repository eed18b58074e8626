import type { HolidayDates, IsoWeekday, TimeRange, WeeklyHours } from './weekly-hours.js';

const FROM = /^([01]\d|2[0-3]):[0-5]\d$/;
const TO = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const ISO_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export const WEEKDAYS: readonly IsoWeekday[] = [1, 2, 3, 4, 5, 6, 7];

/** A range in minutes since midnight, half-open. */
export interface MinuteRange {
  readonly from: number;
  readonly to: number;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function rangeProblem(range: TimeRange): string | null {
  if (!FROM.test(range.from)) return `"${range.from}" is not a time from 00:00 to 23:59`;
  if (!TO.test(range.to)) return `"${range.to}" is not a time from 00:01 to 24:00`;
  if (minutesOf(range.from) >= minutesOf(range.to)) {
    return `${range.from}-${range.to} ends before it starts; split a range that crosses midnight into two days`;
  }
  return null;
}

/** The day's ranges in order. Only for a day without a {@link hoursProblem}. */
export const minuteRangesOf = (ranges: readonly TimeRange[] | undefined): MinuteRange[] =>
  (ranges ?? [])
    .map((range) => ({ from: minutesOf(range.from), to: minutesOf(range.to) }))
    .sort((a, b) => a.from - b.from);

function dayProblem(ranges: readonly TimeRange[]): string | null {
  for (const range of ranges) {
    const problem = rangeProblem(range);
    if (problem !== null) return problem;
  }
  const sorted = minuteRangesOf(ranges);
  const overlaps = sorted.some((range, index) => index > 0 && range.from < (sorted[index - 1]?.to ?? 0));
  return overlaps ? 'two ranges of one day overlap' : null;
}

/**
 * Why these hours cannot be trusted, in plain words, or null when they can. Trouble in one range condemns the whole
 * week: a window that somebody mistyped must never be read as "open".
 */
export function hoursProblem(hours: WeeklyHours | null | undefined): string | null {
  if (hours === null || hours === undefined) return 'no hours are set';
  for (const day of WEEKDAYS) {
    const problem = dayProblem(hours[day] ?? []);
    if (problem !== null) return `weekday ${day}: ${problem}`;
  }
  const isEmpty = WEEKDAYS.every((day) => (hours[day] ?? []).length === 0);
  return isEmpty ? 'no weekday has any hours' : null;
}

/** A day of the proleptic calendar; "2026-02-30" has the right form and is none. */
export function isIsoDate(date: string): boolean {
  if (!ISO_DATE.test(date)) return false;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}

/** Why these holidays cannot be trusted, or null. A date that nobody can read may be today. */
export function holidaysProblem(holidays: HolidayDates): string | null {
  const wrong = holidays.find((date) => !isIsoDate(date));
  return wrong === undefined ? null : `"${wrong}" is not a date like 2026-12-25`;
}
