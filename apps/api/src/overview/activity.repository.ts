import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface ActRow {
  readonly at: Date;
  readonly action: string;
  readonly by: string;
  readonly campaignId: string;
  readonly campaignName: string;
}

const MOST_ACTS = 50;

const ACTS = `
  select entry.at, entry.action, entry.actor_name as by, campaign.id as "campaignId", campaign.name as "campaignName"
  from audit_entry entry
  join campaign on campaign.id::text = entry.object_id
  where entry.at >= $1 and entry.object_type = 'campaign' and entry.action = any($2::text[])
  order by entry.id desc limit ${MOST_ACTS}`;

/** What people do to campaigns that shows in what the campaigns do. */
const MOVES = ['campaign.started', 'campaign.resumed', 'campaign.paused', 'campaign.drained'];

@Injectable()
export class ActivityRepository {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async acts(since: Date): Promise<ActRow[]> {
    return (await this.database.pool.query<ActRow>(ACTS, [since, MOVES])).rows;
  }
}
