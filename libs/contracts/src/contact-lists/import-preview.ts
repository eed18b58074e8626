import { z } from 'zod';
import { id } from '../common/fields.js';
import { issueSchema } from '../common/problem.js';
import { PACKINGS } from '../files/files.js';
import {
  delimiter,
  ENCODINGS,
  importLayout,
  importMapping,
  LAYOUTS,
  resolvedMappingView,
} from './imports.js';

/** What is left out is found out from the head of the file. */
export const previewImportRequest = z.strictObject({
  fileId: id,
  layout: importLayout,
  mapping: importMapping.optional(),
  hasHeader: z.boolean().optional(),
  delimiter: delimiter.default('auto'),
  encoding: z.enum(ENCODINGS).optional(),
});
export type PreviewImportRequest = z.infer<typeof previewImportRequest>;

/**
 * Why an encoding is taken: a byte order mark, letters that only UTF-8 writes so, nothing but plain letters, zeros as
 * UTF-16 has them, bytes that are Turkish letters or a euro sign in one code page, or no better idea.
 */
export const ENCODING_REASONS = [
  'chosen',
  'mark',
  'utf8_letters',
  'plain_letters',
  'utf16_zeros',
  'turkish_letters',
  'euro_sign',
  'western_letters',
] as const;

export const DELIMITER_REASONS = ['chosen', 'first_line', 'none_found'] as const;
export const HEADER_REASONS = ['chosen', 'numbers_in_first_row', 'known_words', 'words_only'] as const;
export const LINE_ENDS = ['crlf', 'lf', 'cr'] as const;

/** What a column may become. `skip`: it is not imported. */
export const COLUMN_TARGETS = [
  'phone',
  'externalId',
  'name',
  'familyName',
  'timeZone',
  'postalCode',
  'priority',
  'agent',
  'field',
  'skip',
] as const;
export type ColumnTarget = (typeof COLUMN_TARGETS)[number];

/**
 * Why a guess wants a look: its header says nothing and its values look right, the header's word has other meanings too,
 * another column is taken for the same, or many of its values are of no use.
 */
export const GUESS_DOUBTS = ['from_values', 'vague_word', 'second_of_kind', 'bad_values'] as const;
export type GuessDoubt = (typeof GUESS_DOUBTS)[number];

export const previewColumn = z.object({
  /** Counted from 1. */
  number: z.number().int(),
  name: z.string(),
  /** The first values as they stand in the file; `problem` says what would be wrong with one. */
  values: z.array(z.object({ line: z.number().int(), text: z.string(), problem: z.string().nullable() })),
  target: z.enum(COLUMN_TARGETS),
  /** Sort of a phone number. */
  kind: z.string().nullable(),
  doubt: z.enum(GUESS_DOUBTS).nullable(),
});
export type PreviewColumn = z.infer<typeof previewColumn>;

/** One row of the file as the contact it becomes. */
export const previewContact = z.object({
  line: z.number().int(),
  externalId: z.string().nullable(),
  name: z.string().nullable(),
  priority: z.number().int(),
  agent: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
  numbers: z.array(
    z.object({
      number: z.string(),
      kind: z.string().nullable(),
      zones: z.array(z.string()),
      zoneSource: z.string(),
    }),
  ),
});
export type PreviewContact = z.infer<typeof previewContact>;

export const importPreview = z
  .object({
    file: z.object({ id, name: z.string(), size: z.number().int() }),
    format: z.object({
      layout: z.enum(LAYOUTS),
      packing: z.enum(PACKINGS),
      /** The file within an archive; null when there is none, or it has no name. */
      innerName: z.string().nullable(),
      delimiter,
      delimiterReason: z.enum(DELIMITER_REASONS),
      encoding: z.enum(ENCODINGS),
      encodingReason: z.enum(ENCODING_REASONS),
      /** Whether the reason proves it; else the letters want a look. */
      isEncodingCertain: z.boolean(),
      hasHeader: z.boolean(),
      headerReason: z.enum(HEADER_REASONS),
      lineEnd: z.enum(LINE_ENDS),
      /** Names that stand over several columns: all but the first are called by a number behind it. */
      repeatedNames: z.array(z.string()),
    }),
    columns: z.array(previewColumn),
    /** The mapping that the columns show, or null when it cannot be used as it is: `issues` say why. */
    mapping: resolvedMappingView.nullable(),
    issues: z.array(issueSchema),
    /** The first row that is good; null when none of those looked at is. */
    example: previewContact.nullable(),
    /** Rows in the part of the file that was looked at, and how many of them would be rejected by themselves. */
    rowsSeen: z.number().int(),
    rowsBad: z.number().int(),
    /** Whether that part is the whole file. */
    isWhole: z.boolean(),
  })
  .meta({ id: 'ImportPreview' });
export type ImportPreview = z.infer<typeof importPreview>;
