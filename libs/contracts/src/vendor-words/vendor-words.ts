import { WORD_RESULTS } from '@callspool/domain';
import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf } from '../common/page.js';
import { CONNECTION_KINDS } from '../connections/connections.js';
import { DISPOSITION_ACTIONS } from '../dispositions/dispositions.js';

/** What a vendor's word may be read as; UNCONFIRMED is ours and never comes from a vendor. */
export { WORD_RESULTS, type WordResult } from '@callspool/domain';

const result = z.enum(WORD_RESULTS);

/** What a vendor's word means: on one connection, or on every connection of a vendor. */
export const vendorWordView = z
  .object({
    id,
    connectionKind: z.enum(CONNECTION_KINDS),
    /** Null: on every connection of this vendor; a mapping of one connection goes before it, as a whole. */
    connectionId: id.nullable(),
    connectionName: z.string().nullable(),
    /** As it was given; case, spaces and hyphens play no part when records are read. */
    word: z.string(),
    /** Null: the word keeps the result that it stands for everywhere, which is `knownResult`. */
    result: result.nullable(),
    knownResult: result.nullable(),
    disposition: z.object({ id, label: z.string(), action: z.enum(DISPOSITION_ACTIONS) }).nullable(),
    /** Stored records are being read by it. */
    isApplying: z.boolean(),
    /** The last time that was done to its end, and how many records got a result by it. */
    appliedAt: instant.nullable(),
    appliedRecords: z.number().int(),
    createdBy: z.string(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'VendorWord' });
export type VendorWordView = z.infer<typeof vendorWordView>;
export const vendorWordPage = pageOf(vendorWordView);

/** A word that stored records carry without a result. */
export const unmappedWord = z
  .object({
    connectionId: id,
    connectionName: z.string(),
    connectionKind: z.enum(CONNECTION_KINDS),
    /** Empty: the vendor said nothing, which cannot be mapped. */
    word: z.string(),
    /** How many records carry it; they settle nothing. */
    records: z.number().int(),
    /** Calls of the first and the last of them. */
    firstAt: instant,
    lastAt: instant,
    /** What has come to mean it since; these records are read by it when that is asked for. */
    vendorWordId: id.nullable(),
  })
  .meta({ id: 'UnmappedWord' });
export type UnmappedWord = z.infer<typeof unmappedWord>;

/** The most frequent first. */
export const unmappedWords = z
  .object({
    items: z.array(unmappedWord),
    /** Older records, or rarer words, were not counted. */
    isMore: z.boolean(),
  })
  .meta({ id: 'UnmappedWords' });
export type UnmappedWords = z.infer<typeof unmappedWords>;

const applyToStored = z.boolean().default(false);

export const createVendorWordRequest = z
  .strictObject({
    /** One of the two: a connection, or a vendor for all of its connections. */
    connectionId: id.nullable().default(null),
    connectionKind: z.enum(CONNECTION_KINDS).nullable().default(null),
    word: z.string().trim().min(1).max(100),
    result: result.nullable().default(null),
    dispositionId: id.nullable().default(null),
    /** Read the stored records with this word, which have no result yet, by it too. */
    applyToStored,
  })
  .refine((value) => (value.connectionId === null) !== (value.connectionKind === null), {
    message: 'Give a connection or a vendor, and not both.',
    path: ['connectionId'],
  })
  .refine((value) => value.result !== null || value.dispositionId !== null, {
    message: 'Give a result, a disposition, or both.',
    path: ['result'],
  });
export type CreateVendorWordRequest = z.infer<typeof createVendorWordRequest>;

export const updateVendorWordRequest = z.strictObject({
  result: result.nullable().optional(),
  dispositionId: id.nullable().optional(),
  applyToStored,
});
export type UpdateVendorWordRequest = z.infer<typeof updateVendorWordRequest>;
