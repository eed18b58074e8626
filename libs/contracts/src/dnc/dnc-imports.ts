import { DNC_MATCHES, DNC_SCOPES } from '@callspool/domain';
import { z } from 'zod';
import { id, instant, instantInput } from '../common/fields.js';
import { pageOf } from '../common/page.js';
import { countryCode } from '../contact-lists/contact-lists.js';
import { columnReference, DELIMITERS, ENCODINGS, IMPORT_STATES } from '../contact-lists/imports.js';

/** A file of numbers, one a row; all its entries share scope, reason, source and expiry. */
export const startDncImportRequest = z.strictObject({
  fileId: id,
  /** Column of the numbers; absent: guessed from the header, else the first. */
  column: columnReference.optional(),
  /** Absent: the first row is a header when its number column holds no digits. */
  hasHeader: z.boolean().optional(),
  delimiter: z.enum(DELIMITERS).default('auto'),
  encoding: z.enum(ENCODINGS).default('utf-8'),
  country: countryCode.optional(),
  match: z.enum(DNC_MATCHES).default('number'),
  /** Takes prefixes that forbid every number of a country; without it their rows are rejected. */
  confirmsWholeCountries: z.boolean().default(false),
  scope: z.enum(DNC_SCOPES).default('all'),
  groupId: id.optional(),
  campaignId: id.optional(),
  reason: z.string().trim().min(1).max(500),
  source: z.string().trim().min(1).max(100).default('file'),
  expiresAt: instantInput.optional(),
});
export type StartDncImportRequest = z.infer<typeof startDncImportRequest>;

/** Reads the first rows of a file as an import would, and adds nothing. */
export const previewDncImportRequest = startDncImportRequest.pick({
  fileId: true,
  column: true,
  hasHeader: true,
  delimiter: true,
  encoding: true,
  country: true,
  match: true,
  confirmsWholeCountries: true,
});
export type PreviewDncImportRequest = z.infer<typeof previewDncImportRequest>;

export const dncImportPreview = z
  .object({
    hasHeader: z.boolean(),
    /** Position of the numbers, from 1, as a request takes it. */
    column: z.number().int(),
    columns: z.array(
      z.object({
        /** From 1. */
        column: z.number().int(),
        header: z.string().nullable(),
        samples: z.array(z.string()),
      }),
    ),
    /** What the first rows would become: `value` is null when the row gives none, and `message` says why. */
    rows: z.array(
      z.object({
        line: z.number().int(),
        text: z.string(),
        value: z.string().nullable(),
        message: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DncImportPreview' });
export type DncImportPreview = z.infer<typeof dncImportPreview>;

export const dncImportView = z
  .object({
    id,
    fileId: id,
    fileName: z.string(),
    state: z.enum(IMPORT_STATES),
    match: z.enum(DNC_MATCHES),
    scope: z.enum(DNC_SCOPES),
    groupId: id.nullable(),
    campaignId: id.nullable(),
    reason: z.string(),
    source: z.string(),
    expiresAt: instant.nullable(),
    bytesTotal: z.number().int(),
    bytesRead: z.number().int(),
    rowsRead: z.number().int(),
    rowsAdded: z.number().int(),
    /** Numbers that had a live entry already. */
    rowsKnown: z.number().int(),
    rowsRejected: z.number().int(),
    /** Attempts that were past the send gate when their number was added. */
    alreadyPastGate: z.number().int(),
    hasRejects: z.boolean(),
    error: z.string().nullable(),
    createdBy: z.string(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'DncImport' });
export type DncImportView = z.infer<typeof dncImportView>;
export const dncImportPage = pageOf(dncImportView);
