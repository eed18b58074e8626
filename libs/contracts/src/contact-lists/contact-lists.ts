import { CAMPAIGN_STATES } from '@callspool/domain';
import { z } from 'zod';
import { displayName, id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';
import { IMPORT_STATES } from './imports.js';
import { listSummaryView } from './list-summary.js';

/** ISO 3166 alpha-2, upper case; `UK` and other wrong codes are refused by the service. */
export const countryCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'Expected a two-letter country code such as BE.');

/** An IANA zone name such as Europe/Brussels; the service refuses names it does not know. */
export const timeZoneName = z.string().trim().min(1).max(64);

/** A campaign that works a list and is not over. */
export const listCampaign = z.object({ id, name: z.string(), state: z.enum(CAMPAIGN_STATES) });

/** An import in the table of lists. */
export const lastListImport = z.object({
  id,
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  createdBy: z.string(),
  createdAt: instant,
});

export const contactListView = z
  .object({
    id,
    name: z.string(),
    /** Numbers without a country code are read by the rules of this country. */
    defaultCountry: z.string(),
    /** Zone of numbers that tell none themselves; null: those are not called. */
    defaultTimeZone: z.string().nullable(),
    /** Contacts that finished imports have put into the list. */
    contactCount: z.number().int(),
    importCount: z.number().int(),
    lastImport: lastListImport.nullable(),
    /** Campaigns that work it and are not over, by name; the first ten of `campaignCount`. */
    campaigns: z.array(listCampaign),
    campaignCount: z.number().int(),
    /** As it was counted last. */
    summary: listSummaryView.nullable(),
    archivedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'ContactList' });
export type ContactListView = z.infer<typeof contactListView>;
export const contactListPage = pageOf(contactListView);

export const contactListQuery = pageQuery.extend({
  /** Part of a name. */
  search: z.string().trim().min(1).max(200).optional(),
  archived: z.enum(['true', 'false']).default('false'),
  /** `true`: those that a campaign works which is not over; `false`: the others. */
  inUse: z.enum(['true', 'false']).optional(),
  order: z.enum(['name', 'newest']).default('name'),
});
export type ContactListQuery = z.infer<typeof contactListQuery>;

/** A contact list as a file for something else. */
export const exportContactListQuery = z.object({
  /** `ucontact`: the file that `Dialers/uploadbase` takes. */
  format: z.enum(['ucontact']),
  /** The vendor's campaign with its arrow, for instance `Sales->`; it stands at the beginning of each line. */
  campaign: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^;:=#'\p{Cc}]+$/u, "No ; : = # ' and no line breaks."),
  /** `ascii`: letters are written plainly, as every uContact reads them; signs without a plain form are left out. */
  encoding: z.enum(['ascii', 'utf-8']).default('ascii'),
});
export type ExportContactListQuery = z.infer<typeof exportContactListQuery>;

export const createContactListRequest = z.strictObject({
  name: displayName,
  defaultCountry: countryCode,
  defaultTimeZone: timeZoneName.nullable().default(null),
});
export type CreateContactListRequest = z.infer<typeof createContactListRequest>;

export const updateContactListRequest = z
  .strictObject({ name: displayName, defaultCountry: countryCode, defaultTimeZone: timeZoneName.nullable() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.');
export type UpdateContactListRequest = z.infer<typeof updateContactListRequest>;
