import { Injectable } from '@nestjs/common';
import type { HealthCheckView, LiveView, ReadyView } from '@callspool/contracts';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { VERSION } from '../config/version.js';
import { JobRunner } from '../jobs/job-runner.js';
import { HealthRepository } from './health.repository.js';

const CHECK_TIMEOUT_MS = 3_000;

@Injectable()
export class HealthService {
  private readonly startedMs: number;
  private readonly log: Logger;

  constructor(
    private readonly repository: HealthRepository,
    private readonly runner: JobRunner,
    private readonly config: Config,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.startedMs = clock.monotonicMs();
    this.log = logger.for('health');
  }

  live(): LiveView {
    return {
      status: 'live',
      version: VERSION,
      at: this.clock.now().toISOString(),
      uptimeSeconds: Math.floor((this.clock.monotonicMs() - this.startedMs) / 1000),
    };
  }

  async ready(): Promise<ReadyView> {
    const checks = await Promise.all([
      this.check('database', 'The database does not answer.', () => this.repository.answers()),
      this.check('migrations', 'The database is not migrated to this version.', () =>
        this.repository.isMigrated(),
      ),
      this.check('jobs', 'The job runner of this process has ended.', async () => this.areJobsFine()),
    ]);
    const isReady = checks.every((check) => check.isOk);
    return {
      status: isReady ? 'ready' : 'not_ready',
      version: VERSION,
      at: this.clock.now().toISOString(),
      checks,
    };
  }

  private areJobsFine(): boolean {
    return !this.config.runsJobs || this.runner.isRunning();
  }

  private async check(
    name: HealthCheckView['name'],
    detail: string,
    test: () => Promise<boolean>,
  ): Promise<HealthCheckView> {
    const startedMs = this.clock.monotonicMs();
    const isOk = await withinTime(test()).catch((error: unknown) => {
      // Any failure of a check is its result; the cause is for the log only.
      this.log.warn({ err: error, check: name }, 'health check failed');
      return false;
    });
    const ms = Math.round((this.clock.monotonicMs() - startedMs) * 10) / 10;
    return { name, isOk, ms, detail: isOk ? null : detail };
  }
}

async function withinTime(test: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no result after ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS);
  });
  try {
    return await Promise.race([test, late]);
  } finally {
    clearTimeout(timer);
  }
}
