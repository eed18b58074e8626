import { z } from 'zod';
import { displayName, id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';

/** ISO 3166 alpha-2, upper case; `UK` and other wrong codes are refused by the service. */
export const countryCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'Expected a two-letter country code such as BE.');

/** An IANA zone name such as Europe/Brussels; the service refuses names it does not know. */
export const timeZoneName = z.string().trim().min(1).max(64);

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
});
export type ContactListQuery = z.infer<typeof contactListQuery>;

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
