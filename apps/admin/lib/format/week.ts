import type { CallingHoursView } from '@callspool/contracts';

export type Week = CallingHoursView['week'];
export type Weekday = keyof Week;
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

export interface Range {
  readonly from: string;
  readonly to: string;
}

const RANGE = /^(\d{1,2})(?::?(\d{2}))?\s*[-–—]\s*(\d{1,2})(?::?(\d{2}))?$/;
const two = (number: number): string => String(number).padStart(2, '0');

/** Minutes after midnight; `24:00` is 1440. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
export const timeOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** `09:00–13:00, 14:00–20:00`; empty for a closed day. */
export const rangesText = (ranges: readonly Range[]): string =>
  ranges.map(({ from, to }) => `${from}–${to}`).join(', ');

/**
 * What a person typed for a day: `9-13, 14:30–20`. Null when it cannot be read; the order of ranges and whether they
 * overlap is for the contract to say.
 */
export function readRanges(text: string): Range[] | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const ranges: Range[] = [];
  for (const part of parts) {
    const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = RANGE.exec(part) ?? [];
    if (fromHour === undefined || toHour === undefined) return null;
    const from = Number(fromHour) * 60 + Number(fromMinute);
    const to = Number(toHour) * 60 + Number(toMinute);
    if (Number(fromMinute) > 59 || Number(toMinute) > 59 || to > 1440 || from >= to) return null;
    ranges.push({ from: timeOf(from), to: timeOf(to) });
  }
  return ranges;
}

/** The ranges with one more drawn over them: what touches or overlaps grows together. */
export function withRange(ranges: readonly Range[], added: Range): Range[] {
  const sorted = [...ranges, added].sort((a, b) => minutesOf(a.from) - minutesOf(b.from));
  const joined: Range[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last === undefined || minutesOf(range.from) > minutesOf(last.to)) joined.push(range);
    else
      joined[joined.length - 1] = {
        from: last.from,
        to: minutesOf(range.to) > minutesOf(last.to) ? range.to : last.to,
      };
  }
  return joined;
}

/** Days in a row with the same ranges belong together: `[1, 5]` is Monday to Friday. Closed days are left out. */
export function runsOfDays(
  week: Week,
): { readonly first: Weekday; readonly last: Weekday; readonly text: string }[] {
  const runs: { first: Weekday; last: Weekday; text: string }[] = [];
  for (const day of WEEKDAYS) {
    const text = rangesText(week[day] ?? []);
    const last = runs.at(-1);
    if (last !== undefined && last.text === text && last.last === day - 1) last.last = day;
    else runs.push({ first: day, last: day, text });
  }
  return runs.filter(({ text }) => text !== '');
}
