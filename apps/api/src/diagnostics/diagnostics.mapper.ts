import type { BlockShare, CampaignDiagnostics, ResultsByHour } from '@callspool/contracts';
import { groupBy } from '../common/collections/group-by.js';
import type { AmountRow, HeldRow, HourRow } from './diagnostics.repository.js';

const HOUR_MS = 3_600_000;
const HOURS_AHEAD = 24;

/** Every code with the entries that carry it; an entry with several counts for each of them. */
export function toBlockShares(rows: readonly HeldRow[]): BlockShare[] {
  const byCode = new Map<string | null, HeldRow[]>();
  for (const row of rows) {
    for (const code of row.blocks.length === 0 ? [null] : row.blocks) {
      byCode.set(code, [...(byCode.get(code) ?? []), row]);
    }
  }
  return [...byCode]
    .map(([code, held]) => ({
      code,
      entries: sum(held.map(({ entries }) => entries)),
      onlyThis: sum(held.filter(({ blocks }) => blocks.length <= 1).map(({ entries }) => entries)),
      firstAt: extreme(
        held.map(({ firstAt }) => firstAt),
        Math.min,
      ),
      lastAt: extreme(
        held.map(({ lastAt }) => lastAt),
        Math.max,
      ),
      withoutEnd: sum(held.map(({ withoutEnd }) => withoutEnd)),
    }))
    .sort((a, b) => b.entries - a.entries);
}

export const oldestOf = (rows: readonly HeldRow[]): string | null =>
  extreme(
    rows.map(({ oldest }) => oldest),
    Math.min,
  );

/** The next 24 hours from `now`, each with the entries that come back in it. */
export function toComingBack(rows: readonly HourRow[], now: Date): CampaignDiagnostics['comingBack'] {
  const inHour = new Map(rows.map(({ hour, entries }) => [hour, entries]));
  return {
    overdue: inHour.get(null) ?? 0,
    hours: Array.from({ length: HOURS_AHEAD }, (_, hour) => ({
      from: new Date(now.getTime() + hour * HOUR_MS).toISOString(),
      entries: inHour.get(hour) ?? 0,
    })),
  };
}

export const untilOf = (now: Date): Date => new Date(now.getTime() + HOURS_AHEAD * HOUR_MS);

/** The hours of a day with what their quarters add up to. A quarter belongs to the hour it begins in, also in zones of odd offsets. */
export function toHours(rows: readonly AmountRow[], from: Date, to: Date): ResultsByHour['hours'] {
  const count = Math.round((to.getTime() - from.getTime()) / HOUR_MS);
  const byHour = groupBy(rows, ({ quarterHour }) =>
    Math.floor((quarterHour.getTime() - from.getTime()) / HOUR_MS),
  );
  return Array.from({ length: count }, (_, hour) => ({
    from: new Date(from.getTime() + hour * HOUR_MS).toISOString(),
    ...toAmounts(byHour.get(hour) ?? []),
  }));
}

export function toAmounts(rows: readonly Omit<AmountRow, 'quarterHour'>[]): ResultsByHour['total'] {
  const results: Record<string, number> = {};
  let open = 0;
  for (const { what, amount } of rows) {
    if (what === 'OPEN') open += amount;
    else results[what] = (results[what] ?? 0) + amount;
  }
  return { open, results };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function extreme(dates: readonly (Date | null)[], pick: (...times: number[]) => number): string | null {
  const times = dates.flatMap((date) => (date === null ? [] : [date.getTime()]));
  return times.length === 0 ? null : new Date(pick(...times)).toISOString();
}
