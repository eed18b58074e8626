import { createDatabase, startEmbeddedPostgres, type DatabaseHandle } from '@callspool/database';
import path from 'node:path';
import pg from 'pg';
import { WORK_DIR } from '../process/root.js';
import type { Scope } from '../process/scope.js';

export interface RunDatabase {
  readonly url: string;
  /** For reading what the service has written; the demo itself changes nothing in it. */
  readonly handle: DatabaseHandle;
  readonly dataDir: string;
}

/** A fresh database of this run on an embedded server of its own kind; databases of earlier runs are dropped. */
export async function startRunDatabase(scope: Scope, stamp: string): Promise<RunDatabase> {
  const server = await startEmbeddedPostgres({
    dir: path.join(WORK_DIR, 'demo-postgres'),
    database: 'demo_admin',
  });
  scope.defer(() => server.stop());
  const name = `demo_${process.pid}_${stamp}`;
  await dropEarlier(server.url);
  await withClient(server.url, (client) => client.query(`create database ${pg.escapeIdentifier(name)}`));
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const handle = createDatabase({ url: url.toString(), max: 3, applicationName: 'callspool-demo' });
  scope.defer(() => handle.close());
  return { url: url.toString(), handle, dataDir: server.dataDir };
}

/** A run whose process still lives keeps its database. */
async function dropEarlier(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname ~ '^demo_[0-9]+_'`,
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
