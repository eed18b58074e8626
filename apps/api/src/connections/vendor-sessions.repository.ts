import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface SessionRow {
  readonly generation: number;
  readonly tokenEnvelope: string;
}

export interface SessionHolder {
  readonly connectionId: string;
  readonly holderId: string;
  readonly nodeId: string;
  /** A session gained with other credentials is another session. */
  readonly credentials: string;
}

/** A hold counts while its node gives signs of life; a fresh one also before the node's first. */
const COUNTS = `
  (held_at >= clock_timestamp() - $4::float8 * interval '1 millisecond' or exists (
    select 1 from node
    where id = node_id and heartbeat_at >= clock_timestamp() - $4::float8 * interval '1 millisecond'))`;

const OTHERS = `
  select exists (
    select 1 from vendor_session_holder
    where connection_id = $1 and credentials = $2 and holder_id <> $3 and ${COUNTS}) as "isHeld"`;

// Rows of nodes that went a day ago can never count again.
const SWEEP = `
  delete from vendor_session_holder
  where connection_id = $1 and held_at < clock_timestamp() - interval '1 day'
    and not exists (select 1 from node where id = node_id)`;

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

  /**
   * Strikes out the token of a generation that is over, unless a newer one is stored. Nothing is sealed in its place: a node that
   * still seals with an older key may be the one that ends the session.
   */
  async strikeOut(connectionId: string, generation: number): Promise<void> {
    await this.database.pool.query(
      `update vendor_session set token_envelope = '' where connection_id = $1 and generation = $2`,
      [connectionId, generation],
    );
  }

  async hold({ connectionId, holderId, nodeId, credentials }: SessionHolder): Promise<void> {
    await this.database.pool.query(
      `insert into vendor_session_holder (connection_id, holder_id, node_id, credentials, held_at)
       values ($1, $2, $3, $4, clock_timestamp())
       on conflict (connection_id, holder_id) do update set held_at = excluded.held_at`,
      [connectionId, holderId, nodeId, credentials],
    );
  }

  /** False while another holder of the same credentials, on a node that lives, is left. */
  async letGo({ connectionId, holderId, credentials }: SessionHolder, lapseMs: number): Promise<boolean> {
    return this.database.sqlTransaction(async (client) => {
      const own = [connectionId, holderId];
      await client.query(
        'delete from vendor_session_holder where connection_id = $1 and holder_id = $2',
        own,
      );
      await client.query(SWEEP, [connectionId]);
      const others = [connectionId, credentials, holderId, lapseMs];
      const { rows } = await client.query<{ isHeld: boolean }>(OTHERS, others);
      return rows[0]?.isHeld !== true;
    });
  }
}
