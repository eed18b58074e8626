import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface SessionRow {
  readonly generation: number;
  readonly tokenEnvelope: string;
}

const SELECT =
  'select generation, token_envelope as "tokenEnvelope" from vendor_session where connection_id = $1';

@Injectable()
export class VendorSessionsRepository {
  constructor(private readonly database: Database) {}

  async find(connectionId: string): Promise<SessionRow | null> {
    const { rows } = await this.database.pool.query<SessionRow>(SELECT, [connectionId]);
    return rows[0] ?? null;
  }

  /**
   * Stores `next` if `mayReplace` says so of the row that is there (null: none), one node at a time. Returns what is
   * stored afterwards.
   */
  async replace(
    connectionId: string,
    mayReplace: (row: SessionRow | null) => boolean,
    next: { readonly atLeastGeneration: number; readonly tokenEnvelope: string; readonly at: Date },
  ): Promise<SessionRow> {
    return this.database.sqlTransaction(async (client) => {
      // The connection's row is the lock: the session's own may not exist yet.
      await client.query('select 1 from connection where id = $1 for share', [connectionId]);
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `vendor_session:${connectionId}`,
      ]);
      const { rows } = await client.query<SessionRow>(SELECT, [connectionId]);
      const stored = rows[0] ?? null;
      if (stored !== null && !mayReplace(stored)) return stored;
      const generation = Math.max(next.atLeastGeneration, (stored?.generation ?? 0) + 1);
      await client.query(
        `insert into vendor_session (connection_id, generation, token_envelope, obtained_at)
         values ($1, $2, $3, $4)
         on conflict (connection_id) do update set
           generation = excluded.generation, token_envelope = excluded.token_envelope,
           obtained_at = excluded.obtained_at`,
        [connectionId, generation, next.tokenEnvelope, next.at],
      );
      return { generation, tokenEnvelope: next.tokenEnvelope };
    });
  }
}
