import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { FileStore } from '../files/file-store.js';
import { JobFencedError, type JobHelpers, JobsService } from '../jobs/jobs.service.js';
import { exportLines } from './export-lines.js';
import { ExportSources } from './export-sources.js';
import { type ExportRow, ExportsRepository } from './exports.repository.js';

declare module '../jobs/job-payloads.js' {
  interface JobPayloads {
    /** Writes a list into a file. */
    'export.run': { readonly exportId: string };
    /** Takes away exports of last week with their files. */
    'export.prune': Record<string, never>;
  }
}

export const EXPORT_ATTEMPTS = 5;
/** A file with people's data does not lie about for longer. */
export const EXPORTS_STAY_MS = 7 * 24 * 60 * 60 * 1000;
const HOURLY = '7 * * * *';

/** The run was cancelled or taken over. */
class SupersededError extends Error {}

/** Writes exports as durable jobs: one that dies with its process is begun anew, and leaves no half a file. */
@Injectable()
export class ExportJob implements OnModuleInit {
  private readonly log: Logger;

  constructor(
    private readonly exports: ExportsRepository,
    private readonly sources: ExportSources,
    private readonly files: FileStore,
    private readonly transactions: TransactionRunner,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.log = logger.for('export');
  }

  onModuleInit(): void {
    this.jobs.registerHandler('export.run', ({ exportId }, helpers) => this.run(exportId, helpers));
    this.jobs.registerHandler('export.prune', () => this.prune());
    this.jobs.schedule('export.prune', HOURLY, {});
  }

  private async run(exportId: string, helpers: JobHelpers): Promise<void> {
    const started = await this.exports.start(exportId, this.clock.now());
    if (started === null) return;
    try {
      await this.write(started, helpers);
    } catch (error) {
      if (error instanceof SupersededError || error instanceof JobFencedError) return;
      const isRefused = error instanceof AppError;
      if (isRefused || (helpers.generation >= EXPORT_ATTEMPTS && !helpers.signal.aborted)) {
        const why = isRefused ? error.message : 'It failed by a fault of the service, which is in its log.';
        await this.exports.fail(exportId, why, this.clock.now());
      }
      if (!isRefused) throw error;
    }
  }

  private async write(row: ExportRow, helpers: JobHelpers): Promise<void> {
    const day = this.clock.now().toISOString().slice(0, 10);
    const file = await this.files.write(
      {
        name: `${row.kind.replace('_', '-')}-${day}.csv`,
        contentType: 'text/csv; charset=utf-8',
        createdBy: row.createdBy,
      },
      exportLines(this.sources.source(row.kind, row.query), row.options, async (rows) => {
        helpers.signal.throwIfAborted();
        if (!(await this.exports.progress(row, rows))) throw new SupersededError();
      }),
    );
    try {
      await this.transactions.run(async (client) => {
        await helpers.assertMine(client);
        const end = { fileId: file.id, bytes: file.size, at: this.clock.now() };
        if (!(await this.exports.finish(client, row, end))) throw new SupersededError();
      });
    } catch (error) {
      await this.files
        .remove(file.id)
        .catch((gone: unknown) => this.log.warn({ err: gone }, 'file not removed'));
      throw error;
    }
  }

  private async prune(): Promise<void> {
    const old = await this.exports.listBefore(new Date(this.clock.now().getTime() - EXPORTS_STAY_MS));
    for (const { fileId } of old) if (fileId !== null) await this.files.remove(fileId);
    await this.exports.remove(old.map(({ id }) => id));
  }
}
