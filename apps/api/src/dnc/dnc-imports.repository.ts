import type { ImportState } from '@callspool/contracts';
import type { DncMatch, DncScope } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors/app-error.js';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';
import type { CsvDialect } from '../files/csv-dialect.js';
import type { Encoding } from '../files/utf8-source.js';

/** How the file is to be read and what its entries say, settled when the import was asked for. */
export interface DncImportOptions {
  readonly dialect: CsvDialect;
  readonly encoding: Encoding;
  readonly hasHeader: boolean;
  /** Position of the numbers, from 0. */
  readonly column: number;
  readonly country: string | null;
  readonly match: DncMatch;
  /** Absent in imports of older days: then it was not asked. */
  readonly confirmsWholeCountries?: boolean;
  readonly scope: DncScope;
  readonly groupId: string | null;
  readonly campaignId: string | null;
  readonly reason: string;
  readonly source: string;
  readonly expiresAt: string | null;
}

export interface DncImportRow {
  readonly id: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly options: DncImportOptions;
  readonly bytesTotal: number;
  readonly bytesRead: number;
  readonly rowsRead: number;
  readonly rowsAdded: number;
  readonly rowsKnown: number;
  readonly rowsRejected: number;
  readonly pastGate: number;
  readonly rejectsFileId: string | null;
  readonly error: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface DncImportRun {
  readonly importId: string;
  readonly generation: number;
}

export interface StartedDncImport extends DncImportRun {
  readonly fileId: string;
  readonly fileName: string;
  readonly options: DncImportOptions;
  readonly createdBy: string;
  /** Rows that runs before this one have dealt with. */
  readonly rowsRead: number;
  readonly rejectsFileId: string | null;
}

/** What one batch adds to the counts. */
export interface DncBatchCounts {
  readonly rowsRead: number;
  readonly rowsAdded: number;
  readonly rowsKnown: number;
  readonly rowsRejected: number;
  readonly pastGate: number;
}

const COLUMNS = `
  id, file_id as "fileId", file_name as "fileName", state::text as state, options, bytes_total::float8 as "bytesTotal",
  bytes_read::float8 as "bytesRead", rows_read as "rowsRead", rows_added as "rowsAdded", rows_known as "rowsKnown",
  rows_rejected as "rowsRejected", past_gate as "pastGate", rejects_file_id as "rejectsFileId", error,
  created_by as "createdBy", created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;

// A run that begins anew goes on where the last committed batch ended.
const START = `
  update dnc_import set state = 'running', generation = generation + 1,
    started_at = coalesce(started_at, $2::timestamptz)
  where id = $1::uuid and state in ('uploaded', 'running')
  returning id as "importId", generation, file_id as "fileId", file_name as "fileName", options,
    created_by as "createdBy", rows_read as "rowsRead", rejects_file_id as "rejectsFileId"`;

const SCOPE_EXISTS = `
  select ($1::uuid is null or exists (select 1 from campaign_group where id = $1::uuid))
    and ($2::uuid is null or exists (select 1 from campaign where id = $2::uuid)) as "isThere"`;

const OF_RUN = `where id = $1::uuid and generation = $2::int and state = 'running'`;

const ADD_BATCH = `
  update dnc_import set rows_read = rows_read + $3::int, rows_added = rows_added + $4::int,
    rows_known = rows_known + $5::int, rows_rejected = rows_rejected + $6::int, past_gate = past_gate + $7::int,
    bytes_read = least(bytes_total, $8::bigint), batches = batches + 1
  ${OF_RUN}
  returning batches`;

@Injectable()
export class DncImportsRepository {
  constructor(private readonly database: Database) {}

  async insert(
    transaction: AnyTransaction,
    row: {
      id: string;
      fileId: string;
      fileName: string;
      options: DncImportOptions;
      bytesTotal: number;
      createdBy: string;
      at: Date;
    },
  ): Promise<void> {
    await runInTransaction(
      transaction,
      `insert into dnc_import (id, file_id, file_name, options, bytes_total, created_by, created_at)
       values ($1::uuid, $2::uuid, $3::text, $4::jsonb, $5::bigint, $6::text, $7::timestamptz)`,
      [row.id, row.fileId, row.fileName, JSON.stringify(row.options), row.bytesTotal, row.createdBy, row.at],
    );
  }

  /** @throws AppError `dnc.invalid` when the group or campaign does not exist, which no foreign key tells here */
  async refuseMissingScope(transaction: AnyTransaction, options: DncImportOptions): Promise<void> {
    const [row] = await runInTransaction<{ isThere: boolean }>(transaction, SCOPE_EXISTS, [
      options.groupId,
      options.campaignId,
    ]);
    if (row?.isThere === true) return;
    const path = options.groupId === null ? 'campaignId' : 'groupId';
    const message =
      options.groupId === null ? 'There is no such campaign.' : 'There is no such group of campaigns.';
    throw new AppError('dnc.invalid', message, { issues: [{ path, message }] });
  }

  async find(id: string): Promise<DncImportRow | null> {
    const { rows } = await this.database.pool.query<DncImportRow>(
      `select ${COLUMNS} from dnc_import where id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  async list(after: string | null, take: number): Promise<DncImportRow[]> {
    const { rows } = await this.database.pool.query<DncImportRow>(
      `select ${COLUMNS} from dnc_import where $1::uuid is null or id < $1::uuid order by id desc limit $2`,
      [after, take],
    );
    return rows;
  }

  async start(id: string, at: Date): Promise<StartedDncImport | null> {
    const { rows } = await this.database.pool.query<StartedDncImport>(START, [id, at]);
    return rows[0] ?? null;
  }

  /** Locks the import for the caller's transaction; false when the run no longer counts. */
  async holdRun(transaction: AnyTransaction, run: DncImportRun): Promise<boolean> {
    const held = await runInTransaction(
      transaction,
      `select 1 as held from dnc_import ${OF_RUN} for update`,
      [run.importId, run.generation],
    );
    return held.length === 1;
  }

  /** Counts a batch in its own transaction. Returns the batch's number, from 1. */
  async addBatch(
    transaction: AnyTransaction,
    run: DncImportRun,
    counts: DncBatchCounts,
    bytesRead: number,
  ): Promise<number> {
    const [row] = await runInTransaction<{ batches: number }>(transaction, ADD_BATCH, [
      run.importId,
      run.generation,
      counts.rowsRead,
      counts.rowsAdded,
      counts.rowsKnown,
      counts.rowsRejected,
      counts.pastGate,
      bytesRead,
    ]);
    return row?.batches ?? 0;
  }

  async finish(
    transaction: AnyTransaction,
    run: DncImportRun,
    rejectsFileId: string | null,
    at: Date,
  ): Promise<void> {
    await runInTransaction(
      transaction,
      `update dnc_import set state = 'done', finished_at = $3::timestamptz, bytes_read = bytes_total,
         rejects_file_id = $4::uuid ${OF_RUN}`,
      [run.importId, run.generation, at, rejectsFileId],
    );
  }

  async fail(run: DncImportRun, error: string, at: Date): Promise<void> {
    await this.database.pool.query(
      `update dnc_import set state = 'failed', error = $3, finished_at = $4 ${OF_RUN}`,
      [run.importId, run.generation, error, at],
    );
  }

  async cancel(transaction: AnyTransaction, id: string, at: Date): Promise<boolean> {
    const rows = await runInTransaction(
      transaction,
      `update dnc_import set state = 'cancelled', finished_at = $2::timestamptz
       where id = $1::uuid and state in ('uploaded', 'running') returning id`,
      [id, at],
    );
    return rows.length === 1;
  }
}
