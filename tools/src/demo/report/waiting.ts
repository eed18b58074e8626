/** Entries of a campaign that still wait for the same reasons. */
export interface WaitingRow {
  readonly campaign: string;
  readonly state: string;
  readonly reasons: readonly string[];
  /** Where the contacts are, when that decides; else empty. */
  readonly zones: readonly string[];
  readonly entries: number;
  /** Null: nothing but a person or an event frees them. */
  readonly nextAt: Date | null;
}

/** Reasons of seconds: named by the last verdict, and long gone when something of hours stands beside them. */
const PASSING = new Set(['IN_FLIGHT', 'MIN_GAP', 'RESPOOL_DELAY']);
const BY_ZONE = new Set(['CONTACTING_HOURS', 'HOLIDAY']);

/** Leaves the reasons that last, and adds up what then looks the same; zones stay apart only where they decide. */
export function summarized(rows: readonly WaitingRow[]): WaitingRow[] {
  const groups = new Map<string, WaitingRow>();
  for (const row of rows) {
    const lasting = row.reasons.filter((reason) => !PASSING.has(reason));
    const reasons = (lasting.length > 0 ? lasting : [...row.reasons]).sort();
    const zones = reasons.some((reason) => BY_ZONE.has(reason)) ? row.zones : [];
    const key = JSON.stringify([row.campaign, row.state, reasons, zones]);
    const known = groups.get(key);
    groups.set(key, {
      ...row,
      reasons,
      zones,
      entries: row.entries + (known?.entries ?? 0),
      nextAt: earlier(row.nextAt, known?.nextAt ?? null),
    });
  }
  return [...groups.values()].sort(
    (a, b) =>
      a.campaign.localeCompare(b.campaign) || timeOf(a.nextAt) - timeOf(b.nextAt) || b.entries - a.entries,
  );
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

const timeOf = (at: Date | null): number => at?.getTime() ?? Number.MAX_SAFE_INTEGER;
