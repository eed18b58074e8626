import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import type { AnyTransaction } from '../database/statement.js';
import { JobsService } from '../jobs/jobs.service.js';
import { DNC_IMPORT } from './dnc-jobs.js';

export const DNC_IMPORT_ATTEMPTS = 8;

/** What goes into the transaction that orders or ends an import: its job and its audit entry. */
@Injectable()
export class DncImportTrail {
  constructor(
    private readonly jobs: JobsService,
    private readonly audit: AuditService,
  ) {}

  async started(transaction: AnyTransaction, actor: Actor, importId: string, after: object): Promise<void> {
    await this.jobs.enqueue(transaction, DNC_IMPORT, { importId }, { maxAttempts: DNC_IMPORT_ATTEMPTS });
    const entry = { actor, objectType: 'dnc_import' as const, objectId: importId, after };
    await this.audit.record(transaction, { ...entry, action: 'dnc.import_started' });
  }

  async cancelled(transaction: AnyTransaction, actor: Actor, importId: string): Promise<void> {
    const entry = { actor, objectType: 'dnc_import' as const, objectId: importId };
    await this.audit.record(transaction, { ...entry, action: 'dnc.import_cancelled' });
  }
}
