import { type ImportPhase, type ImportReport, type ImportState, ImportDedupe } from '@callspool/contracts';
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
  /** Absent: columns as `columns` says. */
  readonly layout?: 'ucontact';
  /** Absent: as `DEFAULT_DEDUPE`. */
  readonly dedupe?: ImportDedupe;
  /** Absent: what the file does not name stays. */
  readonly replaces?: true;
}

export interface ListImportRow {
  readonly id: string;
  readonly listId: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly phase: ImportPhase | null;
  readonly options: ImportOptions;
  readonly bytesTotal: number;
  readonly bytesRead: number;
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly rejectCounts: Record<string, number>;
  readonly rowsUpdated: number;
  readonly contactsRemoved: number;
  readonly warnings: number;
  readonly rejectsFileId: string | null;
  readonly report: ImportReport | null;
  readonly createdBy: string;
  readonly error: string | null;
  readonly undoState: 'running' | 'done' | 'refused' | null;
  readonly undoError: string | null;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
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
  /** By which the same nightly file is known again. */
  readonly nightlyKey?: string;
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

/** An import beside those of other lists. */
export interface AnyListImportRow extends ListImportRow {
  readonly listName: string;
}

export interface ImportCounts {
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly rejectCounts: Record<string, number>;
  /** Accepted rows that changed a contact instead of becoming one; known at the end. */
  readonly rowsUpdated: number;
  readonly warnings: number;
}

/** Imports, and imports that are only tried: two tables of the same columns. */
type ImportTable = 'list_import' | 'list_dry_run';

const COLUMNS = `
  i.id, i.list_id as "listId", i.file_id as "fileId", i.file_name as "fileName", i.state::text as state, i.phase,
  i.options, i.bytes_total::float8 as "bytesTotal", i.bytes_read::float8 as "bytesRead", i.rows_read as "rowsRead",
  i.rows_accepted as "rowsAccepted", i.rows_rejected as "rowsRejected", i.reject_counts as "rejectCounts", i.warnings, i.rows_updated as "rowsUpdated", i.contacts_removed as "contactsRemoved",
  i.rejects_file_id as "rejectsFileId", i.report, i.error, i.undo_state as "undoState", i.undo_error as "undoError", i.undone_by as "undoneBy",
  i.undone_at as "undoneAt", i.created_by as "createdBy", i.created_at as "createdAt",
  i.started_at as "startedAt", i.finished_at as "finishedAt"`;

// A run that begins anew starts counting anew.
const START = (table: ImportTable) => `
  update ${table} i set state = 'running', phase = 'reading', generation = generation + 1,
    started_at = $2::timestamptz, bytes_read = 0, rows_read = 0, rows_accepted = 0, rows_rejected = 0,
    reject_counts = '{}', warnings = 0, rows_updated = 0, error = null
  from contact_list list
  where i.id = $1::uuid and i.state in ('uploaded', 'running') and list.id = i.list_id
  returning i.id as "importId", i.generation, i.list_id as "listId", i.file_id as "fileId", i.file_name as "fileName",
    i.options, list.default_country as "defaultCountry", list.default_time_zone as "defaultTimeZone"`;

const SET_COUNTS = `
  rows_read = $3::int, rows_accepted = $4::int, rows_rejected = $5::int, reject_counts = $6::jsonb, warnings = $7::int`;
// The file of the day before yesterday, sent again, is to make the list what it was then.
const OUTDATED = (table: ImportTable) => `
  i.options ->> 'replaces' = 'true' and i.state = 'done' and exists (
    select 1 from ${table} later where later.list_id = i.list_id and later.id > i.id
      and later.state in ('uploaded', 'running', 'done'))`;
const OF_RUN = `where id = $1::uuid and generation = $2::int and state = 'running'`;

@Injectable()
export class ListImportsRepository {
  protected readonly table: ImportTable = 'list_import';

  constructor(protected readonly database: Database) {}

  async insert(transaction: AnyTransaction, row: NewListImport): Promise<void> {
    await runInTransaction(
      transaction,
      `insert into ${this.table} (id, list_id, file_id, file_name, options, bytes_total, created_by, created_at, nightly_key)
       values ($1::uuid, $2::uuid, $3::uuid, $4::text, $5::jsonb, $6::bigint, $7::text, $8::timestamptz, $9::text)`,
      [
        row.id,
        row.listId,
        row.fileId,
        row.fileName,
        JSON.stringify(row.options),
        row.bytesTotal,
        row.createdBy,
        row.at,
        row.nightlyKey ?? null,
      ],
    );
  }

  async find(listId: string, id: string): Promise<ListImportRow | null> {
    const { rows } = await this.database.pool.query<ListImportRow>(
      `select ${COLUMNS} from ${this.table} i where id = $1 and list_id = $2`,
      [id, listId],
    );
    return rows[0] ?? null;
  }

  /** The import of a nightly file, unless it failed, was cancelled or was undone: then it may come again. */
  async findNightly(listId: string, key: string): Promise<ListImportRow | null> {
    const { rows } = await this.database.pool.query<ListImportRow>(
      `select ${COLUMNS} from ${this.table} i where list_id = $1 and nightly_key = $2`,
      [listId, key],
    );
    return rows[0] ?? null;
  }

  /** Lets the same nightly file come again, when its import came to nothing or a later one has changed the list. */
  async forgetNightly(transaction: AnyTransaction, key: string): Promise<void> {
    await runInTransaction(
      transaction,
      `update ${this.table} i set nightly_key = null
       where nightly_key = $1::text and (state in ('failed', 'cancelled') or undo_state = 'done' or ${OUTDATED(this.table)})`,
      [key],
    );
  }

  /** Whether the import made the list what its file says, and a later one has made it something else. */
  async isOutdated(id: string): Promise<boolean> {
    const { rows } = await this.database.pool.query(
      `select 1 from ${this.table} i where id = $1 and ${OUTDATED(this.table)}`,
      [id],
    );
    return rows.length === 1;
  }

  async list(listId: string, after: string | null, take: number): Promise<ListImportRow[]> {
    const { rows } = await this.database.pool.query<ListImportRow>(
      `select ${COLUMNS} from ${this.table} i where list_id = $1 and ($2::uuid is null or id < $2::uuid)
       order by id desc limit $3`,
      [listId, after, take],
    );
    return rows;
  }

  /** Of all lists, newest first. */
  async listAll(filter: {
    state: ImportState | null;
    after: string | null;
    take: number;
  }): Promise<AnyListImportRow[]> {
    const { rows } = await this.database.pool.query<AnyListImportRow>(
      `select ${COLUMNS}, list.name as "listName" from ${this.table} i join contact_list list on list.id = i.list_id
       where ($1::import_state is null or i.state = $1::import_state) and ($2::uuid is null or i.id < $2::uuid)
       order by i.id desc limit $3`,
      [filter.state, filter.after, filter.take],
    );
    return rows;
  }

  /** Makes the caller's run the one that counts; null when the import is over or cancelled. */
  async start(importId: string, at: Date): Promise<StartedImport | null> {
    const { rows } = await this.database.pool.query<StartedImport>(START(this.table), [importId, at]);
    return rows[0] ?? null;
  }

  /** Notes how far the run is. False when it no longer counts: cancelled, or begun anew elsewhere. */
  async progress(
    run: ImportRun,
    counts: ImportCounts,
    how: { bytesRead: number; phase: ImportPhase },
  ): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      `update ${this.table} set ${SET_COUNTS}, bytes_read = $8::bigint, phase = $9::text ${OF_RUN}`,
      [...parametersOf(run, counts), how.bytesRead, how.phase],
    );
    return rowCount === 1;
  }

  /** Locks the import for the caller's transaction. False when the run no longer counts. */
  async holdRun(transaction: AnyTransaction, run: ImportRun): Promise<boolean> {
    const rows = await runInTransaction(
      transaction,
      `select 1 as held from ${this.table} ${OF_RUN} for update`,
      [run.importId, run.generation],
    );
    return rows.length === 1;
  }

  async finish(
    transaction: AnyTransaction,
    run: ImportRun,
    end: {
      counts: ImportCounts;
      report: ImportReport;
      rejectsFileId: string | null;
      fileHash: string | null;
      contactsRemoved: number;
      at: Date;
    },
  ): Promise<void> {
    await runInTransaction(
      transaction,
      `update ${this.table} set ${SET_COUNTS}, state = 'done', phase = null, rejects_file_id = $8::uuid,
         file_hash = $9::text, rows_updated = $12::int, contacts_removed = $13::int, finished_at = $10::timestamptz, report = $11::jsonb, bytes_read = bytes_total ${OF_RUN}`,
      [
        ...parametersOf(run, end.counts),
        end.rejectsFileId,
        end.fileHash,
        end.at,
        JSON.stringify(end.report),
        end.counts.rowsUpdated,
        end.contactsRemoved,
      ],
    );
  }

  async fail(run: ImportRun, error: string, at: Date): Promise<void> {
    await this.database.pool.query(
      `update ${this.table} set state = 'failed', phase = null, error = $3, finished_at = $4 ${OF_RUN}`,
      [run.importId, run.generation, error, at],
    );
  }

  /** Cancels an import that is not over; false when it is. Its run notices at its next step. */
  async cancel(transaction: AnyTransaction, id: string, at: Date): Promise<boolean> {
    const rows = await runInTransaction(
      transaction,
      `update ${this.table} set state = 'cancelled', phase = null, finished_at = $2::timestamptz
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
