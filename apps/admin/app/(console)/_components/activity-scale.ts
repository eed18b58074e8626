import type { ActivityView } from '@callspool/contracts';

const QUARTER = 15;
const HOUR = 60;
const DAY = 24 * HOUR;
/** A day of a single call must not fill the picture. */
const LEAST_SPAN = 4 * HOUR;

type Day = ActivityView['today'];

/** Attempts by quarter of an hour, as the picture draws them. */
export interface ActivityScale {
  /** Minutes of the day, whole hours. */
  readonly from: number;
  readonly to: number;
  /** One value a quarter from `from` on; today's end before the running quarter, which is not all there yet. */
  readonly today: readonly number[];
  readonly yesterday: readonly number[];
  /** The lines of the grid, from zero up to the top. */
  readonly ticks: readonly number[];
}

/** Null when there was no attempt on either day. */
export function activityScale(today: Day, yesterday: Day, nowMinute: number): ActivityScale | null {
  const minutes = [...today.quarters, ...yesterday.quarters].map(({ minute }) => minute);
  if (minutes.length === 0) return null;
  const first = Math.min(...minutes, nowMinute);
  const last = Math.max(...minutes, nowMinute) + QUARTER;
  const from = Math.max(0, Math.min(Math.floor(first / HOUR) * HOUR, DAY - LEAST_SPAN));
  const to = Math.min(DAY, Math.max(Math.ceil(last / HOUR) * HOUR, from + LEAST_SPAN));
  const values = (day: Day, until: number): number[] => {
    const series = new Array<number>(Math.max(0, Math.ceil((until - from) / QUARTER))).fill(0);
    for (const { minute, attempts } of day.quarters) {
      const index = Math.floor((minute - from) / QUARTER);
      // The hour that a clock shows twice counts twice.
      if (series[index] !== undefined) series[index] += attempts;
    }
    return series;
  };
  const series = {
    today: values(today, Math.floor(nowMinute / QUARTER) * QUARTER),
    yesterday: values(yesterday, to),
  };
  return { from, to, ...series, ticks: ticksTo(Math.max(...series.today, ...series.yesterday)) };
}

/** Round numbers from zero to at least `most`, four steps or so. */
export function ticksTo(most: number): number[] {
  const rough = Math.max(1, most) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough);
  const count = Math.ceil(Math.max(1, most) / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
