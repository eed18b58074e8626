import { CAMPAIGN_STATES } from '@callspool/domain';
import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';
import { spoolState } from '../dispatch/progress.js';
import { countryCode } from './contact-lists.js';

/** One number of a contact; position 0 is the main one, the others are tried in order. */
export const contactNumberView = z.object({
  position: z.number().int(),
  number: z.string(),
  kind: z.string().nullable(),
  /** All of these zones must be open; empty: unknown, and then nobody calls it. */
  zones: z.array(z.string()),
  /** What the zones were read from: row, postal_and_prefix, postal_and_country, postal, prefix, country, list_default or unknown. */
  zoneSource: z.string(),
  /**
   * What the postal code told: agrees, adds (zones that the number has not), or why it tells nothing: unknown, unreadable,
   * no_table (its country keeps several zones, and nothing says which code lies where). Null without a postal code, and
   * where it is not asked: the row names its zone, or the number has no country.
   */
  postalEvidence: z.string().nullable(),
});
export type ContactNumberView = z.infer<typeof contactNumberView>;

/** Where a contact stands in one campaign, as the policy's answer was when it was last asked for the spool. */
export const contactEntryView = z.object({
  entryId: id,
  campaignId: id,
  campaignName: z.string(),
  campaignState: z.enum(CAMPAIGN_STATES),
  state: spoolState,
  blocks: z.array(z.string()),
  eligibleAt: instant.nullable(),
  evaluatedAt: instant.nullable(),
  tries: z.number().int(),
  lastResult: z.string().nullable(),
  doneReason: z.string().nullable(),
});
export type ContactEntryView = z.infer<typeof contactEntryView>;

export const contactView = z
  .object({
    id,
    listId: id,
    listName: z.string(),
    importId: id.nullable(),
    personId: id,
    externalId: z.string().nullable(),
    name: z.string().nullable(),
    timeZone: z.string().nullable(),
    postalCode: z.string().nullable(),
    priority: z.number().int(),
    agent: z.string().nullable(),
    /** What else the row told, by column name. */
    fields: z.record(z.string(), z.string()),
    /** Line of the uploaded file on which the row begins; without an import, its place in its request. */
    line: z.number().int(),
    createdAt: instant,
    /** Rises with every edit; send it back as `If-Match` to refuse an edit of something older. */
    version: z.number().int(),
    numbers: z.array(contactNumberView),
    /** In its campaigns, those that are not over first; ten at most. */
    entries: z.array(contactEntryView),
  })
  .meta({ id: 'Contact' });
export type ContactView = z.infer<typeof contactView>;
export const contactPage = pageOf(contactView);

export const contactQuery = pageQuery.extend({
  /** A phone number in any usual form; without a country code it is read by `country`. */
  number: z.string().trim().min(3).max(40).optional(),
  country: countryCode.optional(),
  externalId: z.string().trim().min(1).max(200).optional(),
  /** Whatever a person types: a number in any usual form, an external id, or the beginnings of words of a name. */
  search: z.string().trim().min(2).max(200).optional(),
  /** A tree of conditions as JSON, as saved filters hold it; not beside `search`. */
  filter: z.string().min(2).max(20_000).optional(),
  /** A saved filter; not beside `filter`. */
  filterId: id.optional(),
});
export type ContactQuery = z.infer<typeof contactQuery>;
