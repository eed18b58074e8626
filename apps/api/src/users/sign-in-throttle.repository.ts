import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';

// One statement counts and decides, so that attempts racing on two nodes are all counted. `last_request` holds the end
// of the window here.
const COUNT = `
  insert into rate_limit as seen (id, key, count, last_request)
  values ($1, $2, 1, $3::bigint + $4::bigint)
  on conflict (key) do update set
    count = case when seen.last_request <= $3 then 1 else seen.count + 1 end,
    last_request = case when seen.last_request <= $3 then $3::bigint + $4::bigint else seen.last_request end
  returning count, last_request::text as "endsAt"`;

const REMEMBER = `
  insert into rate_limit (id, key, count, last_request) values ($1, $2, 1, $3::bigint)
  on conflict (key) do update set last_request = excluded.last_request`;

@Injectable()
export class SignInThrottleRepository {
  constructor(private readonly database: Database) {}

  /** Counts one try; `endsAt` (epoch ms) is when counting starts anew. */
  async count(key: string, nowMs: number, windowMs: number): Promise<{ count: number; endsAt: number }> {
    const { rows } = await this.database.pool.query<{ count: number; endsAt: string }>(COUNT, [
      uuidv7(),
      key,
      nowMs,
      windowMs,
    ]);
    return { count: rows[0]?.count ?? 1, endsAt: Number(rows[0]?.endsAt ?? nowMs) };
  }

  /** Keeps the key until `untilMs` (epoch ms). */
  async remember(key: string, untilMs: number): Promise<void> {
    await this.database.pool.query(REMEMBER, [uuidv7(), key, untilMs]);
  }

  async isRemembered(key: string, nowMs: number): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      'select 1 from rate_limit where key = $1 and last_request > $2::bigint',
      [key, nowMs],
    );
    return rowCount === 1;
  }

  async forget(key: string): Promise<void> {
    await this.database.pool.query('delete from rate_limit where key = $1', [key]);
  }

  /** Takes one try back; the window stays as it is. */
  async giveBack(key: string): Promise<void> {
    await this.database.pool.query('update rate_limit set count = greatest(count - 1, 0) where key = $1', [
      key,
    ]);
  }

  /** Takes away counters, sessions and links that are past their time. */
  async prune(now: Date): Promise<void> {
    await this.database.pool.query('delete from rate_limit where last_request < $1', [
      now.getTime() - 86_400_000,
    ]);
    await this.database.pool.query('delete from session where expires_at < $1', [now]);
    await this.database.pool.query('delete from verification where expires_at < $1', [now]);
    await this.database.pool.query('delete from account_link where expires_at < $1', [now]);
  }
}
