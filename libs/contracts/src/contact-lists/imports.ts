import { z } from 'zod';
import { displayName, id, instant } from '../common/fields.js';
import { uploadFileQuery } from '../files/files.js';
import { pageOf, pageQuery } from '../common/page.js';

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
  /** Put behind the name: many files keep the two apart. */
  familyName: columnReference.optional(),
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
/** `auto`: found out; `tab`; else the one character that separates fields. */
export const delimiter = z.union([
  z.enum(DELIMITERS),
  z
    .string()
    .regex(
      /^[^\p{L}\p{N}"\r\n\0\uFEFF\p{Cs}]$/u,
      'One character that is no letter, digit, quote or line end.',
    ),
]);
export type Delimiter = z.infer<typeof delimiter>;
export const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'windows-1254',
  'iso-8859-1',
  'iso-8859-15',
  'utf-16le',
  'utf-16be',
] as const;

/** The most rows that one import takes. */
export const MAX_IMPORT_ROWS = 5_000_000;

/** How rows are laid out: in columns with a meaning each, or as uContact's own upload file is. */
export const LAYOUTS = ['columns', 'ucontact'] as const;
/** `auto`: found out where no mapping is given. */
export const importLayout = z.enum(['auto', ...LAYOUTS]).default('auto');

/** Where a row is looked for, by what, and what happens with the older contact when it is found. */
export const importDedupe = z
  .strictObject({
    /** `list`: in this list; `lists`: in this one and those named; `everywhere`: in all lists. */
    scope: z.enum(['list', 'lists', 'everywhere']).default('list'),
    listIds: z.array(id).min(1).max(100).optional(),
    /** By the main number, by any number of either, or by the owner's id. */
    by: z.enum(['number', 'any_number', 'external_id']).default('number'),
    /** Contacts that came in earlier do not count; those of this list with the same main number always do. */
    withinDays: z.number().int().min(1).max(3650).optional(),
    /**
     * `keep`: the row is rejected. `update`: name, fields, priority and agent of the older contact are those of the row.
     * `move`: the same, and one that is found in another list leaves it for this one.
     */
    older: z.enum(['keep', 'update', 'move']).default('keep'),
  })
  .refine(({ scope, listIds }) => (scope === 'lists') === (listIds !== undefined), {
    path: ['listIds'],
    message: 'Name the lists with the scope "lists", and with no other.',
  });
export type ImportDedupe = z.infer<typeof importDedupe>;
export const DEFAULT_DEDUPE: ImportDedupe = { scope: 'list', by: 'number', older: 'keep' };

export const startImportRequest = z.strictObject({
  fileId: id,
  layout: importLayout,
  /** Absent: the main number, in this list; what is there stays as it is. */
  dedupe: importDedupe.optional(),
  /** Absent: guessed from the header. */
  mapping: importMapping.optional(),
  hasHeader: z.boolean().default(true),
  delimiter: delimiter.default('auto'),
  /** A byte order mark in the file wins. */
  encoding: z.enum(ENCODINGS).default('utf-8'),
});
export type StartImportRequest = z.infer<typeof startImportRequest>;

/** How files of one origin are read. */
export const importSettings = startImportRequest.omit({ fileId: true });
export type ImportSettings = z.infer<typeof importSettings>;

/** A mapping as it is kept: what was written in a shorter way is written out. */
const keptMapping = z.object({
  phone: z.array(z.object({ column: columnReference, kind: z.string().optional() })),
  externalId: columnReference.optional(),
  name: columnReference.optional(),
  familyName: columnReference.optional(),
  timeZone: columnReference.optional(),
  postalCode: columnReference.optional(),
  priority: columnReference.optional(),
  agent: columnReference.optional(),
  fields: z.array(columnReference).optional(),
});

export const importTemplateView = z
  .object({
    id,
    name: z.string(),
    settings: importSettings.extend({ mapping: keptMapping.optional() }),
    createdBy: z.string(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'ImportTemplate' });
export type ImportTemplateView = z.infer<typeof importTemplateView>;
export const importTemplateList = z.object({ items: z.array(importTemplateView) });
export type ImportTemplateList = z.infer<typeof importTemplateList>;

export const saveImportTemplateRequest = z.strictObject({ name: displayName, settings: importSettings });
export type SaveImportTemplateRequest = z.infer<typeof saveImportTemplateRequest>;

/**
 * What a nightly file does: adds what is new; also updates what is there; also takes out of the list what the file does
 * not name.
 */
export const NIGHTLY_MODES = ['append', 'refresh', 'replace'] as const;
export const nightlyImportQuery = z.object({
  /** Name of a saved template. */
  template: z.string().trim().min(1).max(200),
  mode: z.enum(NIGHTLY_MODES).default('append'),
  /** Name of the file, as it is shown. */
  name: uploadFileQuery.shape.name,
});
export type NightlyImportQuery = z.infer<typeof nightlyImportQuery>;

export const IMPORT_STATES = ['uploaded', 'running', 'done', 'failed', 'cancelled'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** The mapping as it was understood, by column name (or `column 3` in a file without header). */
export const resolvedMappingView = z.object({
  phone: z.array(z.object({ column: z.string(), kind: z.string().nullable() })),
  externalId: z.string().nullable(),
  name: z.string().nullable(),
  familyName: z.string().nullable(),
  timeZone: z.string().nullable(),
  postalCode: z.string().nullable(),
  priority: z.string().nullable(),
  agent: z.string().nullable(),
  fields: z.array(z.string()),
});
export type ResolvedMappingView = z.infer<typeof resolvedMappingView>;

/** What a running import does: it reads the file to its end, then checks rows against each other and against lists, then writes. */
export const IMPORT_PHASES = ['reading', 'checking', 'writing'] as const;
export type ImportPhase = (typeof IMPORT_PHASES)[number];

/**
 * Rows with one thing wrong, and the first of them. `detail` tells more of the reason: what is wrong with a number, or
 * whether a repeat stands in the file or in the list. `zone_unknown` are accepted rows that nobody calls.
 */
export const rowKindView = z.object({
  reason: z.enum([...ROW_REJECTIONS, 'zone_unknown']),
  detail: z.string().nullable(),
  rows: z.number().int(),
  line: z.number().int(),
  column: z.string(),
  value: z.string(),
  message: z.string(),
});
export type RowKindView = z.infer<typeof rowKindView>;

/** What was found in the rows, kept with the import when it is done. */
export const importReport = z.object({
  kinds: z.array(rowKindView),
  /** Accepted rows by the zones of their main number, the most first; the rest is in `otherZones`. */
  zones: z.array(z.object({ zones: z.array(z.string()), rows: z.number().int() })),
  otherZones: z.number().int(),
});
export type ImportReport = z.infer<typeof importReport>;

export const UNDO_STATES = ['running', 'done', 'refused'] as const;

export const listImportView = z
  .object({
    id,
    listId: id,
    fileId: id,
    fileName: z.string(),
    state: z.enum(IMPORT_STATES),
    /** Null unless it runs. */
    phase: z.enum(IMPORT_PHASES).nullable(),
    mapping: resolvedMappingView,
    format: z.object({
      layout: z.enum(LAYOUTS),
      delimiter,
      encoding: z.enum(ENCODINGS),
      hasHeader: z.boolean(),
    }),
    bytesTotal: z.number().int(),
    bytesRead: z.number().int(),
    /** Every row read is accepted or rejected; while the import runs the two grow with it. */
    rowsRead: z.number().int(),
    rowsAccepted: z.number().int(),
    rowsRejected: z.number().int(),
    rejectCounts: z.record(z.string(), z.number().int()),
    /** Accepted rows that changed a contact which was there, instead of becoming one. */
    rowsUpdated: z.number().int(),
    /** Contacts that left the list because the file that replaced it does not name them. */
    contactsRemoved: z.number().int(),
    /** Bad alternative numbers of accepted rows; they stand in the rejects file too. */
    warnings: z.number().int(),
    rowsPerSecond: z.number().nullable(),
    hasRejects: z.boolean(),
    /** Null before it is done. */
    report: importReport.nullable(),
    /** Null: nobody has asked for it. `refused`: it could not be undone; `error` says why. */
    undo: z
      .object({
        state: z.enum(UNDO_STATES),
        by: z.string(),
        at: instant.nullable(),
        error: z.string().nullable(),
      })
      .nullable(),
    createdBy: z.string(),
    /** Why it failed, in words. */
    error: z.string().nullable(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'ListImport' });
export type ListImportView = z.infer<typeof listImportView>;
export const listImportPage = pageOf(listImportView);

/** An import beside those of other lists. */
export const anyListImportView = listImportView
  .extend({ listName: z.string() })
  .meta({ id: 'AnyListImport' });
export type AnyListImportView = z.infer<typeof anyListImportView>;
export const anyListImportPage = pageOf(anyListImportView);

export const anyListImportQuery = pageQuery.extend({ state: z.enum(IMPORT_STATES).optional() });
export type AnyListImportQuery = z.infer<typeof anyListImportQuery>;
