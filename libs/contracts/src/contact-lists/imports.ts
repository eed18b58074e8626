import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf } from '../common/page.js';

/**
 * Why a row was rejected. A row gets the first that applies, in this order: its structure, its numbers and values, the
 * do-not-call list, then its being a repeat.
 */
export const ROW_REJECTIONS = [
  'structure',
  'phone_missing',
  'phone_invalid',
  'time_zone_invalid',
  'priority_invalid',
  'value_invalid',
  'dnc',
  'duplicate',
] as const;
export type RowRejection = (typeof ROW_REJECTIONS)[number];

/** Told beside the rejects of an accepted row whose other number is of no use. */
export const ALTERNATIVE_INVALID = 'alternative_invalid';

/** A column by its name in the header (upper and lower case alike), or by its number, counted from 1. */
export const columnReference = z.union([z.string().trim().min(1).max(200), z.number().int().min(1).max(500)]);
export type ColumnReference = z.infer<typeof columnReference>;

const phoneColumn = z.union([
  columnReference.transform((column) => ({ column, kind: undefined })),
  z.strictObject({
    column: columnReference,
    /** What sort of number it is, for instance mobile or home. */
    kind: z
      .string()
      .trim()
      .regex(/^[\p{L}\p{N} _-]{1,30}$/u, 'Letters, digits, spaces, - and _, at most 30.')
      .optional(),
  }),
]);

/** Which column is what. The first filled phone column of a row is its main number, the others its alternatives. */
export const importMapping = z.strictObject({
  phone: z
    .union([phoneColumn, z.array(phoneColumn).min(1).max(10)])
    .transform((phones) => (Array.isArray(phones) ? phones : [phones])),
  externalId: columnReference.optional(),
  name: columnReference.optional(),
  timeZone: columnReference.optional(),
  /** Told to the zones together with the number: both must be open. Read by the rules of the number's country. */
  postalCode: columnReference.optional(),
  priority: columnReference.optional(),
  agent: columnReference.optional(),
  /** Columns kept as extra fields; absent: all that nothing else uses. */
  fields: z.array(columnReference).max(500).optional(),
});
export type ImportMapping = z.infer<typeof importMapping>;

export const DELIMITERS = ['auto', ',', ';', 'tab', '|'] as const;
export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const;

export const startImportRequest = z.strictObject({
  fileId: id,
  /** Absent: guessed from the header. */
  mapping: importMapping.optional(),
  hasHeader: z.boolean().default(true),
  delimiter: z.enum(DELIMITERS).default('auto'),
  /** A byte order mark in the file wins. */
  encoding: z.enum(ENCODINGS).default('utf-8'),
});
export type StartImportRequest = z.infer<typeof startImportRequest>;

export const IMPORT_STATES = ['uploaded', 'running', 'done', 'failed', 'cancelled'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** The mapping as it was understood, by column name (or `column 3` in a file without header). */
export const resolvedMappingView = z.object({
  phone: z.array(z.object({ column: z.string(), kind: z.string().nullable() })),
  externalId: z.string().nullable(),
  name: z.string().nullable(),
  timeZone: z.string().nullable(),
  postalCode: z.string().nullable(),
  priority: z.string().nullable(),
  agent: z.string().nullable(),
  fields: z.array(z.string()),
});
export type ResolvedMappingView = z.infer<typeof resolvedMappingView>;

export const listImportView = z
  .object({
    id,
    listId: id,
    fileId: id,
    fileName: z.string(),
    state: z.enum(IMPORT_STATES),
    mapping: resolvedMappingView,
    bytesTotal: z.number().int(),
    bytesRead: z.number().int(),
    /** Every row read is accepted or rejected; while the import runs the two grow with it. */
    rowsRead: z.number().int(),
    rowsAccepted: z.number().int(),
    rowsRejected: z.number().int(),
    rejectCounts: z.record(z.string(), z.number().int()),
    /** Bad alternative numbers of accepted rows; they stand in the rejects file too. */
    warnings: z.number().int(),
    rowsPerSecond: z.number().nullable(),
    hasRejects: z.boolean(),
    /** Why it failed, in words. */
    error: z.string().nullable(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'ListImport' });
export type ListImportView = z.infer<typeof listImportView>;
export const listImportPage = pageOf(listImportView);
