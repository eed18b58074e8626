import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Database } from '../database/database.service.js';
import { FileStore } from '../files/file-store.js';
import { JobFencedError, type JobHelpers, JobsService } from '../jobs/jobs.service.js';
import { Spool } from '../spool/spool.service.js';
import { ContactMoves } from './contact-moves.js';
import { ImportStageRepository } from './import-stage.repository.js';
import { ListDryRunsRepository } from './list-dry-runs.repository.js';
import { ListImportsRepository } from './list-imports.repository.js';
import { ListReplacement } from './list-replacement.js';
import { runImport } from './run-import.js';

declare module '../jobs/job-payloads.js' {
  interface JobPayloads {
    /** Reads an uploaded file into its list. */
    'contact-list.import': { readonly importId: string };
    /** Goes the same way and leaves nothing in the list. */
    'contact-list.dry-run': { readonly dryRunId: string };
    /** Takes away what killed imports left behind, and dry runs of yesterday. */
    'contact-list.sweep': Record<string, never>;
  }
}

export const IMPORT_ATTEMPTS = 8;
const HOURLY = '23 * * * *';
const DRY_RUNS_STAY_MS = 24 * 60 * 60 * 1000;

/** An import or a dry run, by its id. */
interface Order {
  readonly importId: string;
  readonly isDryRun: boolean;
}

/** Runs imports as durable jobs: one that dies with its process is begun anew by another. */
@Injectable()
export class ImportJob implements OnModuleInit {
  private readonly log: Logger;

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly spool: Spool,
    private readonly replacement: ListReplacement,
    private readonly moves: ContactMoves,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.log = logger.for('contact-list.import');
  }

  onModuleInit(): void {
    this.jobs.registerHandler('contact-list.import', ({ importId }, helpers) =>
      this.run({ importId, isDryRun: false }, helpers),
    );
    this.jobs.registerHandler('contact-list.dry-run', ({ dryRunId }, helpers) =>
      this.run({ importId: dryRunId, isDryRun: true }, helpers),
    );
    this.jobs.registerHandler('contact-list.sweep', () => this.sweep());
    this.jobs.schedule('contact-list.sweep', HOURLY, {});
  }

  private async run(order: Order, helpers: JobHelpers): Promise<void> {
    const { database, files, spool, replacement, moves, clock } = this;
    try {
      const end = await runImport({
        database,
        files,
        spool,
        replacement,
        moves,
        clock,
        ...order,
        signal: helpers.signal,
        assertMine: (transaction) => helpers.assertMine(transaction),
      });
      this.log.info({ ...order, ...end }, 'import ended');
    } catch (error) {
      if (error instanceof JobFencedError) return;
      const isLast = helpers.generation >= IMPORT_ATTEMPTS && !helpers.signal.aborted;
      if (isLast) await this.giveUp(order);
      throw error;
    }
  }

  private async giveUp({ importId, isDryRun }: Order): Promise<void> {
    const imports = isDryRun ? this.dryRuns() : new ListImportsRepository(this.database);
    const message = `The import failed ${IMPORT_ATTEMPTS} times by a fault of the service, which is in its log. Nothing was added.`;
    const started = await imports.start(importId, this.clock.now());
    if (started !== null) await imports.fail(started, message, this.clock.now());
  }

  private dryRuns(): ListDryRunsRepository {
    return new ListDryRunsRepository(this.database);
  }

  private async sweep(): Promise<void> {
    const stages = new ImportStageRepository(this.database);
    for (const stage of await stages.listStale()) {
      // A run that has just been superseded may still hold its table; the next sweep gets it.
      await stages
        .drop(stage)
        .catch((error: unknown) => this.log.warn({ err: error, stage }, 'stage not dropped'));
    }
    const yesterday = new Date(this.clock.now().getTime() - DRY_RUNS_STAY_MS);
    for (const file of await this.dryRuns().removeBefore(yesterday)) await this.files.remove(file);
  }
}
