import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { type ListImportRow, ListImportsRepository } from './list-imports.repository.js';

/** Ends an import before its time; its run notices at its next step, and adds nothing. */
@Injectable()
export class CancelImport {
  constructor(
    private readonly imports: ListImportsRepository,
    private readonly transactions: TransactionRunner,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async cancel(actor: Actor, row: ListImportRow): Promise<void> {
    await this.transactions.run(async (transaction) => {
      if (!(await this.imports.cancel(transaction, row.id, this.clock.now()))) {
        throw new AppError('import.not_cancellable', 'The import is over already.', {
          details: { id: row.id },
        });
      }
      await this.audit.record(transaction, {
        actor,
        action: 'contact_list.import_cancelled',
        objectType: 'list_import',
        objectId: row.id,
        before: { state: row.state },
      });
    });
  }
}
