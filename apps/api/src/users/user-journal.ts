import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Database } from '../database/database.service.js';

/** One transaction for a change to a person's account and its audit entry. */
@Injectable()
export class UserJournal {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  change<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** `action` as in `user.invited`; without values when there is nothing to tell beyond it. */
  record(
    tx: Tx,
    actor: Actor,
    action: string,
    userId: string,
    values: { readonly before?: unknown; readonly after?: unknown } = {},
  ): Promise<void> {
    return this.audit.record(tx, { actor, action, objectType: 'user', objectId: userId, ...values });
  }
}
