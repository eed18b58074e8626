import { DateTime } from 'luxon';

/** A day of a zone's own calendar, which may have 23 or 25 hours. */
export interface Day {
  readonly from: Date;
  readonly to: Date;
}

/** Today in a zone, and the day before. */
export interface TwoDays {
  readonly today: Day;
  readonly yesterday: Day;
  /** The moment of yesterday at which the clock of the zone showed what it shows now. */
  readonly yesterdayUntil: Date;
}

export function twoDays(now: Date, zone: string): TwoDays {
  const local = DateTime.fromJSDate(now, { zone });
  const midnight = local.startOf('day');
  const startOf = (days: number): Date => midnight.plus({ days }).startOf('day').toJSDate();
  return {
    today: { from: midnight.toJSDate(), to: startOf(1) },
    yesterday: { from: startOf(-1), to: midnight.toJSDate() },
    yesterdayUntil: local.minus({ days: 1 }).toJSDate(),
  };
}

/** The minute of the day that a zone's clock shows. */
export function minuteOfDay(at: Date, zone: string): number {
  const { hour, minute } = DateTime.fromJSDate(at, { zone });
  return hour * 60 + minute;
}
