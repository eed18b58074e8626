import { DNC_STATES, dncEntryView } from '@callspool/contracts';
import { parseAsString, parseAsStringLiteral } from 'nuqs';

export const ADDED_IN = ['day', 'week', 'month'] as const;
export const EXPIRIES = ['never', 'dated'] as const;
export const MATCHES = dncEntryView.shape.match.options;
export const SCOPES = dncEntryView.shape.scope.options;

/** What narrows the list, and the entry that is open beside it; all of it stands in the URL. */
export const DNC_FILTERS = {
  search: parseAsString,
  state: parseAsStringLiteral(DNC_STATES),
  scope: parseAsStringLiteral(SCOPES),
  match: parseAsStringLiteral(MATCHES),
  source: parseAsString,
  reason: parseAsString,
  addedBy: parseAsString,
  campaign: parseAsString,
  expiry: parseAsStringLiteral(EXPIRIES),
  added: parseAsStringLiteral(ADDED_IN),
  entry: parseAsString,
} as const;

const HOUR_MS = 3_600_000;
const HOURS: Readonly<Record<(typeof ADDED_IN)[number], number>> = { day: 24, week: 24 * 7, month: 24 * 30 };

/** The first moment of the last day, week or month, to the hour, so that the same list is asked for by the same words. */
export const addedSince = (added: (typeof ADDED_IN)[number] | null, now: number): string | null =>
  added === null
    ? null
    : new Date(Math.floor(now / HOUR_MS) * HOUR_MS - HOURS[added] * HOUR_MS).toISOString();
