import { CAMPAIGN_SORTS, CAMPAIGN_STANDINGS, campaignRow } from '@callspool/contracts';
import { parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs';

/** What narrows and orders the table; all of it stands in the URL, so that a view can be sent to somebody. */
export const CAMPAIGN_FILTERS = {
  standing: parseAsStringLiteral(CAMPAIGN_STANDINGS),
  state: parseAsStringLiteral(campaignRow.shape.state.options),
  connection: parseAsString,
  search: parseAsString,
  sort: parseAsStringLiteral(CAMPAIGN_SORTS).withDefault('state'),
  down: parseAsBoolean.withDefault(false),
} as const;

/** The words of the URL by which two views are told apart. */
export const VIEW_KEYS = Object.keys(CAMPAIGN_FILTERS) as readonly (keyof typeof CAMPAIGN_FILTERS)[];
