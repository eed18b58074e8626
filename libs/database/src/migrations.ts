import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** Any fixed number: every node of this product that migrates takes this lock. */
const MIGRATION_LOCK = 4_242_001;

// Prisma's own bookkeeping, so that its command line agrees with what the service applied (Prisma 7, migrations table).
const BOOKKEEPING = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The folder of the migrations in this source tree. */
export function migrationsDir(): string {
  return path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../prisma/migrations');
}

/** All migrations of a folder, in the order in which they are applied. */
export function readMigrations(dir = migrationsDir()): Migration[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Applies what is missing, one transaction each, while no other node does the same. Returns the names applied.
 * Throws when an applied migration was edited afterwards, when one failed earlier, or when the database is newer.
 */
export async function applyMigrations(url: string, migrations = readMigrations()): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(BOOKKEEPING);
    const { rows } = await client.query<{
      migration_name: string;
      checksum: string;
      finished_at: Date | null;
    }>('select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null');
    const applied = new Map(rows.map((row) => [row.migration_name, row]));
    refuseStrangers(applied, migrations);
    const missing = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of missing) await apply(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** True when the database holds exactly the migrations of this source tree. */
export async function isMigrated(
  query: (sql: string) => Promise<{ rows: { migration_name: string }[] }>,
): Promise<boolean> {
  const { rows } = await query(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return readMigrations().every((migration) => applied.has(migration.name));
}

function refuseStrangers(
  applied: ReadonlyMap<string, { checksum: string; finished_at: Date | null }>,
  migrations: readonly Migration[],
): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const [name, row] of applied) {
    if (row.finished_at === null) {
      throw new Error(
        `Migration ${name} failed earlier: mend the database, then run "prisma migrate resolve".`,
      );
    }
    const here = known.get(name);
    if (here === undefined) {
      throw new Error(
        `The database has migration ${name}, which this version does not know: start the newer version.`,
      );
    }
    if (here.checksum !== row.checksum) {
      throw new Error(`Migration ${name} was edited after it had been applied: restore the file as it was.`);
    }
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       values ($1, $2, clock_timestamp(), $3, 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${migration.name} could not be applied: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
