import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { Database } from '../database/database.service.js';
import { FileStore } from '../files/file-store.js';
import { type JobHelpers, JobsService } from '../jobs/jobs.service.js';
import { DNC_IMPORT_ATTEMPTS } from './dnc-import-trail.js';
import { DncImportsRepository } from './dnc-imports.repository.js';
import { DNC_IMPORT } from './dnc-jobs.js';
import { DncWriter } from './dnc-writer.js';
import { runDncImport } from './run-dnc-import.js';

/** Runs imports of do-not-call files as durable jobs. */
@Injectable()
export class DncImportJobRunner implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly writer: DncWriter,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.registerHandler(DNC_IMPORT, ({ importId }, helpers) => this.run(importId, helpers));
  }

  private async run(importId: string, helpers: JobHelpers): Promise<void> {
    const { database, files, writer, clock } = this;
    try {
      await runDncImport({ database, files, writer, clock, importId, signal: helpers.signal });
    } catch (error) {
      if (helpers.generation >= DNC_IMPORT_ATTEMPTS && !helpers.signal.aborted) await this.giveUp(importId);
      throw error;
    }
  }

  private async giveUp(importId: string): Promise<void> {
    const imports = new DncImportsRepository(this.database);
    const message = `The import failed ${DNC_IMPORT_ATTEMPTS} times by a fault of the service, which is in its log. Numbers counted as added are on the list.`;
    const started = await imports.start(importId, this.clock.now());
    if (started !== null) await imports.fail(started, message, this.clock.now());
  }
}
