import { z } from 'zod';
import { id } from '../common/fields.js';
import { contactView } from '../contact-lists/contacts.js';
import { ROW_REJECTIONS } from '../contact-lists/imports.js';
import { attemptPastGate } from '../dispatch/past-gate.js';

/** A contact has at most so many numbers and extra fields. */
export const MAX_CONTACT_NUMBERS = 20;
export const MAX_CONTACT_FIELDS = 200;
/** Contacts in one request. */
export const MAX_BULK_CONTACTS = 10_000;

/** One number as people write it; without a country code it is read by the list's country. */
export const contactNumberInput = z.strictObject({
  number: z.string().trim().min(1).max(100),
  /** What sort of number it is, for instance mobile or home. */
  kind: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N} _-]{1,30}$/u, 'Letters, digits, spaces, - and _, at most 30.')
    .nullable()
    .optional(),
});
export type ContactNumberInput = z.infer<typeof contactNumberInput>;

const fieldName = z.string().trim().min(1).max(200);

const shape = {
  /** The first is the main number, the others are tried in order. */
  numbers: z.array(contactNumberInput).min(1).max(MAX_CONTACT_NUMBERS),
  externalId: z.string().max(10_000).nullable().optional(),
  name: z.string().max(10_000).nullable().optional(),
  /** An IANA zone: where it stands, it alone decides. */
  timeZone: z.string().max(10_000).nullable().optional(),
  postalCode: z.string().max(10_000).nullable().optional(),
  /** 1 goes first, 9999 last; 5000 where nothing is said. */
  priority: z.number().int().min(1).max(9999).optional(),
  agent: z.string().max(10_000).nullable().optional(),
  /** Whatever else is known, by name. */
  fields: z
    .record(fieldName, z.string().max(20_000))
    .refine((fields) => Object.keys(fields).length <= MAX_CONTACT_FIELDS, `At most ${MAX_CONTACT_FIELDS}.`)
    .optional(),
};

/** A contact that comes by itself and not in a file. */
export const addContactRequest = z.strictObject(shape);
export type AddContactRequest = z.infer<typeof addContactRequest>;

/**
 * Only what is named changes; `numbers` and `fields` are then exactly what is given. The version is that of
 * `If-Match` or of the body.
 */
export const updateContactRequest = z.strictObject({ ...shape, version: z.number().int().min(1) }).partial();
export type UpdateContactRequest = z.infer<typeof updateContactRequest>;

export const removeContactRequest = z.strictObject({ reason: z.string().trim().min(3).max(500) });
export type RemoveContactRequest = z.infer<typeof removeContactRequest>;

/** An edit with what its old numbers are still ringing for. */
export const changedContact = z
  .object({
    contact: contactView,
    /** To numbers it no longer has: past the send gate when the edit came. */
    alreadyPastGate: z.array(attemptPastGate),
  })
  .meta({ id: 'ChangedContact' });
export type ChangedContact = z.infer<typeof changedContact>;

export const removedContact = z
  .object({
    contactId: id,
    /** Places in campaigns that it had. */
    entries: z.number().int(),
    /** Promised calls that nobody will make any more. */
    cancelledCallbacks: z.number().int(),
    /** Attempts and call records stay as they were. */
    keptAttempts: z.number().int(),
    alreadyPastGate: z.array(attemptPastGate),
  })
  .meta({ id: 'RemovedContact' });
export type RemovedContact = z.infer<typeof removedContact>;

export const addContactsRequest = z.strictObject({
  contacts: z.array(addContactRequest).min(1).max(MAX_BULK_CONTACTS),
});
export type AddContactsRequest = z.infer<typeof addContactsRequest>;

/** A field that is of no use, in the words of an import's rejects file. */
const fieldProblem = z.object({ field: z.string(), message: z.string() });

/** What became of one contact of a request, by its place in it, counted from 0. */
export const addedContactRow = z.discriminatedUnion('outcome', [
  z.object({
    index: z.number().int(),
    outcome: z.literal('accepted'),
    contactId: id,
    /** Further numbers that cannot be called; the contact is good without them. */
    warnings: z.array(fieldProblem),
  }),
  z.object({
    index: z.number().int(),
    outcome: z.literal('rejected'),
    reason: z.enum(ROW_REJECTIONS),
    field: z.string(),
    message: z.string(),
  }),
]);
export type AddedContactRow = z.infer<typeof addedContactRow>;

export const addContactsAnswer = z
  .object({
    accepted: z.number().int(),
    rejected: z.number().int(),
    rows: z.array(addedContactRow),
  })
  .meta({ id: 'AddContactsAnswer' });
export type AddContactsAnswer = z.infer<typeof addContactsAnswer>;
