import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

export interface CallRecordRow {
  readonly id: string;
  readonly connectionId: string;
  readonly vendorKey: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly source: string;
  readonly destination: string;
  readonly number: string | null;
  readonly durationSeconds: number;
  readonly billSeconds: number | null;
  readonly dispositionWord: string;
  readonly result: string | null;
  readonly leg: string;
  readonly vendorCampaign: string | null;
  readonly agent: string | null;
  readonly correlationId: string | null;
  readonly guid: string | null;
  readonly hasRecording: boolean;
  readonly attemptId: string | null;
  readonly matchedBy: string | null;
  readonly confidence: number | null;
  readonly reviewedAt: Date | null;
  readonly receivedAt: Date;
  readonly raw: unknown;
}

/** Null: not narrowed by this. */
export interface CallRecordFilter {
  readonly connectionId: string | null;
  readonly attemptId: string | null;
  readonly isMatched: boolean | null;
  readonly isReviewed: boolean | null;
  /** Digits without "+". */
  readonly digits: string | null;
  readonly beforeId: string | null;
  readonly take: number;
}

const COLUMNS = `
  id, connection_id as "connectionId", vendor_key as "vendorKey", started_at as "startedAt", ended_at as "endedAt",
  source, destination, number, duration_seconds::float8 as "durationSeconds", bill_seconds::float8 as "billSeconds",
  disposition_word as "dispositionWord", result, leg, vendor_campaign as "vendorCampaign", agent,
  correlation_id as "correlationId", guid, has_recording as "hasRecording", attempt_id as "attemptId",
  matched_by as "matchedBy", confidence::float8 as confidence, reviewed_at as "reviewedAt",
  received_at as "receivedAt", raw`;

@Injectable()
export class CallRecordsRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(filter: CallRecordFilter): Promise<CallRecordRow[]> {
    const parameters: unknown[] = [];
    const conditions: string[] = [];
    // Conditions stand in the statement only when they narrow it, so that each combination can use its own index.
    const narrow = (value: unknown, condition: (place: string) => string): void => {
      if (value === null) return;
      parameters.push(value);
      conditions.push(condition(`$${parameters.length}`));
    };
    narrow(filter.connectionId, (place) => `connection_id = ${place}`);
    narrow(filter.attemptId, (place) => `attempt_id = ${place}`);
    narrow(
      filter.digits,
      (place) => `(source = ${place} or destination = ${place} or number = '+' || ${place})`,
    );
    narrow(filter.beforeId, (place) => `id < ${place}`);
    if (filter.isMatched !== null) conditions.push(`attempt_id is ${filter.isMatched ? 'not null' : 'null'}`);
    if (filter.isReviewed !== null)
      conditions.push(`reviewed_at is ${filter.isReviewed ? 'not null' : 'null'}`);
    parameters.push(filter.take);
    const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
    const sql = `select ${COLUMNS} from call_record ${where} order by id desc limit $${parameters.length}`;
    return (await this.database.pool.query<CallRecordRow>(sql, parameters)).rows;
  }

  async find(id: string): Promise<CallRecordRow | null> {
    const sql = `select ${COLUMNS} from call_record where id = $1`;
    return (await this.database.pool.query<CallRecordRow>(sql, [id])).rows[0] ?? null;
  }

  async listOfAttempt(attemptId: string): Promise<CallRecordRow[]> {
    const sql = `select ${COLUMNS} from call_record where attempt_id = $1 order by started_at, id`;
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
