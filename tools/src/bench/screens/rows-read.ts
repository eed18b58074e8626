import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseHandle } from '@callspool/database';

/** A server process reports what it read at most once a second, and when it has nothing to do. */
const REPORT_MS = 1_500;
const READ = `
  select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as rows from pg_stat_user_tables`;

/** How many rows of tables the database reads while something goes on; what the service does by itself is part of it. */
export async function rowsReadDuring<T>(database: DatabaseHandle, work: () => Promise<T>): Promise<number> {
  const before = await read(database);
  await work();
  return (await read(database)) - before;
}

async function read({ pool }: DatabaseHandle): Promise<number> {
  await sleep(REPORT_MS);
  const { rows } = await pool.query<{ rows: number }>(READ);
  return rows[0]?.rows ?? 0;
}
