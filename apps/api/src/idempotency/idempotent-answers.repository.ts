import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Database } from '../database/database.service.js';

interface KnownAnswer {
  readonly bodyHash: string;
  readonly answer: unknown;
}

const CLAIM = `
  insert into idempotent_answer (actor_id, key, body_hash, answer, created_at)
  values ($1, $2, $3, 'null', $4::timestamptz) on conflict do nothing returning 1 as mine`;

@Injectable()
export class IdempotentAnswersRepository {
  constructor(private readonly database: Database) {}

  /** Whether the key is new; a request with the same key that is under way is waited for. */
  async claim(
    client: pg.PoolClient,
    row: { actorId: string; key: string; bodyHash: string; at: Date },
  ): Promise<boolean> {
    const { rowCount } = await client.query(CLAIM, [row.actorId, row.key, row.bodyHash, row.at]);
    return (rowCount ?? 0) > 0;
  }

  async find(client: pg.PoolClient, actorId: string, key: string): Promise<KnownAnswer | null> {
    const { rows } = await client.query<KnownAnswer>(
      'select body_hash as "bodyHash", answer from idempotent_answer where actor_id = $1 and key = $2',
      [actorId, key],
    );
    return rows[0] ?? null;
  }

  async keep(client: pg.PoolClient, actorId: string, key: string, answer: unknown): Promise<void> {
    await client.query('update idempotent_answer set answer = $3::jsonb where actor_id = $1 and key = $2', [
      actorId,
      key,
      JSON.stringify(answer),
    ]);
  }

  async removeBefore(moment: Date): Promise<void> {
    await this.database.pool.query('delete from idempotent_answer where created_at < $1', [moment]);
  }
}
