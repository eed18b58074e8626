/** A half-open range of wall-clock time within one day: `from` is inside, `to` is not. `to` may be "24:00". */
export interface TimeRange {
  readonly from: string;
  readonly to: string;
}

/** ISO weekday: Monday is 1, Sunday is 7. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The ranges of each weekday; a day left out is closed. A week without any range counts as missing: no dialing. */
export type WeeklyHours = { readonly [day in IsoWeekday]?: readonly TimeRange[] };

/** Local ISO dates ("2026-12-25") on which the whole day is closed. */
export type HolidayDates = readonly string[];

export type ClosedReason = 'closed' | 'holiday' | 'broken' | 'unknown_zone';

/**
 * Whether a schedule is open at one moment. `until` is the first moment at which it is no longer open (looked up at
 * most eight days ahead); `opensAt` the next moment at which it opens, null when it does not within 366 days.
 */
export type Openness =
  | { readonly open: true; readonly until: Date }
  | { readonly open: false; readonly opensAt: Date | null; readonly reason: ClosedReason };
