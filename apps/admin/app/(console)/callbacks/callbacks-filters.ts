import { parseAsString, parseAsStringLiteral } from 'nuqs';

/** In the order of what wants a hand. */
export const CALLBACK_TABS = ['due', 'open', 'missed', 'kept', 'cancelled', 'all'] as const;
export type CallbackTab = (typeof CALLBACK_TABS)[number];
export const WHENS = ['day', 'week', 'past'] as const;

/** What narrows the list, and the callback that is open beside it; all of it stands in the URL. */
export const CALLBACK_FILTERS = {
  state: parseAsStringLiteral(CALLBACK_TABS).withDefault('due'),
  search: parseAsString,
  campaign: parseAsString,
  agent: parseAsString,
  vendorAgent: parseAsString,
  when: parseAsStringLiteral(WHENS),
  callback: parseAsString,
} as const;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The stretch of due times, to the hour, so that the same list is asked for by the same words. */
export function stretchOf(
  when: (typeof WHENS)[number] | null,
  now: number,
): { readonly from: string | null; readonly to: string | null } {
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  const at = (ms: number): string => new Date(hour + ms).toISOString();
  switch (when) {
    case null:
      return { from: null, to: null };
    case 'day':
      return { from: at(0), to: at(DAY_MS + HOUR_MS) };
    case 'week':
      return { from: at(0), to: at(7 * DAY_MS + HOUR_MS) };
    case 'past':
      return { from: at(-7 * DAY_MS), to: at(HOUR_MS) };
  }
}

/** What is over is read from the newest back. */
export const orderOf = (tab: CallbackTab): 'earliest' | 'latest' =>
  tab === 'due' || tab === 'open' ? 'earliest' : 'latest';
