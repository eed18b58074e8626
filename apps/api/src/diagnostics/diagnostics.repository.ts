import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface HeldRow {
  readonly blocks: readonly string[];
  readonly entries: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  readonly withoutEnd: number;
  readonly oldest: Date | null;
}

export interface HourRow {
  /** Null: already due. */
  readonly hour: number | null;
  readonly entries: number;
}

export interface AmountRow {
  readonly quarterHour: Date;
  readonly what: string;
  readonly amount: number;
}

// A few kinds of verdicts are shared by many entries, so one pass brings a few rows, whatever the campaign's size.
const HELD = `
  select blocks, count(*)::int as entries, min(eligible_at) as "firstAt", max(eligible_at) as "lastAt",
    (count(*) filter (where eligible_at is null))::int as "withoutEnd", min(evaluated_at) as oldest
  from spool_entry where campaign_id = $1 and state in ('waiting', 'blocked') group by blocks`;

const COMING_BACK = `
  select case when eligible_at <= $2 then null
      else floor(extract(epoch from eligible_at - $2) / 3600)::int end as hour,
    count(*)::int as entries
  from spool_entry
  where campaign_id = $1 and state in ('new', 'waiting') and state = 'waiting'
    and eligible_at < $3 group by 1`;

const AMOUNTS = `
  select quarter_hour as "quarterHour", what, sum(amount)::int as amount from campaign_activity_counter
  where campaign_id = $1 and quarter_hour >= $2 and quarter_hour < $3 and what <> 'DONE'
  group by quarter_hour, what having sum(amount) <> 0`;

const TOTAL = `
  select what, sum(amount)::int as amount from campaign_activity_counter
  where campaign_id = $1 and what <> 'DONE' group by what having sum(amount) <> 0`;

/** Narrow readings of one campaign's spool and counters; what they mean is decided above. */
@Injectable()
export class DiagnosticsRepository {
  constructor(private readonly database: Database) {}

  async held(campaignId: string): Promise<HeldRow[]> {
    return (await this.database.pool.query<HeldRow>(HELD, [campaignId])).rows;
  }

  /** Waiting entries by the number of whole hours after `now` in which they come back, before `until`. */
  async comingBack(campaignId: string, now: Date, until: Date): Promise<HourRow[]> {
    return (await this.database.pool.query<HourRow>(COMING_BACK, [campaignId, now, until])).rows;
  }

  async amounts(campaignId: string, from: Date, to: Date): Promise<AmountRow[]> {
    return (await this.database.pool.query<AmountRow>(AMOUNTS, [campaignId, from, to])).rows;
  }

  async total(campaignId: string): Promise<Omit<AmountRow, 'quarterHour'>[]> {
    return (await this.database.pool.query<Omit<AmountRow, 'quarterHour'>>(TOTAL, [campaignId])).rows;
  }
}
