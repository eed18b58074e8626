import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';
import { CALLBACK_SELECT, type CallbackRow } from './callback-row.js';

export interface NewCallback {
  readonly id: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly number: string;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly agent: string | null;
  readonly agentUserId: string | null;
  readonly note: string;
  readonly source: 'person' | 'api';
  readonly doneReason: string | null;
  readonly createdBy: string;
}

export type CallbackChange = Pick<
  CallbackRow,
  'id' | 'number' | 'dueAt' | 'timeZone' | 'agent' | 'agentUserId' | 'note' | 'attemptId' | 'doneReason'
>;

const CREATE = `
  insert into callback (id, campaign_id, contact_id, number, due_at, time_zone, agent, agent_user_id, note, source,
    done_reason, created_by, created_at, updated_at)
  values ($1::uuid, $2::uuid, $3::uuid, $4::text, $5::timestamptz, $6::text, $7::text, $8::uuid, $9::text,
    $10::callback_source, $11::text, $12::text, $13::timestamptz, $13::timestamptz)`;

const CHANGE = `
  update callback set number = $2::text, due_at = $3::timestamptz, time_zone = $4::text, agent = $5::text,
    agent_user_id = $6::uuid, note = $7::text, attempt_id = $8::uuid, done_reason = $9::text,
    updated_at = $10::timestamptz, version = version + 1
  where id = $1::uuid`;

const CANCEL = `
  update callback set state = 'cancelled', cancel_reason = $2::text, settled_at = $3::timestamptz,
    settled_by = $4::text, updated_at = $3::timestamptz, version = version + 1
  where id = any($1::uuid[])`;

const LOCK_ENTRIES = `
  select entry.id from callback
  join spool_entry entry on entry.contact_id = callback.contact_id and entry.campaign_id = callback.campaign_id
  where callback.campaign_id = $1::uuid and callback.state = 'open'
  order by entry.id for update of entry`;

@Injectable()
export class CallbacksRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<CallbackRow | null> {
    const { rows } = await this.database.pool.query<CallbackRow>(
      `${CALLBACK_SELECT} where callback.id = $1::uuid`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Locked until the transaction ends; lock its entry first, as every writer does. */
  async findForChange(transaction: AnyTransaction, id: string): Promise<CallbackRow | null> {
    const sql = `${CALLBACK_SELECT} where callback.id = $1::uuid for update of callback`;
    return (await runInTransaction<CallbackRow>(transaction, sql, [id]))[0] ?? null;
  }

  /** The open promises of a campaign, locked after their entries. */
  async openOfCampaign(transaction: AnyTransaction, campaignId: string): Promise<CallbackRow[]> {
    const sql = `${CALLBACK_SELECT} where callback.campaign_id = $1::uuid and callback.state = 'open'
      order by callback.id for update of callback`;
    await runInTransaction(transaction, LOCK_ENTRIES, [campaignId]);
    return runInTransaction<CallbackRow>(transaction, sql, [campaignId]);
  }

  async findOpen(
    transaction: AnyTransaction,
    campaignId: string,
    contactId: string,
  ): Promise<{ id: string; dueAt: Date } | null> {
    const sql = `select id, due_at as "dueAt" from callback
      where campaign_id = $1::uuid and contact_id = $2::uuid and state = 'open'`;
    const rows = await runInTransaction<{ id: string; dueAt: Date }>(transaction, sql, [
      campaignId,
      contactId,
    ]);
    return rows[0] ?? null;
  }

  async create(transaction: AnyTransaction, row: NewCallback, at: Date): Promise<void> {
    await runInTransaction(transaction, CREATE, [
      row.id,
      row.campaignId,
      row.contactId,
      row.number,
      row.dueAt,
      row.timeZone,
      row.agent,
      row.agentUserId,
      row.note,
      row.source,
      row.doneReason,
      row.createdBy,
      at,
    ]);
  }

  async change(transaction: AnyTransaction, row: CallbackChange, at: Date): Promise<void> {
    const { id, number, dueAt, timeZone, agent, agentUserId, note, attemptId, doneReason } = row;
    const values = [id, number, dueAt, timeZone, agent, agentUserId, note, attemptId, doneReason, at];
    await runInTransaction(transaction, CHANGE, values);
  }

  async cancel(
    transaction: AnyTransaction,
    ids: readonly string[],
    end: { readonly reason: string; readonly at: Date; readonly by: string },
  ): Promise<void> {
    await runInTransaction(transaction, CANCEL, [ids, end.reason, end.at, end.by]);
  }
}
