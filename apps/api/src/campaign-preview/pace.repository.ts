import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface ConnectionPace {
  readonly callsPerSecond: number | null;
  readonly otherWeights: number;
  readonly attempts: number;
  readonly averageSeconds: number;
}

const RECENT_CAMPAIGNS = 20;
const RECENT_ATTEMPTS = 50;
/** The dispatcher lets go of the line of a direct call after this long, record or not. */
const DIRECT_SECONDS = 300;

// A few of the newest attempts of each of the newest campaigns: the index hands them over in order, in every partition.
const PACE = `
  select connection.calls_per_second::float8 as "callsPerSecond", (
      select coalesce(sum(weight), 0)::int from campaign
      where connection_id = $1::uuid and state = 'running' and id is distinct from $2::uuid) as "otherWeights",
    coalesce(held.attempts, 0)::int as attempts, coalesce(held.seconds, 0)::float8 as "averageSeconds"
  from connection
  left join lateral (
    select count(*) as attempts, avg(one.seconds) as seconds
    from (
      select id, method from campaign where connection_id = $1::uuid order by id desc limit ${RECENT_CAMPAIGNS}) recent
    cross join lateral (
      select least(extract(epoch from closed_at - sending_at),
        case when recent.method in ('ivr_call', 'masked_call') then ${DIRECT_SECONDS} end) as seconds
      from attempt
      where campaign_id = recent.id and closed_at is not null and sending_at is not null
      order by id desc limit ${RECENT_ATTEMPTS}) one) held on true
  where connection.id = $1::uuid`;

@Injectable()
export class PaceRepository {
  constructor(private readonly database: Database) {}

  /** Null when there is no such connection. */
  async find(connectionId: string, exceptCampaignId: string | null): Promise<ConnectionPace | null> {
    const { rows } = await this.database.pool.query<ConnectionPace>(PACE, [connectionId, exceptCampaignId]);
    return rows[0] ?? null;
  }
}
