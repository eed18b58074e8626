import type { ListImportView, StartImportRequest } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError, invariant } from '../common/errors/app-error.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { JobsService } from '../jobs/jobs.service.js';
import type { ContactListRow } from './contact-lists.repository.js';
import { IMPORT_ATTEMPTS } from './import-job.js';
import { ImportOptionsReader, type ReadOptions } from './import-options-reader.js';
import { toListImportView } from './list-import.mapper.js';
import { type ListImportRow, ListImportsRepository } from './list-imports.repository.js';

/** Takes the order to import an uploaded file; a job does it. */
@Injectable()
export class StartImport {
  constructor(
    private readonly imports: ListImportsRepository,
    private readonly options: ImportOptionsReader,
    private readonly transactions: TransactionRunner,
    private readonly jobs: JobsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** `nightlyKey`: by which the same nightly file is known again. */
  async start(
    actor: Actor,
    list: ContactListRow,
    request: StartImportRequest,
    nightlyKey?: string,
  ): Promise<ListImportView> {
    return this.order(actor, list, await this.options.read(request), nightlyKey);
  }

  /** Makes the import that a dry run has tried, of the same file read in the same way. */
  async startTried(actor: Actor, list: ContactListRow, dryRun: ListImportRow): Promise<ListImportView> {
    if (dryRun.state !== 'done') {
      throw new AppError('import.dry_run_not_done', `The dry run is ${dryRun.state}, not done.`, {
        details: { id: dryRun.id },
      });
    }
    const file = await this.options.findFile(dryRun.fileId);
    const { options, bytesTotal } = dryRun;
    return this.order(actor, list, { file, options, bytesTotal });
  }

  private async order(
    actor: Actor,
    list: ContactListRow,
    { file, options, bytesTotal }: ReadOptions,
    nightlyKey?: string,
  ): Promise<ListImportView> {
    if (list.archivedAt !== null) {
      throw new AppError('contact_list.archived', 'The list is archived: restore it first.', {
        details: { id: list.id },
      });
    }
    const id = uuidv7();
    const at = this.clock.now();
    await this.transactions.run(async (transaction) => {
      if (nightlyKey !== undefined) await this.imports.forgetNightly(transaction, nightlyKey);
      const key = nightlyKey !== undefined && { nightlyKey };
      const row = { id, listId: list.id, fileId: file.id, fileName: file.name, options, ...key };
      await this.imports.insert(transaction, { ...row, bytesTotal, createdBy: actor.name, at });
      await this.jobs.enqueue(
        transaction,
        'contact-list.import',
        { importId: id },
        { maxAttempts: IMPORT_ATTEMPTS },
      );
      await this.audit.record(transaction, {
        actor,
        action: 'contact_list.import_started',
        objectType: 'list_import',
        objectId: id,
        after: { listId: list.id, fileId: file.id, fileName: file.name },
      });
    });
    const row = await this.imports.find(list.id, id);
    invariant(row !== null, 'An import that was just stored is gone.');
    return toListImportView(row, this.clock.now());
  }
}
