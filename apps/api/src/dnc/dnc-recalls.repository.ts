import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

export interface PastGateNote {
  readonly id: string;
  readonly additionId: string;
  /** One of the two: an entry of our own, or a registry. */
  readonly entryId: string | null;
  readonly registryId: string | null;
  readonly attemptId: string;
  readonly state: string;
}

export interface DncRecallRow extends PastGateNote {
  readonly registryName: string | null;
  readonly number: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly notedAt: Date;
  readonly sentAt: Date | null;
  /** The attempt's state now. */
  readonly stateNow: string;
  readonly result: string | null;
  readonly dialedAt: Date | null;
  readonly closedAt: Date | null;
  readonly recalledAt: Date | null;
  /** Whether it lies in the vendor's spool, from where it could be given back. */
  readonly isInSpool: boolean;
  readonly receiptOutcome: 'recalled' | 'failed' | null;
  readonly receipt: string | null;
  readonly tries: number;
  readonly lastTryAt: Date | null;
}

export interface RecallSummaryRow {
  readonly entryId: string;
  readonly pastGate: number;
  readonly recalled: number;
  readonly open: number;
}

export interface DncRecallFilter {
  readonly additionId: string | null;
  readonly entryId: string | null;
  readonly isOpen: boolean;
  readonly after: string | null;
  readonly take: number;
}

/** Their phones may still ring: neither ended nor given back. */
const OPEN = `attempt.state in ('SENDING', 'ACCEPTED', 'IN_DOUBT', 'OBSERVED')`;

const NOTE = `
  insert into dnc_past_gate (id, addition_id, entry_id, registry_id, attempt_id, state, noted_at)
  select id, "additionId", "entryId", "registryId", "attemptId", state, $2::timestamptz
  from jsonb_to_recordset($1::jsonb) as note(
    id uuid, "additionId" uuid, "entryId" uuid, "registryId" uuid, "attemptId" uuid, state text)
  on conflict (entry_id, attempt_id) do nothing`;

const SUMMARIES = `
  select noted.entry_id as "entryId", count(*)::int as "pastGate",
    count(*) filter (where receipt.outcome = 'recalled' and attempt.dialed_at is null)::int as recalled,
    count(*) filter (where ${OPEN})::int as open
  from dnc_past_gate noted
  left join attempt on attempt.id = noted.attempt_id
  left join recall_receipt receipt on receipt.attempt_id = noted.attempt_id
  where noted.entry_id = any($1::uuid[])
  group by noted.entry_id`;

// By way of the small table of open attempts: of all that was ever noted, few are open.
const COUNT_OPEN = `
  select count(*)::int as count
  from open_attempt open
  join attempt on attempt.id = open.attempt_id and ${OPEN}
  where exists (select 1 from dnc_past_gate noted where noted.attempt_id = open.attempt_id)`;

const LIST = `
  select noted.id, noted.addition_id as "additionId", noted.entry_id as "entryId", noted.registry_id as "registryId",
    registry.name as "registryName", noted.attempt_id as "attemptId", noted.state, noted.noted_at as "notedAt", attempt.number, attempt.campaign_id as "campaignId",
    campaign.name as "campaignName", attempt.connection_id as "connectionId", connection.name as "connectionName",
    attempt.sending_at as "sentAt", attempt.state::text as "stateNow", attempt.result,
    attempt.dialed_at as "dialedAt", attempt.closed_at as "closedAt", attempt.recalled_at as "recalledAt",
    exists (select 1 from live_push push where push.attempt_id = noted.attempt_id) as "isInSpool",
    receipt.outcome as "receiptOutcome", receipt.message as receipt, coalesce(receipt.tries, 0) as tries,
    receipt.last_at as "lastTryAt"
  from dnc_past_gate noted
  join attempt on attempt.id = noted.attempt_id
  join campaign on campaign.id = attempt.campaign_id
  join connection on connection.id = attempt.connection_id
  left join dnc_registry registry on registry.id = noted.registry_id
  left join recall_receipt receipt on receipt.attempt_id = noted.attempt_id`;

/** What was past the send gate when an entry came, and what became of it. */
@Injectable()
export class DncRecallsRepository {
  constructor(private readonly database: Database) {}

  async note(transaction: AnyTransaction, notes: readonly PastGateNote[], at: Date): Promise<void> {
    if (notes.length > 0) await runInTransaction(transaction, NOTE, [JSON.stringify(notes), at]);
  }

  async summaries(entryIds: readonly string[]): Promise<ReadonlyMap<string, RecallSummaryRow>> {
    if (entryIds.length === 0) return new Map();
    const { rows } = await this.database.pool.query<RecallSummaryRow>(SUMMARIES, [entryIds]);
    return new Map(rows.map((row) => [row.entryId, row]));
  }

  async countOpen(): Promise<number> {
    const { rows } = await this.database.pool.query<{ count: number }>(COUNT_OPEN);
    return rows[0]?.count ?? 0;
  }

  /** Newest first. */
  async list(filter: DncRecallFilter): Promise<DncRecallRow[]> {
    const parameters: unknown[] = [];
    const conditions: string[] = [];
    const narrow = (column: string, operator: string, value: string | null): void => {
      if (value === null) return;
      parameters.push(value);
      conditions.push(`noted.${column} ${operator} $${parameters.length}::uuid`);
    };
    narrow('addition_id', '=', filter.additionId);
    narrow('entry_id', '=', filter.entryId);
    narrow('id', '<', filter.after);
    if (filter.isOpen) {
      conditions.push(`noted.attempt_id in (select attempt_id from open_attempt) and ${OPEN}`);
    }
    parameters.push(filter.take);
    const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
    const sql = `${LIST} ${where} order by noted.id desc limit $${parameters.length}::int`;
    return (await this.database.pool.query<DncRecallRow>(sql, parameters)).rows;
  }
}
