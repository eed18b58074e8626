import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

export interface BlacklistingRow {
  readonly entryId: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly outcome: 'waiting' | 'listed' | 'failed';
  readonly message: string | null;
  readonly tries: number;
  readonly lastAt: Date | null;
}

// A dialer's list knows whole numbers, every campaign and no end: only what is all of that is told to it.
const ASK = `
  insert into dnc_blacklisting (entry_id, connection_id, asked_at)
  select entry.id, connection.id, $2::timestamptz
  from dnc_entry entry
  join connection on connection.kind = 'ucontact' and connection.archived_at is null
    and connection.settings -> 'blacklistsPermanent' = 'true'::jsonb
  where entry.id = any($1::uuid[]) and entry.removed_at is null and entry.expires_at is null
    and entry.scope = 'all' and entry.match = 'number'
  on conflict do nothing
  returning entry_id`;

const OF_ENTRIES = `
  select asked.entry_id as "entryId", asked.connection_id as "connectionId", connection.name as "connectionName",
    asked.outcome, asked.message, asked.tries, asked.last_at as "lastAt"
  from dnc_blacklisting asked join connection on connection.id = asked.connection_id
  where asked.entry_id = any($1::uuid[]) order by connection.name`;

/** Which dialers are told a permanent number for their own list. */
@Injectable()
export class DncBlacklistingsRepository {
  constructor(private readonly database: Database) {}

  /** Notes what is to be told to whom. Returns how much that is. */
  async ask(transaction: AnyTransaction, entryIds: readonly string[], at: Date): Promise<number> {
    if (entryIds.length === 0) return 0;
    return (await runInTransaction(transaction, ASK, [entryIds, at])).length;
  }

  async ofEntries(entryIds: readonly string[]): Promise<BlacklistingRow[]> {
    if (entryIds.length === 0) return [];
    return (await this.database.pool.query<BlacklistingRow>(OF_ENTRIES, [entryIds])).rows;
  }
}
