import { Injectable } from '@nestjs/common';
import type pg from 'pg';

export interface KnownMark {
  readonly hash: string;
  readonly erasureId: string;
  readonly at: Date;
}

@Injectable()
export class ErasedMarksRepository {
  /** Whether anybody was ever erased: mostly not, and then nothing more is asked. */
  async any(client: pg.PoolClient): Promise<boolean> {
    return ((await client.query('select 1 from erasure_key')).rowCount ?? 0) > 0;
  }

  async findKey(client: pg.PoolClient): Promise<string | null> {
    const { rows } = await client.query<{ envelope: string }>(
      'select envelope from erasure_key where id = 1',
    );
    return rows[0]?.envelope ?? null;
  }

  /** Keeps the first key that is made. */
  async makeKey(client: pg.PoolClient, envelope: string, at: Date): Promise<void> {
    await client.query(
      'insert into erasure_key (envelope, created_at) values ($1, $2) on conflict do nothing',
      [envelope, at],
    );
  }

  /** A number that is erased again is marked by its last erasure. */
  async add(client: pg.PoolClient, erasureId: string, hashes: readonly string[], at: Date): Promise<void> {
    await client.query(
      `insert into erased_mark (hash, erasure_id, at) select distinct hash, $1::uuid, $3::timestamptz from unnest($2::text[]) hash
       on conflict (hash) do update set erasure_id = excluded.erasure_id, at = excluded.at`,
      [erasureId, hashes, at],
    );
  }

  async find(client: pg.PoolClient, hashes: readonly string[]): Promise<KnownMark[]> {
    const { rows } = await client.query<KnownMark>(
      'select hash, erasure_id as "erasureId", at from erased_mark where hash = any($1::text[])',
      [hashes],
    );
    return rows;
  }

  async countDropped(client: pg.PoolClient, erasureIds: readonly string[]): Promise<void> {
    await client.query(
      `update erasure set records_dropped = records_dropped + dropped.count
       from (select id, count(*)::int as count from unnest($1::uuid[]) id group by id) dropped where erasure.id = dropped.id`,
      [erasureIds],
    );
  }
}
