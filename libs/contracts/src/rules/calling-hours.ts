import { hoursProblem, isIsoDate, type IsoWeekday, type WeeklyHours } from '@callspool/domain';
import { z } from 'zod';
import { displayName, id, instant } from '../common/fields.js';
import { pageOf } from '../common/page.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly IsoWeekday[];

const timeRange = z.strictObject({ from: z.string(), to: z.string() });
const day = z.array(timeRange).max(24).exactOptional();
const grid = z.strictObject({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day });

/**
 * A week of half-open ranges of wall-clock time by ISO weekday (1 is Monday): `{"1": [{"from": "09:00", "to": "20:00"}]}`.
 * A day left out is closed. What cannot be trusted is refused with the day it concerns.
 */
export const weeklyHours = grid.superRefine((week: WeeklyHours, context) => {
  const wrong = WEEKDAYS.filter((weekday) => (week[weekday] ?? []).length > 0).flatMap((weekday) => {
    const problem = hoursProblem({ [weekday]: week[weekday] ?? [] });
    return problem === null ? [] : [{ weekday, problem }];
  });
  for (const { weekday, problem } of wrong) {
    context.addIssue({ code: 'custom', path: [String(weekday)], message: problem });
  }
  const whole = hoursProblem(week);
  if (wrong.length === 0 && whole !== null) context.addIssue({ code: 'custom', message: whole });
});

const fields = { name: displayName, week: weeklyHours, holidayCalendarId: id.nullable() };

export const callingHoursView = z
  .object({
    id,
    name: z.string(),
    week: grid,
    holidayCalendarId: id.nullable(),
    version: z.number().int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'CallingHours' });
export type CallingHoursView = z.infer<typeof callingHoursView>;
export const callingHoursPage = pageOf(callingHoursView);

export const createCallingHoursRequest = z.strictObject({
  ...fields,
  holidayCalendarId: fields.holidayCalendarId.default(null),
});
export type CreateCallingHoursRequest = z.infer<typeof createCallingHoursRequest>;

/** What was not sent stays; `version` (or If-Match) guards against a lost edit. */
export const updateCallingHoursRequest = z
  .strictObject({ ...fields, version: z.number().int().min(1) })
  .partial();
export type UpdateCallingHoursRequest = z.infer<typeof updateCallingHoursRequest>;

const holiday = z.strictObject({
  date: z.string().refine((date) => isIsoDate(date), 'Not a day; write it as 2026-12-25.'),
  name: z.string().trim().min(1).max(200),
});
const days = z
  .array(holiday)
  .max(2000)
  .refine((list) => new Set(list.map(({ date }) => date)).size === list.length, 'A date stands there twice.');

/** Days on which nobody is called, read on the clock of the schedule they are attached to. */
export const holidayCalendarView = z
  .object({
    id,
    name: z.string(),
    days: z.array(z.object({ date: z.string(), name: z.string() })),
    version: z.number().int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'HolidayCalendar' });
export type HolidayCalendarView = z.infer<typeof holidayCalendarView>;
export const holidayCalendarPage = pageOf(holidayCalendarView);

export const createHolidayCalendarRequest = z.strictObject({ name: displayName, days: days.default([]) });
export type CreateHolidayCalendarRequest = z.infer<typeof createHolidayCalendarRequest>;

export const updateHolidayCalendarRequest = z
  .strictObject({ name: displayName, days, version: z.number().int().min(1) })
  .partial();
export type UpdateHolidayCalendarRequest = z.infer<typeof updateHolidayCalendarRequest>;
