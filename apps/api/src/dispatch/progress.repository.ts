import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Database } from '../database/database.service.js';
import { type DispatchEntry, ENTRY_COLUMNS } from './dispatch-entry.js';

export interface ProgressRows {
  readonly states: { state: string; entries: number; oldest: Date | null; next: Date | null }[];
  readonly blocks: { code: string; entries: number; nextAt: Date | null }[];
  readonly attempts: { state: string; result: string | null; count: number }[];
  readonly status: {
    at: Date;
    budget: number;
    binding: string;
    limits: Record<string, number>;
    lastError: string | null;
  } | null;
}

export interface EntryRow extends DispatchEntry {
  readonly campaignId: string;
  readonly lastResult: string | null;
  readonly doneReason: string | null;
  readonly blocks: readonly string[];
  readonly eligibleAt: Date | null;
  readonly evaluatedAt: Date | null;
  readonly numbers: readonly string[];
}

const STATES = `
  select state::text as state, count(*)::int as entries, min(evaluated_at) as oldest,
    min(eligible_at) filter (where state = 'waiting') as next
  from spool_entry where campaign_id = $1 group by state`;
const BLOCKS = `
  select code, count(*)::int as entries, min(eligible_at) as "nextAt"
  from spool_entry, unnest(blocks) as code
  where campaign_id = $1 and state in ('waiting', 'blocked') group by code order by 2 desc`;
const ATTEMPTS = `
  select state::text as state, result, count(*)::int as count from attempt where campaign_id = $1 group by 1, 2`;
const STATUS = `
  select at, budget, binding, limits, last_error as "lastError" from dispatch_status where campaign_id = $1`;

const ENTRIES = `
  select ${ENTRY_COLUMNS}, entry.campaign_id as "campaignId", entry.last_result as "lastResult",
    entry.done_reason as "doneReason", entry.blocks, entry.eligible_at as "eligibleAt",
    entry.evaluated_at as "evaluatedAt",
    array(select e164 from phone_number where contact_id = entry.contact_id order by position) as numbers
  from spool_entry entry join contact on contact.id = entry.contact_id`;

@Injectable()
export class ProgressRepository {
  constructor(private readonly database: Database) {}

  async progress(campaignId: string): Promise<ProgressRows> {
    const { pool } = this.database;
    const [states, blocks, attempts, status] = await Promise.all([
      pool.query<ProgressRows['states'][number]>(STATES, [campaignId]),
      pool.query<ProgressRows['blocks'][number]>(BLOCKS, [campaignId]),
      pool.query<ProgressRows['attempts'][number]>(ATTEMPTS, [campaignId]),
      pool.query<NonNullable<ProgressRows['status']>>(STATUS, [campaignId]),
    ]);
    return {
      states: states.rows,
      blocks: blocks.rows,
      attempts: attempts.rows,
      status: status.rows[0] ?? null,
    };
  }

  /** Entries after `afterId`, one more than `limit` so that the caller sees whether there are others. */
  async entries(
    campaignId: string,
    filter: { state: string | null; contactId: string | null; afterId: string | null; limit: number },
  ): Promise<EntryRow[]> {
    const sql = `${ENTRIES}
      where entry.campaign_id = $1 and ($2::spool_state is null or entry.state = $2::spool_state)
        and ($3::uuid is null or entry.contact_id = $3::uuid) and ($4::uuid is null or entry.id > $4::uuid)
      order by entry.id limit $5`;
    const parameters = [campaignId, filter.state, filter.contactId, filter.afterId, filter.limit + 1];
    return (await this.database.pool.query<EntryRow>(sql, parameters)).rows;
  }

  /** Entries of a contact in campaigns that are not over, the newest first. */
  async entriesOfContact(contactId: string, take: number, client: pg.ClientBase): Promise<EntryRow[]> {
    const sql = `${ENTRIES} join campaign on campaign.id = entry.campaign_id
      where entry.contact_id = $1 and campaign.state not in ('finished', 'archived')
      order by entry.id desc limit $2`;
    return (await client.query<EntryRow>(sql, [contactId, take])).rows;
  }

  async hasContact(contactId: string, client: pg.ClientBase): Promise<boolean> {
    return (await client.query('select 1 from contact where id = $1', [contactId])).rows.length === 1;
  }

  async findEntry(campaignId: string, entryId: string, client: pg.ClientBase): Promise<EntryRow | null> {
    const sql = `${ENTRIES} where entry.campaign_id = $1 and entry.id = $2`;
    return (await client.query<EntryRow>(sql, [campaignId, entryId])).rows[0] ?? null;
  }
}
