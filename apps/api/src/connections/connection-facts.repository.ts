import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface ConnectionFactsRow {
  readonly connectionId: string;
  readonly lastAnswerAt: Date | null;
  readonly runningCampaigns: number;
  readonly drift: number;
}

// An answer is a reading that brought something, a report of a phonebar, a poll without trouble, or a test that succeeded.
const FACTS = `
  select connection.id as "connectionId",
    greatest(
      (select max(seen_at) from snapshot where snapshot.connection_id = connection.id
        and kind in ('queues', 'members', 'active_calls', 'campaign_status') and payload->'items' <> 'null'::jsonb),
      (select max(seen_at) from phonebar_report where phonebar_report.connection_id = connection.id),
      (select max(polled_at) from poll_mark where poll_mark.connection_id = connection.id and last_error is null),
      case when health->>'outcome' = 'ok' then health_at end) as "lastAnswerAt",
    (select count(*) from campaign where campaign.connection_id = connection.id
      and state in ('running', 'draining'))::int as "runningCampaigns",
    (select count(*) from drift where drift.connection_id = connection.id)::int as drift
  from connection where id = any($1::uuid[])`;

/** What connections are doing, for many at once. */
@Injectable()
export class ConnectionFactsRepository {
  constructor(private readonly database: Database) {}

  async of(connectionIds: readonly string[]): Promise<ConnectionFactsRow[]> {
    return (await this.database.pool.query<ConnectionFactsRow>(FACTS, [connectionIds])).rows;
  }
}
