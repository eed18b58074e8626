import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';
import { type CallRecordRow, recordSelect } from './call-record-row.js';

const SELECT = recordSelect('call_record', { withRaw: true });

@Injectable()
export class CallRecordsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<CallRecordRow | null> {
    const sql = `${SELECT} where record.id = $1`;
    return (await this.database.pool.query<CallRecordRow>(sql, [id])).rows[0] ?? null;
  }

  async listOfAttempt(attemptId: string): Promise<CallRecordRow[]> {
    const sql = `${SELECT} where record.attempt_id = $1 order by record.started_at, record.id`;
    return (await this.database.pool.query<CallRecordRow>(sql, [attemptId])).rows;
  }

  /** False when it was reviewed before, or has found its attempt meanwhile. */
  async review(transaction: AnyTransaction, id: string, at: Date): Promise<boolean> {
    const rows = await runInTransaction(
      transaction,
      `update call_record set reviewed_at = $2::timestamptz
       where id = $1::uuid and reviewed_at is null and attempt_id is null returning id`,
      [id, at],
    );
    return rows.length === 1;
  }
}
