import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';

export const PERSON_DATA_FORMATS = ['json', 'zip'] as const;
/** `zip`: the same as JSON and as tables that a spreadsheet opens. */
export const personDataQuery = z.object({ format: z.enum(PERSON_DATA_FORMATS).default('json') });
export type PersonDataQuery = z.infer<typeof personDataQuery>;

/** In E.164, with or without "+". */
const number = z
  .string()
  .trim()
  .regex(/^\+?[1-9]\d{5,14}$/, 'Digits with the country code, with or without +.');

export const numberDataQuery = personDataQuery.extend({ number });
export type NumberDataQuery = z.infer<typeof numberDataQuery>;

const rows = z.array(z.record(z.string(), z.unknown()));

/** Everything that is stored about the person behind a contact. */
export const personData = z
  .object({
    personId: id,
    at: instant,
    contacts: rows,
    numbers: rows,
    entries: rows,
    attempts: rows,
    callRecords: rows,
    callbacks: rows,
    doNotCall: rows,
    vendorEvents: rows,
    audit: rows,
  })
  .meta({ id: 'PersonData' });
export type PersonData = z.infer<typeof personData>;

export const erasePersonRequest = z.strictObject({
  /** The main number of the contact, typed again. */
  confirm: z.string().trim().min(3).max(100),
  /** Why: kept with the proof, so it must not name the person. */
  reason: z.string().trim().min(3).max(500),
});
export type ErasePersonRequest = z.infer<typeof erasePersonRequest>;

/** For a person who has no contact (any more). */
export const eraseNumberRequest = erasePersonRequest.extend({ number });
export type EraseNumberRequest = z.infer<typeof eraseNumberRequest>;

export const erasureView = z
  .object({
    id,
    at: instant,
    by: z.string(),
    reason: z.string(),
    /** How much was erased or made anonymous, by what it was. */
    counts: z.record(z.string(), z.number().int()),
    /** Keyed hashes of the numbers and records: they prove what was erased to who holds the number and the key. */
    marks: z.number().int(),
    /** Records of earlier calls that a vendor told again and that were not stored. */
    recordsDropped: z.number().int(),
  })
  .meta({ id: 'Erasure' });
export type ErasureView = z.infer<typeof erasureView>;
export const erasurePage = pageOf(erasureView);

export const erasureQuery = pageQuery.extend({
  /** Whether this number was erased: in E.164, with or without "+". It is compared by its hash and stored nowhere. */
  number: number.optional(),
});
export type ErasureQuery = z.infer<typeof erasureQuery>;
