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

/** What is known of an import that another system sends every night. */
export interface NightlyOrder {
  /** By which the same file is known again. */
  readonly key: string;
  /** Whether what the file does not name leaves the list. */
  readonly replaces: boolean;
}

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

  async start(
    actor: Actor,
    list: ContactListRow,
    request: StartImportRequest,
    nightly?: NightlyOrder,
  ): Promise<ListImportView> {
    return this.order(actor, list, await this.options.read(request), nightly);
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
    { file, options: read, bytesTotal }: ReadOptions,
    nightly?: NightlyOrder,
  ): Promise<ListImportView> {
    if (list.archivedAt !== null) {
      throw new AppError('contact_list.archived', 'The list is archived: restore it first.', {
        details: { id: list.id },
      });
    }
    const id = uuidv7();
    const at = this.clock.now();
    const replaces = nightly?.replaces === true && { replaces: true as const };
    const options = { ...read, ...replaces };
    await this.transactions.run(async (transaction) => {
      if (nightly !== undefined) await this.imports.forgetNightly(transaction, nightly.key);
      const key = nightly !== undefined && { nightlyKey: nightly.key };
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
        after: { listId: list.id, fileId: file.id, fileName: file.name, ...replaces },
      });
    });
    const row = await this.imports.find(list.id, id);
    invariant(row !== null, 'An import that was just stored is gone.');
    return toListImportView(row, this.clock.now());
  }
}
