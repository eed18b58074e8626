import { Injectable } from '@nestjs/common';
import { invariant } from '../common/errors/app-error.js';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';
import type { EnqueueOptions } from './jobs.service.js';

const ADD = `
  select id::text from graphile_worker.add_job(
    $1::text, $2::json, queue_name => $3::text, run_at => $4::timestamptz, max_attempts => $5::int,
    job_key => $6::text, job_key_mode => $7::text)`;

// The share lock keeps the row from being unlocked or deleted until the writer's transaction ends.
const STILL_MINE = `
  select 1 as mine from graphile_worker._private_jobs
  where id = $1::bigint and locked_by = $2::text and attempts = $3::int
  for share`;

// The library alone would leave a killed worker's jobs locked for four hours. A worker that has only just locked its
// first job may not have its node row yet, so only older locks count.
const LAPSED_WORKERS = `
  with held as (
    select locked_by, locked_at from graphile_worker._private_jobs where locked_by is not null
    union all
    select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null
  ), lapsed as (
    select locked_by from held
    where not exists (
      select 1 from node
      where node.job_worker_id = held.locked_by
        and node.heartbeat_at >= clock_timestamp() - $1::float8 * interval '1 millisecond')
    group by locked_by
    having min(locked_at) < clock_timestamp() - $1::float8 * interval '1 millisecond'
  )
  select locked_by as "workerId" from lapsed`;

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

  /** Frees the jobs of workers whose node gave no sign of life for `lapseMs`; returns those workers. */
  async unlockLapsed(lapseMs: number): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ workerId: string }>(LAPSED_WORKERS, [lapseMs]);
    const workerIds = rows.map((row) => row.workerId);
    if (workerIds.length > 0) {
      await this.database.pool.query('select graphile_worker.force_unlock_workers($1::text[])', [workerIds]);
    }
    return workerIds;
  }
}
