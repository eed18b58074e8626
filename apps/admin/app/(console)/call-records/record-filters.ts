import { callRecordQuery, MATCH_KINDS } from '@callspool/contracts';
import { parseAsString, parseAsStringLiteral } from 'nuqs';
import { momentOfWallTime } from '../../../lib/format/wall-time';

export const RECORD_TABS = ['all', 'review', 'unmapped', 'numbers'] as const;
export type RecordTab = (typeof RECORD_TABS)[number];
export const WHENS = ['day', 'week', 'month'] as const;
export const MATCHES = [...MATCH_KINDS, 'none'] as const;
export const RESULT_FILTERS = callRecordQuery.shape.result.unwrap().options;

/** What narrows the list, and the record that is open beside it; all of it stands in the URL. Days: `2026-11-20`. */
export const RECORD_FILTERS = {
  tab: parseAsStringLiteral(RECORD_TABS).withDefault('all'),
  search: parseAsString,
  when: parseAsStringLiteral(WHENS),
  first: parseAsString,
  last: parseAsString,
  connection: parseAsString,
  campaign: parseAsString,
  result: parseAsStringLiteral(RESULT_FILTERS),
  match: parseAsStringLiteral(MATCHES),
  reviewed: parseAsStringLiteral(['true', 'false'] as const),
  record: parseAsString,
} as const;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS: Readonly<Record<(typeof WHENS)[number], number>> = { day: 1, week: 7, month: 30 };

/**
 * The stretch of time meant, half-open: whole days on the clock of a zone, else the last so many days from a whole hour on,
 * so that the same list is asked for by the same words.
 */
export function stretchOf(
  {
    when,
    first,
    last,
  }: {
    readonly when: (typeof WHENS)[number] | null;
    readonly first: string | null;
    readonly last: string | null;
  },
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): { readonly from: string | null; readonly to: string | null } {
  if (first !== null || last !== null) {
    return { from: startOfDay(first, timeZone), to: startOfDay(dayAfter(last), timeZone) };
  }
  if (when === null) return { from: null, to: null };
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  return { from: new Date(hour - DAYS[when] * DAY_MS).toISOString(), to: null };
}

function dayAfter(day: string | null): string | null {
  const at = Date.parse(`${day ?? ''}T00:00Z`);
  return Number.isNaN(at) ? null : new Date(at + DAY_MS).toISOString().slice(0, 10);
}

/** Where the clock is set forward at midnight, a day begins an hour later. */
function startOfDay(day: string | null, timeZone: string): string | null {
  if (day === null) return null;
  const start = momentOfWallTime(`${day}T00:00`, timeZone) ?? momentOfWallTime(`${day}T01:00`, timeZone);
  return start?.toISOString() ?? null;
}

/** What the tab itself asks for. */
export const TAB_QUERY: Readonly<Record<RecordTab, Readonly<Record<string, string>>>> = {
  all: {},
  review: { match: 'none', reviewed: 'false' },
  unmapped: { result: 'UNKNOWN' },
  numbers: { match: 'numbers_and_time' },
};

/** A number or an id as the list takes it; null: nothing that could be searched for. */
export function searchOf(typed: string | null): string | null {
  const text = (typed ?? '').trim();
  if (/^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(text)) return text;
  const digits = text.replace(/[\s().-]/g, '').replace(/^00/, '+');
  return /^\+?\d{2,20}$/.test(digits) ? digits : null;
}
