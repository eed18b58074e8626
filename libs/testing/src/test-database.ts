import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import {
  applyMigrations,
  createDatabase,
  readMigrations,
  startEmbeddedPostgres,
  type DatabaseHandle,
} from '@callspool/database';

export interface TestDatabase {
  readonly url: string;
  readonly database: DatabaseHandle;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
/** Any fixed number: whoever prepares the migrated template takes this lock. */
const TEMPLATE_LOCK = 4_242_002;
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

/**
 * A migrated database of one's own, its name containing "test", on the embedded server of this source tree or on
 * `TEST_DATABASE_URL`. Cloned from a template that is migrated once per set of migrations.
 */
export async function createTestDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  const server = await testServer();
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  try {
    const template = await ensureTemplate(admin, server.url);
    await admin.query(`create database ${name} template ${template}`);
  } finally {
    await admin.end();
  }
  const url = inDatabase(server.url, name);
  const database = createDatabase({ url, max: options.max ?? 20 });
  return {
    url,
    database,
    close: async () => {
      await database.close();
      await dropDatabase(server.url, name);
      await server.stop();
    },
  };
}

/** An empty, unmigrated database; for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await testServer();
  const name = `test_empty_${randomUUID().replaceAll('-', '')}`;
  await withAdmin(server.url, (admin) => admin.query(`create database ${name}`));
  return {
    url: inDatabase(server.url, name),
    close: async () => {
      await dropDatabase(server.url, name);
      await server.stop();
    },
  };
}

async function testServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined) return { url: given, stop: async () => undefined };
  const dir = path.join(ROOT, '.callspool', 'test-postgres');
  return startEmbeddedPostgres({ dir, database: 'test_admin', settings: SETTINGS });
}

async function ensureTemplate(admin: pg.Client, url: string): Promise<string> {
  const migrations = readMigrations();
  const hash = createHash('sha256')
    .update(migrations.map((migration) => migration.checksum).join())
    .digest('hex');
  const template = `test_template_${hash.slice(0, 16)}`;
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const ready = await admin.query('select 1 from pg_database where datname = $1 and datistemplate', [
      template,
    ]);
    if (ready.rowCount === 1) return template;
    await admin.query(`drop database if exists ${template} with (force)`);
    await admin.query(`create database ${template}`);
    await applyMigrations(inDatabase(url, template), migrations);
    await admin.query(`alter database ${template} with is_template true`);
    return template;
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

async function dropDatabase(url: string, name: string): Promise<void> {
  await withAdmin(url, (admin) => admin.query(`drop database if exists ${name} with (force)`));
}

async function withAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
