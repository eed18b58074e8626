import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Database } from '../database/database.service.js';
import type { Budget, BudgetLimit } from './budget.js';

export interface CampaignLoad {
  readonly live: number;
  readonly inVendorSpool: number;
  /** The sum of the weights of all running campaigns on the same connection. */
  readonly weights: number;
}

// A call in doubt may be going on like any other. A direct call is over within minutes: an answer long ago that still
// lacks its record holds no line.
const LOAD = `
  select
    (select count(*)::int from open_attempt o join attempt a on a.id = o.attempt_id
      where o.campaign_id = $1 and a.state in ('RESERVED', 'SENDING', 'ACCEPTED', 'IN_DOUBT', 'OBSERVED')
        and ($4 or coalesce(a.answered_at, a.reserved_at) > $3)) as live,
    (select count(*)::int from live_push p join open_attempt o on o.attempt_id = p.attempt_id
      where o.campaign_id = $1) as "inVendorSpool",
    (select coalesce(sum(weight), 0)::int from campaign where connection_id = $2 and state = 'running') as weights`;

const READY = `
  select count(*)::int as count from (
    select 1 from spool_entry where campaign_id = $1 and state = 'ready' limit $2) ready`;

const STATUS = `
  insert into dispatch_status (campaign_id, at, budget, binding, limits, last_error)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (campaign_id) do update set
    at = excluded.at, budget = excluded.budget, binding = excluded.binding, limits = excluded.limits,
    last_error = excluded.last_error`;

const DIRECT_CALL_MS = 5 * 60_000;

@Injectable()
export class DispatchStateRepository {
  constructor(private readonly database: Database) {}

  async load(
    campaign: { id: string; connectionId: string },
    usesVendorSpool: boolean,
    now: Date,
  ): Promise<CampaignLoad> {
    const since = new Date(now.getTime() - DIRECT_CALL_MS);
    const { rows } = await this.database.pool.query<CampaignLoad>(LOAD, [
      campaign.id,
      campaign.connectionId,
      since,
      usesVendorSpool,
    ]);
    return rows[0]!;
  }

  /** Ready entries, counted no further than `limit`. */
  async countReady(
    campaignId: string,
    limit: number,
    client: pg.ClientBase | pg.Pool = this.database.pool,
  ): Promise<number> {
    const { rows } = await client.query<{ count: number }>(READY, [campaignId, limit]);
    return rows[0]!.count;
  }

  async writeStatus(campaignId: string, status: DispatchStatusRow): Promise<void> {
    await this.database.pool.query(STATUS, [
      campaignId,
      status.at,
      status.budget,
      status.binding,
      JSON.stringify(status.limits),
      status.lastError,
    ]);
  }
}

export interface DispatchStatusRow {
  readonly at: Date;
  readonly budget: number;
  readonly binding: BudgetLimit;
  readonly limits: Budget['limits'];
  readonly lastError: string | null;
}
