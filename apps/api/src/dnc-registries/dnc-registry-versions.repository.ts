import type { DncVersionKind, ImportState } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';
import type { RegistryFileOptions } from './registry-file.js';
import type { BuiltNumbers } from './numbers.repository.js';

export type VersionPhase = 'reading' | 'building' | 'switching';

export interface VersionRow {
  readonly id: string;
  readonly registryId: string;
  readonly kind: DncVersionKind;
  readonly fileId: string;
  readonly fileName: string;
  readonly asOf: Date;
  readonly state: ImportState;
  readonly phase: VersionPhase | null;
  readonly options: RegistryFileOptions;
  readonly numbers: number | null;
  readonly added: number | null;
  readonly removed: number | null;
  readonly bytesTotal: number;
  readonly bytesRead: number;
  readonly rowsRead: number;
  readonly rowsRejected: number;
  readonly pastGate: number;
  readonly rejectsFileId: string | null;
  readonly error: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface VersionRun {
  readonly versionId: string;
  readonly generation: number;
}

export interface StartedVersion extends VersionRun {
  readonly registryId: string;
  readonly kind: DncVersionKind;
  readonly fileId: string;
  readonly fileName: string;
  readonly asOf: Date;
  readonly options: RegistryFileOptions;
  readonly createdBy: string;
  /** Of the version in force when the run began. */
  readonly baseId: string | null;
  readonly baseTable: string | null;
}

export interface VersionProgress {
  readonly phase: VersionPhase;
  readonly bytesRead: number;
  readonly rowsRead: number;
  readonly rowsRejected: number;
}

const COLUMNS = `
  id, registry_id as "registryId", kind, file_id as "fileId", file_name as "fileName", as_of as "asOf",
  state::text as state, phase, options, numbers::float8 as numbers, added::float8 as added, removed::float8 as removed,
  bytes_total::float8 as "bytesTotal", bytes_read::float8 as "bytesRead", rows_read::float8 as "rowsRead",
  rows_rejected::float8 as "rowsRejected", past_gate as "pastGate", rejects_file_id as "rejectsFileId", error,
  created_by as "createdBy", created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;

const START = `
  update dnc_registry_version version set state = 'running', phase = 'reading', generation = generation + 1,
    bytes_read = 0, rows_read = 0, rows_rejected = 0, base_id = registry.version_id,
    started_at = coalesce(started_at, $2::timestamptz)
  from dnc_registry registry
  where version.id = $1::uuid and version.state in ('uploaded', 'running') and registry.id = version.registry_id
  returning version.id as "versionId", generation, registry_id as "registryId", kind, file_id as "fileId",
    file_name as "fileName", version.as_of as "asOf", options, version.created_by as "createdBy", base_id as "baseId",
    registry.numbers_table as "baseTable"`;

const OF_RUN = `where id = $1::uuid and generation = $2::int and state = 'running'`;

@Injectable()
export class DncRegistryVersionsRepository {
  constructor(private readonly database: Database) {}

  async insert(
    transaction: AnyTransaction,
    row: Pick<VersionRow, 'id' | 'registryId' | 'kind' | 'fileId' | 'fileName' | 'asOf' | 'options'> & {
      bytesTotal: number;
      createdBy: string;
      at: Date;
    },
  ): Promise<void> {
    await runInTransaction(
      transaction,
      `insert into dnc_registry_version (id, registry_id, kind, file_id, file_name, as_of, options, bytes_total,
         created_by, created_at)
       values ($1::uuid, $2::uuid, $3::text, $4::uuid, $5::text, $6::timestamptz, $7::jsonb, $8::bigint, $9::text,
         $10::timestamptz)`,
      [
        row.id,
        row.registryId,
        row.kind,
        row.fileId,
        row.fileName,
        row.asOf,
        JSON.stringify(row.options),
        row.bytesTotal,
        row.createdBy,
        row.at,
      ],
    );
  }

  async find(registryId: string, id: string): Promise<VersionRow | null> {
    const { rows } = await this.database.pool.query<VersionRow>(
      `select ${COLUMNS} from dnc_registry_version where id = $1 and registry_id = $2`,
      [id, registryId],
    );
    return rows[0] ?? null;
  }

  /** Newest first. */
  async list(registryId: string, after: string | null, take: number): Promise<VersionRow[]> {
    const { rows } = await this.database.pool.query<VersionRow>(
      `select ${COLUMNS} from dnc_registry_version
       where registry_id = $1 and ($2::uuid is null or id < $2::uuid) order by id desc limit $3`,
      [registryId, after, take],
    );
    return rows;
  }

  /** The newest of each registry. */
  async latestOf(registryIds: readonly string[]): Promise<ReadonlyMap<string, VersionRow>> {
    const { rows } = await this.database.pool.query<VersionRow>(
      `select distinct on (registry_id) ${COLUMNS} from dnc_registry_version
       where registry_id = any($1::uuid[]) order by registry_id, id desc`,
      [registryIds],
    );
    return new Map(rows.map((row) => [row.registryId, row]));
  }

  /** Begins a run, or begins one anew that died; null when there is nothing to do. */
  async start(id: string, at: Date): Promise<StartedVersion | null> {
    const { rows } = await this.database.pool.query<StartedVersion>(START, [id, at]);
    return rows[0] ?? null;
  }

  /** False when the run no longer counts. */
  async noteProgress(run: VersionRun, progress: VersionProgress): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      `update dnc_registry_version set phase = $3, bytes_read = least(bytes_total, $4::bigint), rows_read = $5,
         rows_rejected = $6 ${OF_RUN}`,
      [
        run.versionId,
        run.generation,
        progress.phase,
        progress.bytesRead,
        progress.rowsRead,
        progress.rowsRejected,
      ],
    );
    return rowCount === 1;
  }

  /** Locks the version for the caller's transaction; false when the run no longer counts. */
  async holdRun(transaction: AnyTransaction, run: VersionRun): Promise<boolean> {
    const held = await runInTransaction(
      transaction,
      `select 1 as held from dnc_registry_version ${OF_RUN} for update`,
      [run.versionId, run.generation],
    );
    return held.length === 1;
  }

  async finish(
    transaction: AnyTransaction,
    run: VersionRun,
    end: { built: BuiltNumbers; table: string; rejectsFileId: string | null; at: Date },
  ): Promise<void> {
    const { built, table, rejectsFileId, at } = end;
    await runInTransaction(
      transaction,
      `update dnc_registry_version set state = 'done', phase = null, bytes_read = bytes_total, numbers = $3::bigint,
         added = $4::bigint, removed = $5::bigint, numbers_table = $6::text, rejects_file_id = $7::uuid,
         finished_at = $8::timestamptz ${OF_RUN}`,
      [run.versionId, run.generation, built.numbers, built.added, built.removed, table, rejectsFileId, at],
    );
  }

  async countPastGate(transaction: AnyTransaction, versionId: string, pastGate: number): Promise<void> {
    await runInTransaction(
      transaction,
      'update dnc_registry_version set past_gate = $2::int where id = $1::uuid',
      [versionId, pastGate],
    );
  }

  async fail(run: VersionRun, error: string, rejectsFileId: string | null, at: Date): Promise<void> {
    await this.database.pool.query(
      `update dnc_registry_version set state = 'failed', phase = null, error = $3, rejects_file_id = $4, finished_at = $5
       ${OF_RUN}`,
      [run.versionId, run.generation, error, rejectsFileId, at],
    );
  }

  async cancel(transaction: AnyTransaction, id: string, at: Date): Promise<boolean> {
    const rows = await runInTransaction(
      transaction,
      `update dnc_registry_version set state = 'cancelled', phase = null, finished_at = $2::timestamptz
       where id = $1::uuid and state in ('uploaded', 'running') returning id`,
      [id, at],
    );
    return rows.length === 1;
  }

  /** Ends what is under way of a registry that is being removed. */
  async cancelAll(transaction: AnyTransaction, registryId: string, at: Date): Promise<void> {
    await runInTransaction(
      transaction,
      `update dnc_registry_version set state = 'cancelled', phase = null, finished_at = $2::timestamptz
       where registry_id = $1::uuid and state in ('uploaded', 'running')`,
      [registryId, at],
    );
  }
}
