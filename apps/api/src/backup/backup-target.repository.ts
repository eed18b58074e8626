import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Database } from '../database/database.service.js';
import { isNumbersTable } from '../database/numbers-table.js';
import type { SequenceValues, TableHead } from './backup-manifest.js';
import { quotedName } from './backup-source.repository.js';

const TABLES = `
  select count(*)::int as count from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
    and n.nspname not like 'pg\\_toast%'`;
const STOP = `
  update stop_switch set stopped = true, reason = $1, changed_by = $2, changed_at = $3, version = version + 1`;

/** How many tables there are, before anything of ours is. */
export async function countTables(directUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: directUrl });
  await client.connect();
  try {
    return (await client.query<{ count: number }>(TABLES)).rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

@Injectable()
export class BackupTarget {
  constructor(private readonly database: Database) {}

  transaction<T>(work: (load: BackupLoad, client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.database.sqlTransaction((client) => work(new BackupLoad(client), client));
  }

  /** So that the first requests do not guess at the sizes of tables. */
  async analyze(): Promise<void> {
    await this.database.pool.query('analyze');
  }

  async jobsMigration(): Promise<number> {
    const { rows } = await this.database.pool.query<{ id: number }>(
      'select max(id)::int as id from graphile_worker.migrations',
    );
    return rows[0]?.id ?? 0;
  }
}

/** Fills an empty, migrated database inside one transaction. */
export class BackupLoad {
  constructor(private readonly client: pg.PoolClient) {}

  async ensureMonths(months: readonly { parent: string; month: string }[]): Promise<void> {
    await this.client.query(
      'select ensure_month_partition(parent, month) from unnest($1::text[], $2::date[]) as needed(parent, month)',
      [months.map(({ parent }) => parent), months.map(({ month }) => month)],
    );
  }

  /** Tables that no migration makes, but a registry's file. */
  async ensureNumbersTables(tables: readonly TableHead[]): Promise<void> {
    for (const { name } of tables.filter((table) => table.schema === 'public')) {
      if (isNumbersTable(name)) await this.client.query(`create table ${name} (number bigint primary key)`);
    }
  }

  /** Takes out what the migrations put in, and keeps triggers from counting restored rows a second time. */
  async open(tables: readonly TableHead[]): Promise<void> {
    await this.client.query(`truncate ${tables.map(quotedName).join(', ')}`);
    for (const table of tables) await this.setTriggers(table, 'disable');
  }

  async close(tables: readonly TableHead[]): Promise<void> {
    for (const table of tables) await this.setTriggers(table, 'enable');
  }

  /** Returns how many rows went in. */
  async copy(table: TableHead, data: AsyncIterable<Buffer>): Promise<number> {
    const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    const copy = this.client.query(copyFrom(`copy ${quotedName(table)} (${columns}) from stdin`));
    await pipeline(Readable.from(data, { objectMode: false }), copy);
    return copy.rowCount;
  }

  async setSequences(values: SequenceValues): Promise<void> {
    for (const { schema, name, value } of values) {
      await this.client.query('select setval($1::regclass, $2::bigint)', [
        quotedName({ schema, name }),
        value,
      ]);
    }
  }

  async stopEverything(reason: string, by: string, at: Date): Promise<void> {
    await this.client.query(STOP, [reason, by, at]);
  }

  private async setTriggers(table: TableHead, to: 'enable' | 'disable'): Promise<void> {
    await this.client.query(`alter table ${quotedName(table)} ${to} trigger user`);
  }
}
