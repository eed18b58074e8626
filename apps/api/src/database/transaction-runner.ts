import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Database } from './database.service.js';

/** A connection between BEGIN and COMMIT, for services that hand it to repositories. */
export type SqlTransaction = pg.PoolClient;

/** Lets a service put several repositories' statements into one transaction without knowing the database. */
@Injectable()
export class TransactionRunner {
  constructor(private readonly database: Database) {}

  /** Runs `work` between BEGIN and COMMIT on one connection, rolls back when it throws. */
  run<T>(work: (transaction: SqlTransaction) => Promise<T>): Promise<T> {
    return this.database.sqlTransaction(async (client) => {
      // These statements take milliseconds: compiling one because its estimate is high costs more than all of them.
      await client.query('set local jit = off');
      return work(client);
    });
  }
}
