import type { DncFreshness } from '@callspool/contracts';
import { isOverdue, lapsesAt } from '@callspool/domain';

/** Time for somebody to fetch the next file. */
const SOON_MS = 3 * 24 * 60 * 60 * 1_000;

/** How a registry stands: whether the file in force is young enough, and for how long. */
export function freshnessOf(
  { asOf, maxAgeDays }: { readonly asOf: Date | null; readonly maxAgeDays: number | null },
  now: Date,
): { freshness: DncFreshness; lapsesAt: Date | null } {
  if (asOf === null) return { freshness: 'none', lapsesAt: null };
  if (maxAgeDays === null) return { freshness: 'no_limit', lapsesAt: null };
  const end = lapsesAt({ asOf, maxAgeDays });
  if (end === null || isOverdue({ asOf, maxAgeDays }, now)) return { freshness: 'lapsed', lapsesAt: end };
  const isSoon = end.getTime() - now.getTime() <= SOON_MS;
  return { freshness: isSoon ? 'lapses_soon' : 'fresh', lapsesAt: end };
}
