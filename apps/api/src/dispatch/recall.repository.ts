import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

/** A contact that waits in a vendor's spool and should not be dialled any more. */
export interface Recallable {
  readonly attemptId: string;
  readonly connectionId: string;
  readonly vendorCampaign: string;
  readonly dialedAs: string;
}

/** Null: not narrowed by this. */
export interface RecallFilter {
  readonly numbers: readonly string[] | null;
  readonly prefixes: readonly string[] | null;
  readonly campaignIds: readonly string[] | null;
  readonly untilBefore: Date | null;
}

const LIST = `
  select p.attempt_id as "attemptId", p.connection_id as "connectionId", p.vendor_campaign as "vendorCampaign",
    a.dialed_as as "dialedAs"
  from live_push p
  join attempt a on a.id = p.attempt_id
  where a.state in ('ACCEPTED', 'IN_DOUBT')
    and ($1::text[] is null or p.number = any($1::text[]))
    and ($2::text[] is null or exists (select 1 from unnest($2::text[]) prefix where starts_with(p.number, '+' || prefix)))
    and ($3::uuid[] is null or a.campaign_id = any($3::uuid[]))
    and ($4::timestamptz is null or p.until <= $4)
  order by p.until limit $5`;

// RemoveContact proves nothing about what was dialled before it: the attempt keeps counting, and stays open for evidence.
// Its call record will be written over the attempt's own evidence, so the receipt is kept by itself.
const RECALLED = `
  with recalled as (
    update attempt set state = 'RECALLED', recalled_at = $2::timestamptz, evidence = 'recall: ' || $3::text
    where id = $1::uuid and state in ('ACCEPTED', 'IN_DOUBT') returning id),
  kept as (
    insert into recall_receipt as known (attempt_id, outcome, message, tries, first_at, last_at)
    select id, 'recalled', $3::text, 1, $2::timestamptz, $2::timestamptz from recalled
    on conflict (attempt_id) do update set outcome = 'recalled', message = excluded.message,
      tries = known.tries + 1, last_at = excluded.last_at)
  delete from live_push using recalled where live_push.attempt_id = recalled.id`;

const FAILED = `
  with kept as (
    insert into recall_receipt as known (attempt_id, outcome, message, tries, first_at, last_at)
    values ($1::uuid, 'failed', $3::text, 1, $2::timestamptz, $2::timestamptz)
    on conflict (attempt_id) do update set message = excluded.message, tries = known.tries + 1,
      last_at = excluded.last_at
    where known.outcome = 'failed')
  update attempt set error = 'Recall failed: ' || $3::text where id = $1::uuid`;

@Injectable()
export class RecallRepository {
  constructor(private readonly database: Database) {}

  async list(filter: RecallFilter, limit: number): Promise<Recallable[]> {
    const parameters = [filter.numbers, filter.prefixes, filter.campaignIds, filter.untilBefore, limit];
    return (await this.database.pool.query<Recallable>(LIST, parameters)).rows;
  }

  async recordReceipt(attemptId: string, at: Date, receipt: string): Promise<void> {
    await this.database.pool.query(RECALLED, [attemptId, at, receipt]);
  }

  async recordFailure(attemptId: string, at: Date, why: string): Promise<void> {
    await this.database.pool.query(FAILED, [attemptId, at, why]);
  }
}
