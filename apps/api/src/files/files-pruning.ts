import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { JobsService } from '../jobs/jobs.service.js';
import { DatabaseFileStore } from './database-file-store.repository.js';

declare module '../jobs/job-payloads.js' {
  interface JobPayloads {
    /** Takes away uploads that were begun long ago and never finished. */
    'files.prune': Record<string, never>;
  }
}

const HOURLY = '17 * * * *';
/** Longer than any request may take. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

@Injectable()
export class FilesPruning implements OnModuleInit {
  constructor(
    private readonly store: DatabaseFileStore,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.registerHandler('files.prune', async () => {
      await this.store.removeAbandoned(new Date(this.clock.now().getTime() - ABANDONED_AFTER_MS));
    });
    this.jobs.schedule('files.prune', HOURLY, {});
  }
}
