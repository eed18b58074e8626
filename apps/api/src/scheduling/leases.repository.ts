import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

// By the database's clock, the one that all nodes share. The generation rises only when the holder changes or its lease
// had lapsed: a renewal keeps the fencing token.
const HOLD = `
  insert into lease as held (name, node_id, generation, expires_at)
  values ($1, $2, 1, clock_timestamp() + $3::float8 * interval '1 millisecond')
  on conflict (name) do update set
    generation = held.generation
      + case when held.node_id = $2 and held.expires_at > clock_timestamp() then 0 else 1 end,
    node_id = $2,
    expires_at = excluded.expires_at
  where held.node_id = $2 or held.expires_at <= clock_timestamp()
  returning generation::text, expires_at as "expiresAt"`;

@Injectable()
export class LeasesRepository {
  constructor(private readonly database: Database) {}

  /** The lease's generation and end, or null when another node holds it. */
  async hold(
    name: string,
    nodeId: string,
    ttlMs: number,
  ): Promise<{ generation: bigint; expiresAt: Date } | null> {
    const { rows } = await this.database.pool.query<{ generation: string; expiresAt: Date }>(HOLD, [
      name,
      nodeId,
      ttlMs,
    ]);
    return rows[0] === undefined
      ? null
      : { generation: BigInt(rows[0].generation), expiresAt: rows[0].expiresAt };
  }

  async release(name: string, nodeId: string, generation: bigint): Promise<void> {
    await this.database.pool.query(
      'update lease set expires_at = to_timestamp(0) where name = $1 and node_id = $2 and generation = $3',
      [name, nodeId, generation.toString()],
    );
  }

  /** Ends every lease of a node that stops in good order. */
  async releaseAll(nodeId: string): Promise<void> {
    await this.database.pool.query('update lease set expires_at = to_timestamp(0) where node_id = $1', [
      nodeId,
    ]);
  }

  async isHeld(
    transaction: AnyTransaction,
    lease: { name: string; nodeId: string; generation: bigint },
  ): Promise<boolean> {
    const rows = await runInTransaction(
      transaction,
      'select 1 as held from lease where name = $1::text and node_id = $2::uuid and generation = $3::bigint for share',
      [lease.name, lease.nodeId, lease.generation.toString()],
    );
    return rows.length === 1;
  }
}
