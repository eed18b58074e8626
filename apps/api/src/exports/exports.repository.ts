import type { ExportKind, ExportOptions } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Database } from '../database/database.service.js';

export interface ExportRow {
  readonly id: string;
  readonly kind: ExportKind;
  readonly query: Record<string, string>;
  readonly options: ExportOptions;
  readonly state: 'uploaded' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly rows: number;
  readonly bytes: number;
  readonly fileId: string | null;
  readonly error: string | null;
  readonly generation: number;
  readonly ownerId: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export type NewExport = Pick<
  ExportRow,
  'id' | 'kind' | 'query' | 'options' | 'ownerId' | 'createdBy' | 'createdAt'
> & {
  readonly ownerRole: string;
};

const COLUMNS = `
  id, kind, query, options, state::text as state, rows, bytes::float8 as bytes, file_id as "fileId", error, generation,
  owner_id as "ownerId", created_by as "createdBy", created_at as "createdAt", started_at as "startedAt",
  finished_at as "finishedAt"`;

const INSERT = `
  insert into export_job (id, kind, query, options, owner_id, owner_role, created_by, created_at)
  values ($1, $2, $3::jsonb, $4::jsonb, $5, $6, $7, $8)`;
const LIST = `
  select ${COLUMNS} from export_job
  where ($1::text is null or owner_id = $1) and ($2::uuid is null or id < $2::uuid) order by id desc limit $3`;
// A run that died is begun anew: its generation tells the older one that it does not count any more.
const START = `
  update export_job set state = 'running', generation = generation + 1, rows = 0, started_at = $2
  where id = $1 and state in ('uploaded', 'running') returning ${COLUMNS}`;
const OF_RUN = `where id = $1 and generation = $2 and state = 'running'`;
const OLD = `
  select id, file_id as "fileId" from export_job where created_at < $1 order by id limit 1000`;

@Injectable()
export class ExportsRepository {
  constructor(private readonly database: Database) {}

  async insert(client: pg.PoolClient, row: NewExport): Promise<void> {
    const { id, kind, query, options, ownerId, ownerRole, createdBy, createdAt } = row;
    const json = [JSON.stringify(query), JSON.stringify(options)];
    await client.query(INSERT, [id, kind, ...json, ownerId, ownerRole, createdBy, createdAt]);
  }

  async find(id: string): Promise<ExportRow | null> {
    const sql = `select ${COLUMNS} from export_job where id = $1`;
    return (await this.database.pool.query<ExportRow>(sql, [id])).rows[0] ?? null;
  }

  /** Newest first. `ownerId` null: everybody's. */
  async list(ownerId: string | null, before: string | null, take: number): Promise<ExportRow[]> {
    return (await this.database.pool.query<ExportRow>(LIST, [ownerId, before, take])).rows;
  }

  async start(id: string, at: Date): Promise<ExportRow | null> {
    return (await this.database.pool.query<ExportRow>(START, [id, at])).rows[0] ?? null;
  }

  /** False: it was cancelled, or another run has taken it over. */
  async progress({ id, generation }: ExportRow, rows: number): Promise<boolean> {
    const sql = `update export_job set rows = $3 ${OF_RUN}`;
    return ((await this.database.pool.query(sql, [id, generation, rows])).rowCount ?? 0) > 0;
  }

  async finish(
    client: pg.PoolClient,
    { id, generation }: ExportRow,
    end: { fileId: string; bytes: number; at: Date },
  ): Promise<boolean> {
    const sql = `update export_job set state = 'done', file_id = $3, bytes = $4, finished_at = $5 ${OF_RUN}`;
    return ((await client.query(sql, [id, generation, end.fileId, end.bytes, end.at])).rowCount ?? 0) > 0;
  }

  async fail(id: string, error: string, at: Date): Promise<void> {
    await this.database.pool.query(
      `update export_job set state = 'failed', error = $2, finished_at = $3 where id = $1 and state in ('uploaded', 'running')`,
      [id, error, at],
    );
  }

  async cancel(id: string, at: Date): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      `update export_job set state = 'cancelled', finished_at = $2 where id = $1 and state in ('uploaded', 'running')`,
      [id, at],
    );
    return (rowCount ?? 0) > 0;
  }

  async listBefore(moment: Date): Promise<{ id: string; fileId: string | null }[]> {
    return (await this.database.pool.query<{ id: string; fileId: string | null }>(OLD, [moment])).rows;
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.database.pool.query('delete from export_job where id = any($1::uuid[])', [ids]);
  }
}
