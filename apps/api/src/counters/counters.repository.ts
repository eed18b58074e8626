import { Injectable } from '@nestjs/common';
import type { SpoolState } from '@callspool/domain';
import { Database } from '../database/database.service.js';

export interface EntryCountRow {
  readonly campaignId: string;
  readonly state: SpoolState;
  readonly entries: number;
}

/** What a campaign did in a quarter of an hour. */
export interface ActivityRow {
  readonly campaignId: string;
  readonly quarterHour: Date;
  /** Past the send gate, whatever became of them. */
  readonly attempts: number;
  readonly answered: number;
  /** Those whose result is known. */
  readonly settled: number;
  /** Entries that a call has ended. */
  readonly done: number;
}

const ENTRIES = `
  select campaign_id as "campaignId", state::text as state, sum(entries)::int as entries
  from campaign_entry_counter where campaign_id = any($1::uuid[])
  group by campaign_id, state having sum(entries) <> 0`;

const AMOUNTS = `
  coalesce(sum(amount) filter (where what <> 'DONE'), 0)::int as attempts,
  coalesce(sum(amount) filter (where what = 'ANSWERED'), 0)::int as answered,
  coalesce(sum(amount) filter (where what not in ('DONE', 'OPEN')), 0)::int as settled,
  coalesce(sum(amount) filter (where what = 'DONE'), 0)::int as done`;

const ACTIVITY = `
  select campaign_id as "campaignId", quarter_hour as "quarterHour", ${AMOUNTS}
  from campaign_activity_counter where campaign_id = any($1::uuid[]) and quarter_hour >= $2
  group by campaign_id, quarter_hour order by quarter_hour`;

const ATTEMPTS = `
  select campaign_id as "campaignId", sum(amount)::int as attempts from campaign_activity_counter
  where campaign_id = any($1::uuid[]) and quarter_hour >= $2 and what <> 'DONE' group by campaign_id`;

const ACTIVITY_OF_ALL = `
  select quarter_hour as "quarterHour", ${AMOUNTS}
  from campaign_activity_counter where quarter_hour >= $1 and quarter_hour < $2
  group by quarter_hour order by quarter_hour`;

// Each reads what it deletes from the same moment, so a reader sees the rows or their sum, never both or neither. What
// another node folds meanwhile is gone when its turn comes, and is not added twice.
const FOLD_ENTRIES = `
  with gone as (
    delete from campaign_entry_counter counter
    using (select distinct campaign_id from campaign_entry_counter where not folded) changed
    where counter.campaign_id = changed.campaign_id
    returning counter.campaign_id, counter.state, counter.entries)
  insert into campaign_entry_counter (campaign_id, state, entries, folded)
  select campaign_id, state, sum(entries), true from gone
  group by campaign_id, state having sum(entries) <> 0`;

const FOLD_ACTIVITY = `
  with gone as (
    delete from campaign_activity_counter counter
    using (select distinct campaign_id, quarter_hour from campaign_activity_counter where not folded) changed
    where counter.campaign_id = changed.campaign_id and counter.quarter_hour = changed.quarter_hour
    returning counter.campaign_id, counter.quarter_hour, counter.what, counter.amount)
  insert into campaign_activity_counter (campaign_id, quarter_hour, what, amount, folded)
  select campaign_id, quarter_hour, what, sum(amount), true from gone
  group by campaign_id, quarter_hour, what having sum(amount) <> 0`;

/** Counters that the database's own triggers keep, with every change of an entry and an attempt. */
@Injectable()
export class CountersRepository {
  constructor(private readonly database: Database) {}

  async entriesOf(campaignIds: readonly string[]): Promise<EntryCountRow[]> {
    return (await this.database.pool.query<EntryCountRow>(ENTRIES, [campaignIds])).rows;
  }

  /** Quarters of an hour in order of time, from `since` on; those in which nothing happened are left out. */
  async activityOf(campaignIds: readonly string[], since: Date): Promise<ActivityRow[]> {
    return (await this.database.pool.query<ActivityRow>(ACTIVITY, [campaignIds, since])).rows;
  }

  async attemptsOf(
    campaignIds: readonly string[],
    since: Date,
  ): Promise<{ campaignId: string; attempts: number }[]> {
    const { rows } = await this.database.pool.query<{ campaignId: string; attempts: number }>(ATTEMPTS, [
      campaignIds,
      since,
    ]);
    return rows;
  }

  /** Quarters over all campaigns together, from `from` until before `to`. */
  async activityOfAll(from: Date, to: Date): Promise<Omit<ActivityRow, 'campaignId'>[]> {
    return (await this.database.pool.query<ActivityRow>(ACTIVITY_OF_ALL, [from, to])).rows;
  }

  async fold(): Promise<void> {
    await this.database.pool.query(FOLD_ENTRIES);
    await this.database.pool.query(FOLD_ACTIVITY);
  }
}
