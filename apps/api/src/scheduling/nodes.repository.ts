import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

const BEAT = `
  insert into node (id, role, started_at, heartbeat_at, job_worker_id)
  values ($1, $2, clock_timestamp(), clock_timestamp(), $3)
  on conflict (id) do update set heartbeat_at = clock_timestamp(), job_worker_id = excluded.job_worker_id`;

// Rows of nodes that went a day ago explain nothing any more.
const FORGET = `delete from node where heartbeat_at < clock_timestamp() - interval '1 day'`;

@Injectable()
export class NodesRepository {
  constructor(private readonly database: Database) {}

  async beat(node: { id: string; role: string; jobWorkerId: string | null }): Promise<void> {
    await this.database.pool.query(BEAT, [node.id, node.role, node.jobWorkerId]);
  }

  async remove(id: string): Promise<void> {
    await this.database.pool.query('delete from node where id = $1', [id]);
  }

  async forgetLongGone(): Promise<void> {
    await this.database.pool.query(FORGET);
  }

  /** Ids of the nodes that gave a sign of life within the last `withinMs`. */
  async listAlive(withinMs: number): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ id: string }>(
      `select id from node where heartbeat_at >= clock_timestamp() - $1::float8 * interval '1 millisecond'`,
      [withinMs],
    );
    return rows.map((row) => row.id);
  }
}
