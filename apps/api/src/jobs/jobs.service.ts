import { Injectable } from '@nestjs/common';
import type { CronItem } from 'graphile-worker';
import { InvariantError } from '../common/errors/app-error.js';
import type { AnyTransaction } from '../database/statement.js';
import type { JobName, JobPayloads } from './job-payloads.js';
import { JobsRepository } from './jobs.repository.js';

export interface EnqueueOptions {
  /** A job with the same key that has not started yet is replaced. */
  readonly jobKey?: string;
  /** `preserve_run_at`: the waiting job keeps its time; `unsafe_dedupe`: the waiting or running job stays as it is. */
  readonly jobKeyMode?: 'replace' | 'preserve_run_at' | 'unsafe_dedupe';
  readonly runAt?: Date;
  /** Jobs of one queue run one after the other. Few queues only: not one per record. */
  readonly queueName?: string;
  readonly maxAttempts?: number;
}

export interface JobHelpers {
  /** Aborted when the process is asked to end; stop at the next safe point and throw, the job runs again. */
  readonly signal: AbortSignal;
  readonly jobId: string;
  /** Rises each time the job starts anew; a body that was taken over sees a higher one in the database. */
  readonly generation: number;
  /**
   * Call inside a transaction that writes a result: throws JobFencedError when the job was given to another worker
   * meanwhile, and otherwise keeps it here until that transaction ends.
   */
  assertMine(transaction: AnyTransaction): Promise<void>;
}

export type JobHandler<N extends JobName> = (payload: JobPayloads[N], helpers: JobHelpers) => Promise<void>;

/** The job was unlocked and given to another worker; this body must not write anything more. */
export class JobFencedError extends Error {
  override readonly name = 'JobFencedError';
}

@Injectable()
export class JobsService {
  private readonly handlers = new Map<string, (payload: never, helpers: JobHelpers) => Promise<void>>();
  private readonly crons: CronItem[] = [];

  constructor(private readonly jobs: JobsRepository) {}

  /** Adds the job in the caller's transaction: it exists exactly when the change that needs it does. Returns its id. */
  enqueue<N extends JobName>(
    transaction: AnyTransaction,
    name: N,
    payload: JobPayloads[N],
    options: EnqueueOptions = {},
  ): Promise<string> {
    return this.jobs.add(transaction, name, payload, options);
  }

  /** Says what to do for a job; called while modules start (`onModuleInit`), before the runner. */
  registerHandler<N extends JobName>(name: N, handler: JobHandler<N>): void {
    if (this.handlers.has(name)) throw new InvariantError(`Two handlers for the job ${name}.`);
    this.handlers.set(name, handler);
  }

  /** Runs the job at the times of a cron pattern (UTC, five fields), once in the whole house. */
  schedule<N extends JobName>(name: N, pattern: string, payload: JobPayloads[N]): void {
    this.crons.push({ task: name, match: pattern, payload: { ...payload }, identifier: name });
  }

  /** For the runner. */
  scheduled(): readonly CronItem[] {
    return this.crons;
  }

  /** For the runner. */
  registered(): ReadonlyMap<string, (payload: never, helpers: JobHelpers) => Promise<void>> {
    return this.handlers;
  }
}
