import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { findBinaries, reachableCopy, type Binaries } from './binaries.js';
import { withFolderLock } from './lock.js';
import { chooseLaunch, type Launch } from './privileges.js';
import { ServerUsers } from './users.js';

export interface EmbeddedPostgresOptions {
  /** The folder that holds the server's data and its password. Made when it is missing. */
  readonly dir: string;
  /** The database to create and to name in `url`. */
  readonly database: string;
  /** Server settings for this start, such as `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly dataDir: string;
  /** True when a server of an earlier process was still running and is used on. */
  readonly adopted: boolean;
  /** Stops the server, unless another living process uses it too. */
  stop(): Promise<void>;
}

/** Starts the PostgreSQL server that npm installed, or uses the one already running on the same data. Loopback only. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const launch = chooseLaunch();
  const home = launch.needsReachableFiles ? reachableHome(options.dir) : path.resolve(options.dir);
  mkdirSync(home, { recursive: true });
  const found = await findBinaries();
  const binaries = launch.needsReachableFiles ? reachableCopy(found) : found;
  const server = new Server(home, binaries, launch);
  const users = new ServerUsers(path.join(home, 'users'));

  return withFolderLock(path.join(home, 'lock'), async () => {
    const adopted = await server.isRunning();
    if (!adopted) {
      await server.init();
      await server.start(options.settings ?? {});
    }
    const ticket = users.enter();
    await server.createDatabase(options.database);
    return {
      url: server.url(options.database),
      dataDir: server.data,
      adopted,
      stop: () =>
        withFolderLock(path.join(home, 'lock'), async () => {
          if (users.leave(ticket)) await server.stop();
        }),
    };
  });
}

/** Where `nobody` can reach it: beside the temporary files, one folder per wanted place. */
function reachableHome(dir: string): string {
  const name = Buffer.from(path.resolve(dir)).toString('base64url').slice(-40);
  return path.join(tmpdir(), `callspool-data-${name}`);
}

class Server {
  readonly data: string;
  private readonly passwordFile: string;

  constructor(
    private readonly home: string,
    private readonly binaries: Binaries,
    private readonly launch: Launch,
  ) {
    this.data = path.join(home, 'data');
    this.passwordFile = path.join(home, 'password');
  }

  async isRunning(): Promise<boolean> {
    if (!existsSync(path.join(this.data, 'PG_VERSION'))) return false;
    return (await this.run(this.binaries.pg_ctl, ['status', '-D', this.data])).code === 0;
  }

  async init(): Promise<void> {
    if (existsSync(path.join(this.data, 'PG_VERSION'))) return;
    // What an interrupted initdb left behind is no database.
    rmSync(this.data, { recursive: true, force: true });
    mkdirSync(this.data, { mode: 0o700 });
    writeFileSync(this.passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
    this.handOver();
    const args = ['-D', this.data, '-U', 'callspool', '-A', 'scram-sha-256', `--pwfile=${this.passwordFile}`];
    const made = await this.run(this.binaries.initdb, [
      ...args,
      '--no-locale',
      '--encoding=UTF8',
      '--no-instructions',
    ]);
    if (made.code === 0) return;
    rmSync(this.data, { recursive: true, force: true });
    throw new Error(
      `The embedded PostgreSQL could not make its data folder ${this.data}: ${made.output.trim()}`,
    );
  }

  async start(settings: Readonly<Record<string, string>>): Promise<void> {
    let failure = '';
    for (let attempt = 1; attempt <= 3; attempt++) {
      const port = await freePort();
      const server = {
        port: String(port),
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        // Claims lock every number and person of their batch.
        max_locks_per_transaction: '256',
        ...settings,
      };
      const flags = Object.entries(server).map(([name, value]) => `-c ${name}='${value}'`);
      const log = path.join(this.home, 'server.log');
      const args = ['start', '-w', '-t', '60', '-D', this.data, '-l', log, '-o', flags.join(' ')];
      const started = await this.run(this.binaries.pg_ctl, args);
      if (started.code === 0) return;
      failure = started.output.trim();
    }
    throw new Error(`The embedded PostgreSQL did not start (its log is ${this.home}/server.log): ${failure}`);
  }

  async stop(): Promise<void> {
    await this.run(this.binaries.pg_ctl, ['stop', '-m', 'fast', '-w', '-t', '30', '-D', this.data]);
  }

  url(database: string): string {
    const password = readFileSync(this.passwordFile, 'utf8');
    return `postgresql://callspool:${password}@127.0.0.1:${this.port()}/${database}`;
  }

  async createDatabase(name: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.url('postgres') });
    await client.connect();
    try {
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
      if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
  }

  private port(): number {
    // Fourth line of the file that the running server keeps (PostgreSQL documentation, "Database File Layout").
    return Number(readFileSync(path.join(this.data, 'postmaster.pid'), 'utf8').split('\n')[3]);
  }

  private handOver(): void {
    const { uid, gid } = this.launch;
    if (uid === undefined || gid === undefined) return;
    for (const file of [this.home, this.data, this.passwordFile]) chownSync(file, uid, gid);
    chmodSync(this.home, 0o755);
  }

  private run(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
    const [program, ...rest] = [...this.launch.prefix, command, ...args];
    const { uid, gid } = this.launch;
    const as = uid === undefined || gid === undefined ? {} : { uid, gid };
    return new Promise((resolve, reject) => {
      const child = spawn(program!, rest, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...as });
      let output = '';
      child.stdout.on('data', (chunk) => (output += chunk));
      child.stderr.on('data', (chunk) => (output += chunk));
      child.on('error', reject);
      // 'exit', not 'close': the server keeps the pipes of pg_ctl open.
      child.on('exit', (code) => {
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({ code: code ?? 1, output });
      });
    });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('No port.')),
      );
    });
  });
}
