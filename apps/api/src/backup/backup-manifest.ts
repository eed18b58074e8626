import { z } from 'zod';

export const BACKUP_FORMAT = 1;

const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);

/** What a backup says of itself before its rows. */
export const backupManifest = z.object({
  format: z.literal(BACKUP_FORMAT),
  /** The product that wrote it. */
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** Of our tables, in the order in which they were applied. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** The last step of the job library's own tables. */
  jobsMigration: z.number().int(),
  /** Keys that stored secrets were sealed with; they are not in the backup. */
  keyIds: z.array(z.string()),
  /** The months of the partitioned tables. */
  months: z.array(z.object({ parent: name, month: z.iso.date() })),
});
export type BackupManifest = z.infer<typeof backupManifest>;

/** One table's rows follow. Names are plain words of our own schemas, so they need no quotes. */
export const tableHead = z.object({ schema: name, name, columns: z.array(name) });
export type TableHead = z.infer<typeof tableHead>;

export const tableEnd = z.object({ rows: z.number().int() });

export const sequenceValues = z.array(z.object({ schema: name, name, value: z.string().regex(/^\d+$/) }));
export type SequenceValues = z.infer<typeof sequenceValues>;

export const backupEnd = z.object({ tables: z.number().int(), rows: z.number().int(), sha256: z.string() });
export type BackupEnd = z.infer<typeof backupEnd>;
