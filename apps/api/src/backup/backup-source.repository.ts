import type { Readable } from 'node:stream';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { SequenceValues, TableHead } from './backup-manifest.js';
import { inReferenceOrder, type TableReference } from './table-order.js';

/** The schemas of ours and of the job library; how far each was migrated is told in the manifest instead. */
const TABLES = `
  select n.nspname as schema, c.relname as name,
    array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p') and not c.relispartition
    and c.relpersistence = 'p' and (n.nspname, c.relname) not in
      (('public', '_prisma_migrations'), ('graphile_worker', 'migrations'))
  group by 1, 2`;
const REFERENCES = `
  select distinct conrelid::regclass::text as "from", confrelid::regclass::text as "to"
  from pg_constraint where contype = 'f'`;
const SEQUENCES = `
  select schemaname as schema, sequencename as name, last_value::text as value from pg_sequences
  where schemaname in ('public', 'graphile_worker') and last_value is not null order by 1, 2`;
const MONTHS = `
  select parent.relname as parent, to_char(to_date(right(part.relname, 6), 'YYYYMM'), 'YYYY-MM-DD') as month
  from pg_inherits join pg_class part on part.oid = inhrelid join pg_class parent on parent.oid = inhparent
  where parent.relkind = 'p' and part.relkind = 'r' and part.relname ~ '_[0-9]{6}$' order by 1, 2`;
const MIGRATIONS = `
  select migration_name as name, checksum from _prisma_migrations
  where finished_at is not null and rolled_back_at is null order by migration_name`;

/** One moment of the database, however much is written meanwhile. */
export class BackupSource {
  private constructor(private readonly client: pg.Client) {}

  static async within<T>(directUrl: string, work: (source: BackupSource) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: directUrl });
    await client.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      const result = await work(new BackupSource(client));
      await client.query('commit');
      return result;
    } finally {
      await client.end();
    }
  }

  /** Every table with its columns, referred ones first. */
  async tables(): Promise<TableHead[]> {
    const { rows: tables } = await this.client.query<TableHead>(TABLES);
    const { rows: references } = await this.client.query<TableReference>(REFERENCES);
    const byName = new Map(tables.map((table) => [plainName(table), table]));
    return inReferenceOrder([...byName.keys()], references).flatMap((name) => byName.get(name) ?? []);
  }

  rowsOf(table: TableHead): Readable & { readonly rowCount: number } {
    const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    // By a query, because COPY of a partitioned table's own name gives nothing.
    return this.client.query(copyTo(`copy (select ${columns} from ${quotedName(table)}) to stdout`));
  }

  async sequences(): Promise<SequenceValues> {
    return (await this.client.query<SequenceValues[number]>(SEQUENCES)).rows;
  }

  async months(): Promise<{ parent: string; month: string }[]> {
    return (await this.client.query<{ parent: string; month: string }>(MONTHS)).rows;
  }

  async migrations(): Promise<{ name: string; checksum: string }[]> {
    return (await this.client.query<{ name: string; checksum: string }>(MIGRATIONS)).rows;
  }

  async keyIds(): Promise<string[]> {
    const { rows } = await this.client.query<{ id: string }>(
      'select key_id as id from secret_key_check order by created_at',
    );
    return rows.map(({ id }) => id);
  }

  async jobsMigration(): Promise<number> {
    const { rows } = await this.client.query<{ id: number }>(
      'select max(id)::int as id from graphile_worker.migrations',
    );
    return rows[0]?.id ?? 0;
  }
}

/** As PostgreSQL spells a table of ours: the schema only when it is not `public`. */
const plainName = ({ schema, name }: TableHead): string => (schema === 'public' ? name : `${schema}.${name}`);

export const quotedName = ({ schema, name }: Pick<TableHead, 'schema' | 'name'>): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
