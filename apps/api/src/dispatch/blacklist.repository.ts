import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import type { DispatchConnection } from './dispatch-campaign.js';

/** A number that a dialer has not been told yet. */
export interface Untold {
  readonly entryId: string;
  readonly connectionId: string;
  /** E.164. */
  readonly number: string;
  readonly settings: DispatchConnection['settings'];
}

// A switch that was turned off again, and an entry that was taken away meanwhile, ask for nothing any more.
const UNTOLD = `
  select asked.entry_id as "entryId", asked.connection_id as "connectionId", '+' || entry.value as number, connection.settings
  from dnc_blacklisting asked
  join dnc_entry entry on entry.id = asked.entry_id and entry.removed_at is null
  join connection on connection.id = asked.connection_id and connection.archived_at is null
    and connection.settings -> 'blacklistsPermanent' = 'true'::jsonb
  where asked.outcome <> 'listed' and (asked.last_at is null or asked.last_at < $1::timestamptz)
  order by asked.asked_at, asked.entry_id limit $2::int`;

const RECORD = `
  update dnc_blacklisting set outcome = $3::text, message = $4::text, tries = tries + 1, last_at = $5::timestamptz
  where entry_id = $1::uuid and connection_id = $2::uuid and outcome <> 'listed'`;

@Injectable()
export class BlacklistRepository {
  constructor(private readonly database: Database) {}

  /** What was not tried since `before`. */
  async listUntold(before: Date, limit: number): Promise<Untold[]> {
    return (await this.database.pool.query<Untold>(UNTOLD, [before, limit])).rows;
  }

  async record(
    { entryId, connectionId }: Untold,
    outcome: 'listed' | 'failed',
    message: string,
    at: Date,
  ): Promise<void> {
    await this.database.pool.query(RECORD, [entryId, connectionId, outcome, message, at]);
  }
}
