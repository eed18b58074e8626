import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from './generated/prisma/client.js';

/** An open transaction of Prisma: whoever holds it cannot reach anything outside. */
export type Tx = Prisma.TransactionClient;

export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most; Prisma and plain SQL share them. */
  readonly max?: number;
  readonly applicationName?: string;
}

export interface DatabaseHandle {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** Runs `work` in a Prisma transaction (read committed); commits when it resolves. */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: { timeoutMs?: number }): Promise<T>;
  /** Lends a connection for plain SQL. */
  withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  /** Runs `work` between BEGIN and COMMIT on one connection; for sets of rows and COPY. */
  sqlTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens the database: Prisma for records one at a time, plain SQL for sets, on one pool. */
export function createDatabase(options: DatabaseOptions): DatabaseHandle {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 20,
    application_name: options.applicationName ?? 'callspool',
    connectionTimeoutMillis: 5_000,
  });
  // An idle connection that the server cuts is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });

  async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let failure: Error | undefined;
    try {
      return await work(client);
    } catch (error) {
      failure = error as Error;
      throw error;
    } finally {
      // A connection that broke in the middle must not be lent again.
      client.release(failure !== undefined && isConnectionLoss(failure) ? failure : undefined);
    }
  }

  return {
    prisma,
    pool,
    withClient,
    transaction: (work, { timeoutMs = 15_000 } = {}) =>
      prisma.$transaction(work, { timeout: timeoutMs, maxWait: 10_000 }),
    sqlTransaction: (work) =>
      withClient(async (client) => {
        await client.query('begin');
        try {
          const result = await work(client);
          await client.query('commit');
          return result;
        } catch (error) {
          await client.query('rollback').catch(() => undefined);
          throw error;
        }
      }),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** True when the database could not be reached or the line to it was cut. */
export function isConnectionLoss(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^(08|57P0)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'P1001', 'P1002', 'P1017'].includes(
      code,
    ) ||
    /Connection terminated|timeout exceeded when trying to connect|connection timeout/i.test(message)
  );
}
