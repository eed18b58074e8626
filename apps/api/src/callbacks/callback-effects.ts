import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { type AttemptPastGate, Gate } from '../gate/gate.service.js';
import { Spool } from '../spool/spool.service.js';
import { CallbackEntriesRepository } from './callback-entries.repository.js';
import type { CallbackRow } from './callback-row.js';
import { toAuditFacts } from './callback.mapper.js';

export interface Promised {
  readonly actor: Actor;
  readonly verb: 'made' | 'changed';
  readonly before: CallbackRow | null;
  readonly after: CallbackRow;
  /** Every number of the contact: calls to them are what the gate is closed for. */
  readonly numbers: readonly string[];
  readonly now: Date;
}

/** What happens in the same moment as a promise, its change or its end: entries, trail and gate. */
@Injectable()
export class CallbackEffects {
  constructor(
    private readonly entries: CallbackEntriesRepository,
    private readonly spool: Spool,
    private readonly gate: Gate,
    private readonly audit: AuditService,
  ) {}

  /**
   * Holds the contact's entry until the promised moment and judges the person's others anew. Nothing may follow it in
   * the transaction: from its commit on, no call that comes too early passes the gate.
   */
  async promised(tx: Tx, { actor, verb, before, after, numbers, now }: Promised): Promise<AttemptPastGate[]> {
    await this.spool.reevaluate(tx, { personIds: [after.personId] });
    if (after.entryId !== null) await this.entries.hold(tx, after.entryId, after.dueAt, now);
    await this.noted(tx, actor, verb, { before, after });
    return this.gate.close(tx, { numbers, campaignIds: [after.campaignId] });
  }

  /** A change that touches no call. */
  async noted(
    tx: Tx,
    actor: Actor,
    verb: string,
    { before, after }: { readonly before: CallbackRow | null; readonly after: CallbackRow },
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action: `callback.${verb}`,
      objectType: 'callback',
      objectId: after.id,
      ...(before === null ? {} : { before: toAuditFacts(before) }),
      after: toAuditFacts(after),
    });
  }

  /** They will not happen: their entries go on without them. */
  async cancelled(
    tx: Tx,
    actor: Actor,
    rows: readonly CallbackRow[],
    reason: string,
    now: Date,
  ): Promise<void> {
    if (rows.length === 0) return;
    await this.entries.release(
      tx,
      rows.map(({ id }) => id),
      now,
    );
    await this.spool.reevaluate(tx, { personIds: [...new Set(rows.map(({ personId }) => personId))] });
    await this.audit.recordAll(
      tx,
      rows.map((row) => ({
        actor,
        action: 'callback.cancelled',
        objectType: 'callback',
        objectId: row.id,
        before: toAuditFacts(row),
        after: { state: 'cancelled', reason },
      })),
    );
  }
}
