import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { READS_RECORDS } from './reads-records.js';

// What was not read is no absence: an attempt is given up only when the records of the time after its doubt window
// were read too. A connection whose records cannot be read at all is waited for a day.
const DUE = `
  select o.attempt_id as id
  from open_attempt o
  join attempt a on a.id = o.attempt_id
  join connection on connection.id = a.connection_id
  left join poll_mark mark on mark.connection_id = a.connection_id and mark.feed = 'call_records'
  where a.state in ('ACCEPTED', 'IN_DOUBT', 'OBSERVED', 'RECALLED') and a.doubt_until <= $1
    and (mark.closed_until >= a.doubt_until or a.doubt_until <= $1::timestamptz - interval '1 day'
      or not ${READS_RECORDS})
  order by o.attempt_id limit $2`;

@Injectable()
export class DoubtRepository {
  /** Attempts whose doubt window has ended without a word, and whose records have been read beyond it. */
  async listDue(client: pg.ClientBase, now: Date, limit: number): Promise<string[]> {
    return (await client.query<{ id: string }>(DUE, [now, limit])).rows.map((row) => row.id);
  }
}
