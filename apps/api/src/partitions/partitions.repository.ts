import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

const PARTITIONED = ['attempt', 'call_record'] as const;

const ENSURE = `
  select count(*) filter (where ensure_month_partition(
    parent, (date_trunc('month', $1::timestamptz at time zone 'UTC') + make_interval(months => ahead))::date))::int as made
  from unnest($2::text[]) as parent, generate_series(0, $3::int) as ahead`;

@Injectable()
export class PartitionsRepository {
  constructor(private readonly database: Database) {}

  /** Makes what is missing of this month and the `months` after it. Returns how many were made. */
  async ensure(now: Date, months: number): Promise<number> {
    const { rows } = await this.database.pool.query<{ made: number }>(ENSURE, [now, PARTITIONED, months]);
    return rows[0]!.made;
  }

  /** Rows that no month's partition took; there should be none. */
  async countStrays(): Promise<number> {
    const { rows } = await this.database.pool.query<{ count: number }>(
      'select ((select count(*) from attempt_stray) + (select count(*) from call_record_stray))::int as count',
    );
    return rows[0]!.count;
  }
}
