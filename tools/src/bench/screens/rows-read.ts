import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseHandle } from '@callspool/database';

/** A server process reports what it read at most once a second, and when it has nothing to do. */
const REPORT_MS = 1_500;
/** What grows with lists and with years of calling, partitions included; counters and settings stay small. */
const READ = `
  select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as rows from pg_stat_user_tables
  where relname ~ '^(contact|phone_number|person_key|spool_entry|attempt|call_record|dnc_entry|audit_entry)'`;

/** How many rows of large tables the database reads while something goes on. */
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
