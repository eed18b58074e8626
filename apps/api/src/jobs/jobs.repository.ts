import { Injectable } from '@nestjs/common';
import { invariant } from '../common/errors/app-error.js';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';
import type { EnqueueOptions } from './jobs.service.js';

const ADD = `
  select id::text from graphile_worker.add_job(
    $1::text, $2::json, queue_name => $3::text, run_at => $4::timestamptz, max_attempts => $5::int,
    job_key => $6::text, job_key_mode => $7::text)`;

// Key-share keeps the row from being unlocked or deleted until the writer's transaction ends.
const STILL_MINE = `
  select 1 as mine from graphile_worker._private_jobs
  where id = $1::bigint and locked_by = $2::text and attempts = $3::int
  for share`;

const LAPSED_WORKERS = `
  select distinct jobs.locked_by as "workerId"
  from graphile_worker._private_jobs jobs
  where jobs.locked_by is not null
    and jobs.locked_at < $1::timestamptz
    and not exists (
      select 1 from node
      where jobs.locked_by like node.job_worker_id || '%' and node.heartbeat_at >= $1::timestamptz)`;

@Injectable()
export class JobsRepository {
  constructor(private readonly database: Database) {}

  async add(
    transaction: AnyTransaction,
    name: string,
    payload: unknown,
    options: EnqueueOptions,
  ): Promise<string> {
    const [job] = await runInTransaction<{ id: string }>(transaction, ADD, [
      name,
      JSON.stringify(payload),
      options.queueName ?? null,
      options.runAt ?? null,
      options.maxAttempts ?? null,
      options.jobKey ?? null,
      options.jobKeyMode ?? null,
    ]);
    invariant(job !== undefined, `The job ${name} was not added.`);
    return job.id;
  }

  async isStillLockedBy(
    transaction: AnyTransaction,
    job: { id: string; workerId: string; attempts: number },
  ): Promise<boolean> {
    const rows = await runInTransaction(transaction, STILL_MINE, [job.id, job.workerId, job.attempts]);
    return rows.length === 1;
  }

  /** Workers that hold jobs although no node with a heartbeat since `aliveSince` runs them. */
  async findLapsedWorkers(aliveSince: Date): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ workerId: string }>(LAPSED_WORKERS, [aliveSince]);
    return rows.map((row) => row.workerId);
  }
}
