import type { StartImportRequest } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { JobsService } from '../jobs/jobs.service.js';
import { IMPORT_ATTEMPTS } from './import-job.js';
import { ImportOptionsReader } from './import-options-reader.js';
import { ListDryRunsRepository } from './list-dry-runs.repository.js';

/** Takes the order to try an import; a job does it. */
@Injectable()
export class DryRunOrders {
  constructor(
    private readonly dryRuns: ListDryRunsRepository,
    private readonly options: ImportOptionsReader,
    private readonly transactions: TransactionRunner,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  async order(
    run: { id: string; listId: string; createdBy: string },
    request: StartImportRequest,
  ): Promise<void> {
    const { file, options, bytesTotal } = await this.options.read(request);
    const at = this.clock.now();
    const { id: fileId, name: fileName } = file;
    await this.transactions.run(async (transaction) => {
      await this.dryRuns.insert(transaction, { ...run, fileId, fileName, options, bytesTotal, at });
      const limits = { maxAttempts: IMPORT_ATTEMPTS };
      await this.jobs.enqueue(transaction, 'contact-list.dry-run', { dryRunId: run.id }, limits);
    });
  }

  /** False when it is over already. */
  cancel(id: string): Promise<boolean> {
    const at = this.clock.now();
    return this.transactions.run((transaction) => this.dryRuns.cancel(transaction, id, at));
  }
}
