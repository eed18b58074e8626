import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

// Never sent, and the gate demands RESERVED: freeing them is safe even if their node comes back.
const FREE = `
  with gone as (
    update attempt set state = 'RELEASED', closed_at = $1, error = 'NODE_GONE'
    where id in (
      select a.id from open_attempt o join attempt a on a.id = o.attempt_id
      where a.state = 'RESERVED'
        and (a.reserved_at < $3 or not exists (
          select 1 from node where node.id = a.node_id and node.heartbeat_at >= clock_timestamp() - $2 * interval '1 millisecond')))
      and state = 'RESERVED'
    returning id, entry_id),
  closed as (delete from open_attempt using gone where open_attempt.attempt_id = gone.id),
  freed as (
    update spool_entry entry set
      state = 'waiting', attempt_id = null, tries = entry.tries - 1, eligible_at = $1, updated_at = $1
    from gone where entry.id = gone.entry_id and entry.attempt_id = gone.id and entry.state = 'in_flight')
  select count(*)::int as count from gone`;

// It may have been written to the socket: only evidence, or the end of the doubt window, settles it.
const DOUBT = `
  with stale as (
    update attempt set state = 'IN_DOUBT', error = 'No answer was recorded.',
      doubt_until = attempt.sending_at + make_interval(secs => connection.doubt_seconds)
    from connection
    where attempt.connection_id = connection.id and attempt.state = 'SENDING'
      and attempt.id in (select attempt_id from open_attempt)
      and attempt.send_by + make_interval(secs => connection.timeout_ms / 1000.0 + 5) < $1
    returning attempt.id)
  select count(*)::int as count from stale`;

@Injectable()
export class SweepRepository {
  constructor(private readonly database: Database) {}

  /** Frees RESERVED attempts of nodes without a heartbeat for `lapseMs` (by the database's clock), and any older than `tooOld`. */
  async freeReserved(now: Date, lapseMs: number, tooOld: Date): Promise<number> {
    const { rows } = await this.database.pool.query<{ count: number }>(FREE, [now, lapseMs, tooOld]);
    return rows[0]!.count;
  }

  async doubtStaleSending(now: Date): Promise<number> {
    const { rows } = await this.database.pool.query<{ count: number }>(DOUBT, [now]);
    return rows[0]!.count;
  }
}
