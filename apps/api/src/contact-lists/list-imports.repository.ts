import type { ImportState } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';
import type { CsvDialect } from '../files/csv-dialect.js';
import type { Encoding } from '../files/utf8-source.js';
import type { ImportColumns } from './import-columns.js';

/** How the file is to be read, settled when the import was asked for. */
export interface ImportOptions {
  readonly dialect: CsvDialect;
  readonly encoding: Encoding;
  readonly hasHeader: boolean;
  readonly columns: ImportColumns;
}

export interface ListImportRow {
  readonly id: string;
  readonly listId: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly options: ImportOptions;
  readonly bytesTotal: number;
  readonly bytesRead: number;
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly rejectCounts: Record<string, number>;
  readonly warnings: number;
  readonly rejectsFileId: string | null;
  readonly error: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface NewListImport {
  readonly id: string;
  readonly listId: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly options: ImportOptions;
  readonly bytesTotal: number;
  readonly createdBy: string;
  readonly at: Date;
}

/** One run of an import: the generation says whether it is still the one that counts. */
export interface ImportRun {
  readonly importId: string;
  readonly generation: number;
}

/** What a run needs to know of its import and list. */
export interface StartedImport extends ImportRun {
  readonly listId: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly options: ImportOptions;
  readonly defaultCountry: string;
  readonly defaultTimeZone: string | null;
}

export interface ImportCounts {
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly rejectCounts: Record<string, number>;
  readonly warnings: number;
}

const COLUMNS = `
  id, list_id as "listId", file_id as "fileId", file_name as "fileName", state::text as state, options,
  bytes_total::float8 as "bytesTotal", bytes_read::float8 as "bytesRead", rows_read as "rowsRead",
  rows_accepted as "rowsAccepted", rows_rejected as "rowsRejected", reject_counts as "rejectCounts", warnings,
  rejects_file_id as "rejectsFileId", error, created_at as "createdAt", started_at as "startedAt",
  finished_at as "finishedAt"`;

// A run that begins anew starts counting anew.
const START = `
  update list_import i set state = 'running', generation = generation + 1, started_at = $2::timestamptz, bytes_read = 0,
    rows_read = 0, rows_accepted = 0, rows_rejected = 0, reject_counts = '{}', warnings = 0, error = null
  from contact_list list
  where i.id = $1::uuid and i.state in ('uploaded', 'running') and list.id = i.list_id
  returning i.id as "importId", i.generation, i.list_id as "listId", i.file_id as "fileId", i.file_name as "fileName",
    i.options, list.default_country as "defaultCountry", list.default_time_zone as "defaultTimeZone"`;

const SET_COUNTS = `
  rows_read = $3::int, rows_accepted = $4::int, rows_rejected = $5::int, reject_counts = $6::jsonb, warnings = $7::int`;
const OF_RUN = `where id = $1::uuid and generation = $2::int and state = 'running'`;

@Injectable()
export class ListImportsRepository {
  constructor(private readonly database: Database) {}

  async insert(transaction: AnyTransaction, row: NewListImport): Promise<void> {
    await runInTransaction(
      transaction,
      `insert into list_import (id, list_id, file_id, file_name, options, bytes_total, created_by, created_at)
       values ($1::uuid, $2::uuid, $3::uuid, $4::text, $5::jsonb, $6::bigint, $7::text, $8::timestamptz)`,
      [
        row.id,
        row.listId,
        row.fileId,
        row.fileName,
        JSON.stringify(row.options),
        row.bytesTotal,
        row.createdBy,
        row.at,
      ],
    );
  }

  async find(listId: string, id: string): Promise<ListImportRow | null> {
    const { rows } = await this.database.pool.query<ListImportRow>(
      `select ${COLUMNS} from list_import where id = $1 and list_id = $2`,
      [id, listId],
    );
    return rows[0] ?? null;
  }

  async list(listId: string, after: string | null, take: number): Promise<ListImportRow[]> {
    const { rows } = await this.database.pool.query<ListImportRow>(
      `select ${COLUMNS} from list_import where list_id = $1 and ($2::uuid is null or id < $2::uuid)
       order by id desc limit $3`,
      [listId, after, take],
    );
    return rows;
  }

  /** Makes the caller's run the one that counts; null when the import is over or cancelled. */
  async start(importId: string, at: Date): Promise<StartedImport | null> {
    const { rows } = await this.database.pool.query<StartedImport>(START, [importId, at]);
    return rows[0] ?? null;
  }

  /** Notes how far the run is. False when it no longer counts: cancelled, or begun anew elsewhere. */
  async progress(run: ImportRun, counts: ImportCounts, bytesRead: number): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      `update list_import set ${SET_COUNTS}, bytes_read = $8::bigint ${OF_RUN}`,
      [...parametersOf(run, counts), bytesRead],
    );
    return rowCount === 1;
  }

  /** Locks the import for the caller's transaction. False when the run no longer counts. */
  async holdRun(transaction: AnyTransaction, run: ImportRun): Promise<boolean> {
    const rows = await runInTransaction(
      transaction,
      `select 1 as held from list_import ${OF_RUN} for update`,
      [run.importId, run.generation],
    );
    return rows.length === 1;
  }

  async finish(
    transaction: AnyTransaction,
    run: ImportRun,
    end: { counts: ImportCounts; rejectsFileId: string | null; fileHash: string; at: Date },
  ): Promise<void> {
    await runInTransaction(
      transaction,
      `update list_import set ${SET_COUNTS}, state = 'done', rejects_file_id = $8::uuid, file_hash = $9::text,
         finished_at = $10::timestamptz, bytes_read = bytes_total ${OF_RUN}`,
      [...parametersOf(run, end.counts), end.rejectsFileId, end.fileHash, end.at],
    );
  }

  async fail(run: ImportRun, error: string, at: Date): Promise<void> {
    await this.database.pool.query(
      `update list_import set state = 'failed', error = $3, finished_at = $4 ${OF_RUN}`,
      [run.importId, run.generation, error, at],
    );
  }

  /** Cancels an import that is not over; false when it is. Its run notices at its next step. */
  async cancel(transaction: AnyTransaction, id: string, at: Date): Promise<boolean> {
    const rows = await runInTransaction(
      transaction,
      `update list_import set state = 'cancelled', finished_at = $2::timestamptz
       where id = $1::uuid and state in ('uploaded', 'running') returning id`,
      [id, at],
    );
    return rows.length === 1;
  }
}

const parametersOf = (run: ImportRun, counts: ImportCounts): unknown[] => [
  run.importId,
  run.generation,
  counts.rowsRead,
  counts.rowsAccepted,
  counts.rowsRejected,
  JSON.stringify(counts.rejectCounts),
  counts.warnings,
];
