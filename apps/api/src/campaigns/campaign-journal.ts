import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { Database } from '../database/database.service.js';

/** Taking in the contacts of a large list is one statement that may run for minutes. */
const LONG_MS = 15 * 60_000;

/** One transaction per change of a campaign, with its moment and its audit entry. */
@Injectable()
export class CampaignJournal {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  change<T>(work: (tx: Tx, at: Date) => Promise<T>): Promise<T> {
    return this.database.transaction((tx) => work(tx, this.clock.now()), { timeoutMs: LONG_MS });
  }

  /** `verb` as in `campaign.paused`. */
  record(
    tx: Tx,
    actor: Actor,
    verb: string,
    id: string,
    values: { readonly before?: unknown; readonly after?: unknown } = {},
  ): Promise<void> {
    return this.audit.record(tx, {
      actor,
      action: `campaign.${verb}`,
      objectType: 'campaign',
      objectId: id,
      ...values,
    });
  }
}
