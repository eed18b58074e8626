import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';
import type { Act } from '../common/permissions.js';

/** Lists that can be had as a file, each with the act that lets a caller read it on the screen. */
export const EXPORT_KINDS = {
  contacts: 'contacts.read',
  call_records: 'callRecords.read',
  attempts: 'attempts.read',
  dnc: 'dnc.read',
  entries: 'campaigns.watch',
  callbacks: 'callbacks.read',
  audit: 'audit.read',
} as const satisfies Record<string, Act>;
export type ExportKind = keyof typeof EXPORT_KINDS;
export const exportKind = z.enum(Object.keys(EXPORT_KINDS) as [ExportKind, ...ExportKind[]]);

export const EXPORT_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

export const exportOptions = z.strictObject({
  /** Between the fields; spreadsheets of many European countries expect the semicolon. */
  delimiter: z.enum([',', ';', 'tab']).default(','),
  /** Begins the file with the mark by which spreadsheets know UTF-8. */
  bom: z.boolean().default(true),
  /**
   * `spreadsheet`: a text that a spreadsheet would take for a formula gets an apostrophe before it. Phone numbers such as
   * +3225550100 stay as they are: a plus sign and digits can only ever be a number. `raw`: nothing is put before anything.
   */
  formulas: z.enum(['spreadsheet', 'raw']).default('spreadsheet'),
  /** The IANA zone in which moments are written, each with its offset. */
  timeZone: z.string().trim().min(1).max(100).default('UTC'),
});
export type ExportOptions = z.infer<typeof exportOptions>;

/**
 * `query` is what the list's own GET takes, by name; `limit` and `cursor` are left out. `entries` need a `campaignId`,
 * contacts of one list a `listId`.
 */
export const createExportRequest = z.strictObject({
  kind: exportKind,
  query: z.record(z.string(), z.string().max(20_000)).default({}),
  options: exportOptions.prefault({}),
});
export type CreateExportRequest = z.infer<typeof createExportRequest>;

export const exportView = z
  .object({
    id,
    kind: exportKind,
    query: z.record(z.string(), z.string()),
    options: exportOptions,
    state: z.enum(EXPORT_STATES),
    /** Written so far, and when it is done all of them. */
    rows: z.number().int(),
    /** Size of the file when it is done. */
    bytes: z.number().int(),
    error: z.string().nullable(),
    createdBy: z.string(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    /** When its file is taken away. */
    fileUntil: instant.nullable(),
  })
  .meta({ id: 'Export' });
export type ExportView = z.infer<typeof exportView>;
export const exportPage = pageOf(exportView);

export const exportQuery = pageQuery;
