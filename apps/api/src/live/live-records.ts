import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { TransactionRunner } from '../database/transaction-runner.js';

/** The trail of what people do to live calls. */
@Injectable()
export class LiveRecords {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly audit: AuditService,
  ) {}

  note(actor: Actor, connectionId: string, action: string, after: object): Promise<void> {
    return this.transactions.run((transaction) =>
      this.audit.record(transaction, {
        actor,
        action,
        objectType: 'connection',
        objectId: connectionId,
        after,
      }),
    );
  }
}
