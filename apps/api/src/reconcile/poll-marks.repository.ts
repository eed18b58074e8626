import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { READS_RECORDS } from './reads-records.js';

export interface PollTarget {
  readonly connectionId: string;
  readonly timeZone: string;
  /** End of the last window that was read and stored whole. */
  readonly closedUntil: Date;
  /** When the oldest open attempt of the last minutes was sent; null when none waits. */
  readonly oldestSendingAt: Date | null;
  /** Whether an attempt's doubt window has ended beyond the mark: it is closed once the mark has passed it. */
  readonly isDoubtDue: boolean;
}

const FEED = 'call_records';

// Enabled connections, and others for as long as an attempt of theirs is open. Before the first mark: since the
// connection exists, because nothing of ours can have been dialled earlier.
const TARGETS = `
  select connection.id as "connectionId", connection.time_zone as "timeZone",
    coalesce(mark.closed_until, connection.created_at) as "closedUntil",
    open."oldestSendingAt", coalesce(open."isDoubtDue", false) as "isDoubtDue"
  from connection
  left join poll_mark mark on mark.connection_id = connection.id and mark.feed = '${FEED}'
  left join lateral (
    select count(*) as count, min(a.sending_at) filter (where a.sending_at > $2) as "oldestSendingAt",
      bool_or(a.doubt_until <= $1 and a.doubt_until > coalesce(mark.closed_until, connection.created_at)) as "isDoubtDue"
    from open_attempt o join attempt a on a.id = o.attempt_id
    where o.connection_id = connection.id and a.state in ('SENDING', 'ACCEPTED', 'IN_DOUBT', 'RECALLED', 'OBSERVED')) open on true
  where ${READS_RECORDS}
    and ((connection.enabled and connection.archived_at is null) or open.count > 0)
  order by connection.id`;

const CLOSE = `
  insert into poll_mark as known (connection_id, feed, closed_until, polled_at, last_error)
  values ($1, '${FEED}', $2, $3, null)
  on conflict (connection_id, feed) do update set
    closed_until = greatest(known.closed_until, excluded.closed_until), polled_at = excluded.polled_at, last_error = null`;

// The mark stays where it is: what was not read whole is read again.
const FAILED = `
  insert into poll_mark as known (connection_id, feed, closed_until, polled_at, last_error)
  select id, '${FEED}', created_at, $2, $3 from connection where id = $1
  on conflict (connection_id, feed) do update set polled_at = excluded.polled_at, last_error = excluded.last_error`;

@Injectable()
export class PollMarksRepository {
  constructor(private readonly database: Database) {}

  async listTargets(now: Date, recentSince: Date): Promise<PollTarget[]> {
    return (await this.database.pool.query<PollTarget>(TARGETS, [now, recentSince])).rows;
  }

  async close(connectionId: string, until: Date, now: Date): Promise<void> {
    await this.database.pool.query(CLOSE, [connectionId, until, now]);
  }

  async recordError(connectionId: string, now: Date, error: string): Promise<void> {
    await this.database.pool.query(FAILED, [connectionId, now, error]);
  }
}
