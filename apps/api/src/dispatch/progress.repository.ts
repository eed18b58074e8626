import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { ContactSearch } from '../common/search/contact-search.js';
import { Database } from '../database/database.service.js';
import { type DispatchEntry, ENTRY_COLUMNS } from './dispatch-entry.js';

export interface ProgressRows {
  /** Entries that are held up, by code; null: their delay runs, and nobody has looked at them since. */
  readonly held: {
    state: 'waiting' | 'blocked';
    code: string | null;
    entries: number;
    nextAt: Date | null;
    oldest: Date | null;
  }[];
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
  readonly updatedAt: Date;
  readonly numbers: readonly string[];
  /** Of the number that is next. */
  readonly zones: readonly string[];
  /** As text: it is wider than a number is exact. */
  readonly rank: string;
}

/** Null: not narrowed by this. */
export interface EntryFilter {
  readonly state: string | null;
  readonly contactId: string | null;
  readonly number: string | null;
  readonly externalId: string | null;
  readonly search: ContactSearch | null;
  readonly after: { readonly key: string | null; readonly id: string } | null;
  readonly take: number;
}

const HELD = `
  select state::text as state, code, count(*)::int as entries, min(eligible_at) as "nextAt", min(evaluated_at) as oldest
  from spool_entry left join lateral unnest(blocks) as code on true
  where campaign_id = $1 and state in ('waiting', 'blocked') group by state, code order by 3 desc`;
const ATTEMPTS = `
  select state::text as state, result, count(*)::int as count from attempt where campaign_id = $1 group by 1, 2`;
const STATUS = `
  select at, budget, binding, limits, last_error as "lastError" from dispatch_status where campaign_id = $1`;

const ENTRIES = `
  select ${ENTRY_COLUMNS}, entry.campaign_id as "campaignId", entry.last_result as "lastResult",
    entry.done_reason as "doneReason", entry.blocks, entry.eligible_at as "eligibleAt",
    entry.evaluated_at as "evaluatedAt", entry.updated_at as "updatedAt",
    entry.rank::text as rank,
    array(select e164 from phone_number where contact_id = entry.contact_id order by position) as numbers,
    coalesce((select zones from phone_number
      where contact_id = entry.contact_id and position = entry.number_index), '{}') as zones
  from spool_entry entry join contact on contact.id = entry.contact_id`;

/** Nobody waits longer for a search. */
const SEARCH_TIMEOUT_MS = 5_000;

// Everything that the text may mean, each by its own index.
const SEARCHED = `
        and entry.contact_id in (
          select contact_id from phone_number where e164 = any($9::text[])
          union all
          select known.id from person_key key join contact known on known.person_id = key.person_id
          where key.key = 'x:' || $10::text and known.external_id = $10::text
          union all
          select id from contact where name is not null and name_words(name) @@ $11::tsquery)`;

const COUNTRIES = `
  select distinct list.default_country as country
  from campaign_list attached join contact_list list on list.id = attached.list_id
  where attached.campaign_id = $1 and list.default_country is not null`;

interface Order {
  readonly state: string;
  readonly by: string;
  readonly after: string;
}

// The state stands in the text, so that the partial index of that order serves it.
const orderOf = (state: string, column: string, type: string): Order => ({
  state,
  by: `entry.${column}, entry.id`,
  after: `($7::uuid is null or (entry.${column}, entry.id) > ($6::${type}, $7::uuid))`,
});
// The newest first.
const DONE: Order = {
  state: 'done',
  by: 'entry.updated_at desc, entry.id desc',
  after: '($7::uuid is null or (entry.updated_at, entry.id) < ($6::timestamptz, $7::uuid))',
};
const byId = (state: string): Order => ({
  state,
  by: 'entry.id',
  after: '$6::text is null and ($7::uuid is null or entry.id > $7::uuid)',
});
const BY_ID = byId('');
const ORDERS: Readonly<Record<string, Order>> = {
  ready: orderOf('ready', 'rank', 'bigint'),
  waiting: orderOf('waiting', 'eligible_at', 'timestamptz'),
  ...Object.fromEntries(['new', 'in_flight', 'blocked'].map((state) => [state, byId(state)])),
  done: DONE,
};

@Injectable()
export class ProgressRepository {
  constructor(private readonly database: Database) {}

  async progress(campaignId: string): Promise<ProgressRows> {
    const { pool } = this.database;
    const [held, attempts, status] = await Promise.all([
      pool.query<ProgressRows['held'][number]>(HELD, [campaignId]),
      pool.query<ProgressRows['attempts'][number]>(ATTEMPTS, [campaignId]),
      this.status(campaignId),
    ]);
    return {
      held: held.rows,
      attempts: attempts.rows,
      status,
    };
  }

  async status(campaignId: string): Promise<ProgressRows['status']> {
    const { rows } = await this.database.pool.query<NonNullable<ProgressRows['status']>>(STATUS, [
      campaignId,
    ]);
    return rows[0] ?? null;
  }

  /**
   * Ready ones in dialing order, waiting ones by the moment they come back, done ones the newest first, others as they were
   * made. A search gives up after five seconds with PostgreSQL's own error (57014).
   */
  async entries(campaignId: string, filter: EntryFilter): Promise<EntryRow[]> {
    const order = ORDERS[filter.state ?? ''] ?? BY_ID;
    const sql = `${ENTRIES}
      where entry.campaign_id = $1 and ${filter.state === null ? '$2::text is null' : `entry.state = '${order.state}' and $2::text = '${order.state}'`}
        and ($3::uuid is null or entry.contact_id = $3::uuid)
        and ($4::text is null or entry.contact_id in (select contact_id from phone_number where e164 = $4))
        and ($5::text is null or contact.external_id = $5)
        and ${order.after}${filter.search === null ? '' : SEARCHED}
      order by ${order.by} limit $8`;
    const { after } = filter;
    const parameters = [campaignId, filter.state, filter.contactId, filter.number, filter.externalId];
    const page = [...parameters, after?.key, after?.id, filter.take];
    const { search } = filter;
    if (search === null) return (await this.database.pool.query<EntryRow>(sql, page)).rows;
    return this.database.sqlTransaction(async (client) => {
      await client.query(`set local statement_timeout = ${SEARCH_TIMEOUT_MS}`);
      const typed = [search.numbers, search.externalId, search.names];
      return (await client.query<EntryRow>(sql, [...page, ...typed])).rows;
    });
  }

  /** By whose rules numbers of its lists are written. */
  async countriesOf(campaignId: string): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ country: string }>(COUNTRIES, [campaignId]);
    return rows.map(({ country }) => country);
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
