import type { ActivitySum, QuarterHour } from '@callspool/contracts';
import type { Activity } from '../counters/counters.service.js';
import { sumOf } from './campaign-row.mapper.js';
import { type Day, minuteOfDay, type TwoDays } from './day.js';

const QUARTER_MS = 15 * 60_000;

const within = (activity: readonly Activity[], { from, to }: Day): Activity[] =>
  activity.filter(({ quarterHour }) => quarterHour >= from && quarterHour < to);

/**
 * Today so far, and yesterday until the same time on the clock. The quarter of an hour in which that time lies is taken
 * by its part, so that a comparison at five past is not one with a quarter of an hour more.
 */
export function compareDays(
  activity: readonly Activity[],
  days: TwoDays,
): { today: ActivitySum; yesterday: ActivitySum } {
  const untilMs = days.yesterdayUntil.getTime();
  const before = within(activity, days.yesterday).map((quarter) => {
    const part = Math.min(1, Math.max(0, (untilMs - quarter.quarterHour.getTime()) / QUARTER_MS));
    return {
      attempts: quarter.attempts * part,
      answered: quarter.answered * part,
      settled: quarter.settled * part,
    };
  });
  const yesterday = sumOf(before);
  return {
    today: sumOf(within(activity, days.today)),
    yesterday: {
      attempts: Math.round(yesterday.attempts),
      answered: Math.round(yesterday.answered),
      settled: Math.round(yesterday.settled),
    },
  };
}

export function toDay(activity: readonly Activity[], day: Day, zone: string) {
  return {
    from: day.from.toISOString(),
    to: day.to.toISOString(),
    quarters: within(activity, day)
      .filter(({ attempts }) => attempts !== 0)
      .map(({ quarterHour, attempts, answered, settled }): QuarterHour => ({
        at: quarterHour.toISOString(),
        minute: minuteOfDay(quarterHour, zone),
        attempts,
        answered,
        settled,
      })),
  };
}
