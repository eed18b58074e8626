import { randomBytes } from 'node:crypto';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DemoClient } from '../demo/api-client.js';
import { startApi } from '../process/api-service.js';
import { reservePort } from '../process/ports.js';
import { WORK_DIR } from '../process/root.js';
import { startRunDatabase, type RunDatabase } from '../process/run-database.js';
import type { Scope } from '../process/scope.js';
import type { ServiceProcess } from '../process/service-process.js';

/** The real service on a throwaway database, signed in: what a bench measures. */
export interface BenchDesk {
  readonly database: RunDatabase;
  readonly client: DemoClient;
  readonly api: ServiceProcess;
}

/** Near what a server of this size would be given; durable, as in production. */
export const BENCH_SETTINGS = { shared_buffers: '1GB', max_wal_size: '8GB', work_mem: '64MB' };

export async function startBenchDesk(scope: Scope): Promise<BenchDesk> {
  const database = await startRunDatabase(scope, 'bench', BENCH_SETTINGS);
  const log = createWriteStream(path.join(WORK_DIR, 'bench.log'));
  const signIn = { email: 'bench@callspool.local', password: randomBytes(12).toString('hex') };
  const reserved = await reservePort(4700);
  await reserved.release();
  const url = `http://127.0.0.1:${reserved.port}`;
  const api = await startApi({
    port: reserved.port,
    publicUrl: url,
    env: {
      DATABASE_URL: database.url,
      DATABASE_DIRECT_URL: undefined,
      CALLSPOOL_DATA_DIR: path.join(WORK_DIR, 'bench'),
      CALLSPOOL_SECRET_KEY: randomBytes(32).toString('base64'),
      ADMIN_EMAIL: signIn.email,
      ADMIN_PASSWORD: signIn.password,
      LOG_LEVEL: 'warn',
    },
    onLine: (line) => void log.write(`${line}\n`),
    onSpawn: (service) => scope.defer(() => service.stop()),
  });
  const client = new DemoClient(() => url, url, scope.signal);
  await client.post('/session', signIn);
  return { database, client, api };
}

/** Watches how much memory a process takes for a piece of work, beyond what it held before. */
export class MemoryWatch {
  private readonly before: number | null;

  constructor(private readonly pid: number) {
    try {
      // Resets the peak to what is held now (Linux, "clear_refs" in the manual of proc).
      writeFileSync(`/proc/${pid}/clear_refs`, '5');
    } catch {
      // Elsewhere the peak since the start is all that can be had, or nothing.
    }
    this.before = this.field('VmRSS');
  }

  /** Megabytes on top, at the worst moment so far; null where the system does not tell. */
  added(): number | null {
    const peak = this.field('VmHWM');
    return peak === null || this.before === null ? null : Math.max(0, peak - this.before);
  }

  private field(name: string): number | null {
    try {
      const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
      const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
      return kilobytes === undefined ? null : Number(kilobytes) / 1024;
    } catch {
      return null;
    }
  }
}
