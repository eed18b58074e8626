import type { DatabaseHandle } from '@callspool/database';
import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from, to } from 'pg-copy-streams';

/** The tables that an import fills for good. */
const TABLES = ['contact', 'phone_number', 'person_key'] as const;

/** Writes the rows that an import has left behind into files, for loading the same rows plainly. */
export async function saveFinalRows(database: DatabaseHandle, dir: string): Promise<void> {
  for (const table of TABLES) {
    await database.withClient((client) =>
      pipeline(client.query(to(`copy ${table} to stdout`)), createWriteStream(path.join(dir, table))),
    );
  }
}

/** Loads those rows by COPY into empty tables with the same columns and indexes; seconds. */
export async function copyFinalRows(database: DatabaseHandle, dir: string): Promise<number> {
  await database.withClient(async (client) => {
    await client.query('drop schema if exists baseline cascade');
    await client.query('create schema baseline');
    for (const table of TABLES) {
      await client.query(`create table baseline.${table} (like public.${table} including all)`);
    }
    await client.query('checkpoint');
  });
  const started = performance.now();
  for (const table of TABLES) {
    await database.sqlTransaction((client) =>
      pipeline(
        createReadStream(path.join(dir, table)),
        client.query(from(`copy baseline.${table} from stdin`)),
      ),
    );
  }
  return (performance.now() - started) / 1000;
}
