import { applyMigrations, readMigrations } from '@callspool/database';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

/** Any fixed number: whoever prepares the database at start takes this lock. */
const PREPARE_LOCK = 4_242_003;

/** Brings our tables and the job library's up to date, one node at a time. Returns the names of our new migrations. */
export async function prepareDatabase(directUrl: string, migrations = readMigrations()): Promise<string[]> {
  const client = new pg.Client({ connectionString: directUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PREPARE_LOCK]);
    const applied = await applyMigrations(directUrl, migrations);
    await runMigrations({ connectionString: directUrl });
    return applied;
  } finally {
    await client.end();
  }
}
