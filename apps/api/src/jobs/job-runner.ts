import { EventEmitter } from 'node:events';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import {
  type JobHelpers as GraphileHelpers,
  Logger as GraphileLogger,
  parseCronItems,
  run,
  type Runner,
} from 'graphile-worker';
import type { Logger } from 'pino';
import { requestContext } from '../common/logging/request-context.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.service.js';
import type { AnyTransaction } from '../database/statement.js';
import { NodeHeartbeat } from '../scheduling/node-heartbeat.js';
import { HEARTBEAT_MS, NODE_LAPSE_MS } from '../scheduling/node-identity.js';
import { JobFencedError, type JobHelpers, JobsService } from './jobs.service.js';
import { JobsRepository } from './jobs.repository.js';

const CONCURRENCY = 5;
/** How long jobs may go on after the process was asked to end, before their signal is aborted. */
const STOP_AFTER_MS = 2_000;

/** Runs durable jobs in this process, and frees the jobs of processes that were killed. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private runner: Runner | null = null;
  private workerId: string | null = null;
  private readonly log: Logger;

  constructor(
    private readonly jobs: JobsService,
    private readonly repository: JobsRepository,
    private readonly heartbeat: NodeHeartbeat,
    private readonly database: Database,
    private readonly config: Config,
    logger: AppLogger,
  ) {
    this.log = logger.for('jobs');
  }

  /** Whether this process is meant to run jobs and does. */
  isRunning(): boolean {
    return this.runner !== null;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.runsJobs) return;
    const events = new EventEmitter();
    // One pool of workers a process; the library locks its jobs under this id.
    events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
      this.workerId = workerPool.id;
    });
    this.runner = await run({
      connectionString: this.database.directUrl,
      maxPoolSize: CONCURRENCY + 2,
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: STOP_AFTER_MS,
      events,
      logger: this.libraryLogger(),
      taskList: this.tasks(),
      parsedCronItems: parseCronItems([...this.jobs.scheduled()]),
    });
    void this.runner.promise.then(
      () => this.ended(null),
      (error: unknown) => this.ended(error),
    );
    if (this.workerId !== null) await this.heartbeat.announceJobWorker(this.workerId);
  }

  @Interval(HEARTBEAT_MS)
  async freeLapsed(): Promise<void> {
    if (this.runner === null) return;
    try {
      const workers = await this.repository.unlockLapsed(NODE_LAPSE_MS);
      if (workers.length > 0) this.log.warn({ workers }, 'freed the jobs of workers that are gone');
    } catch (error) {
      // Expected while the database is away; the next round tries again.
      this.log.warn({ err: error }, 'could not look for jobs of workers that are gone');
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    const runner = this.runner;
    this.runner = null;
    await runner?.stop();
  }

  private ended(error: unknown): void {
    if (this.runner === null) return;
    this.runner = null;
    this.log.error({ err: error }, 'the job runner ended by itself; this node is not ready any more');
  }

  private tasks(): Record<string, (payload: unknown, helpers: GraphileHelpers) => Promise<void>> {
    const entries = [...this.jobs.registered()].map(([name, handler]) => [
      name,
      (payload: unknown, helpers: GraphileHelpers) =>
        requestContext.run({ requestId: `job-${helpers.job.id}` }, () =>
          handler(payload as never, this.helpersFor(helpers)),
        ),
    ]);
    return Object.fromEntries(entries);
  }

  private helpersFor({ job, abortSignal }: GraphileHelpers): JobHelpers {
    const workerId = job.locked_by ?? this.workerId ?? '';
    return {
      signal: abortSignal,
      jobId: job.id,
      generation: job.attempts,
      assertMine: async (transaction: AnyTransaction) => {
        const claim = { id: job.id, workerId, attempts: job.attempts };
        if (await this.repository.isStillLockedBy(transaction, claim)) return;
        throw new JobFencedError(`Job ${job.id} was given to another worker.`);
      },
    };
  }

  private libraryLogger(): GraphileLogger {
    return new GraphileLogger((scope) => (level, message, meta) => {
      if (level === 'error') this.log.error({ ...scope, err: meta?.['error'] }, message);
      else if (level === 'warning') this.log.warn(scope, message);
      else this.log.debug(scope, message);
    });
  }
}
