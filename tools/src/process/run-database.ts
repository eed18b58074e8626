import { createDatabase, startEmbeddedPostgres, type DatabaseHandle } from '@callspool/database';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { WORK_DIR } from './root.js';
import type { Scope } from './scope.js';

export interface RunDatabase {
  readonly url: string;
  /** For reading what the service has written. */
  readonly handle: DatabaseHandle;
  readonly dataDir: string;
}

/** A fresh database of this run, on the embedded server for runs of its kind; databases of earlier runs are dropped. */
export async function startRunDatabase(
  scope: Scope,
  kind: 'demo' | 'bench' | 'screens',
  settings: Readonly<Record<string, string>> = {},
): Promise<RunDatabase> {
  const server = await startEmbeddedPostgres({
    dir: path.join(WORK_DIR, `${kind}-postgres`),
    database: `${kind}_admin`,
    settings,
  });
  scope.defer(() => server.stop());
  const name = `${kind}_${process.pid}_${randomBytes(4).toString('hex')}`;
  await dropEarlier(server.url, kind);
  await withClient(server.url, (client) => client.query(`create database ${pg.escapeIdentifier(name)}`));
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const handle = createDatabase({ url: url.toString(), max: 3, applicationName: `callspool-${kind}` });
  scope.defer(() => handle.close());
  return { url: url.toString(), handle, dataDir: server.dataDir };
}

/** A run whose process still lives keeps its database. */
async function dropEarlier(url: string, kind: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname ~ ('^' || $1 || '_[0-9]+_')`,
      [kind],
    );
    for (const { datname } of rows) {
      if (isAlive(Number(datname.split('_')[1]))) continue;
      await client.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`);
    }
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
