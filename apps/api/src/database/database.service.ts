import { createDatabase, type DatabaseHandle, type PrismaClient, type Tx } from '@callspool/database';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';

/**
 * The one door to PostgreSQL: Prisma for records one at a time, plain SQL through pg for sets of rows and COPY, both on
 * the same pool. Only repositories and this folder use it.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  private isClosed = false;

  constructor(
    private readonly handle: DatabaseHandle,
    /** Straight to the server, past any pooler: for jobs, listeners and migrations. */
    readonly directUrl: string,
  ) {
    this.prisma = handle.prisma;
    this.pool = handle.pool;
  }

  static open(options: { url: string; directUrl: string; max: number }): Database {
    return new Database(createDatabase({ url: options.url, max: options.max }), options.directUrl);
  }

  /** Runs `work` in a Prisma transaction (read committed); commits when it resolves, rolls back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: { timeoutMs?: number }): Promise<T> {
    return this.handle.transaction(work, options);
  }

  /** Lends a connection for plain SQL. */
  withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.handle.withClient(work);
  }

  /** Runs `work` between BEGIN and COMMIT on one connection. */
  sqlTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.handle.sqlTransaction(work);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.handle.close();
  }
}
