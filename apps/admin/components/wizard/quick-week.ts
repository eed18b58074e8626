import type { Week } from '../../lib/format/week';

export const QUICK_DAYS = ['weekdays', 'saturday_too', 'every_day'] as const;
export type QuickDays = (typeof QUICK_DAYS)[number];

const LAST_DAY: Readonly<Record<QuickDays, number>> = { weekdays: 5, saturday_too: 6, every_day: 7 };

/** The same hours from Monday on. Whether they can be trusted is for the contract to say. */
export function quickWeek(days: QuickDays, from: string, to: string): Week {
  const count = LAST_DAY[days];
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [index + 1, [{ from, to }]]));
}
