import { Injectable } from '@nestjs/common';
import {
  ADMIN_AUDIT_OBJECTS,
  type AuditEntryView,
  type AuditObjectType,
  type AuditQuery,
  may,
  type ObjectAuditQuery,
  type Page,
} from '@callspool/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { requestContext } from '../common/logging/request-context.js';
import type { AnyTransaction } from '../database/statement.js';
import { toAuditEntryView } from './audit.mapper.js';
import { AuditRepository, type AuditRow } from './audit.repository.js';
import { withoutSecrets } from './without-secrets.js';

export interface AuditRecord {
  readonly actor: Actor;
  /** What was done, as `campaign.paused`. */
  readonly action: string;
  readonly objectType: AuditObjectType;
  readonly objectId: string;
  /** The parts that changed, as they were and as they are; secrets are taken out here as a second line of defence. */
  readonly before?: unknown;
  readonly after?: unknown;
}

@Injectable()
export class AuditService {
  constructor(
    private readonly entries: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** Writes the entry in the transaction of the change, so that neither exists without the other. */
  async record(transaction: AnyTransaction, entry: AuditRecord): Promise<void> {
    await this.entries.insert(transaction, this.toRow(entry));
  }

  /** The same for many changes that happen together, in one statement. */
  async recordAll(transaction: AnyTransaction, entries: readonly AuditRecord[]): Promise<void> {
    if (entries.length === 0) return;
    await this.entries.insertAll(
      transaction,
      entries.map((entry) => this.toRow(entry)),
    );
  }

  /** The entries, newest first. */
  async list({ limit, cursor, ...filter }: AuditQuery): Promise<Page<AuditEntryView>> {
    const rows = await this.entries.list(filter, decodeIdCursor(cursor), limit + 1);
    const page = toPage(rows, limit, (row) => [row.id]);
    return { items: page.items.map(toAuditEntryView), nextCursor: page.nextCursor };
  }

  /**
   * The history of one object, newest first.
   * @throws AppError `auth.forbidden` for people and keys, unless an administrator asks.
   */
  async listOfObject(actor: Actor, query: ObjectAuditQuery): Promise<Page<AuditEntryView>> {
    if (ADMIN_AUDIT_OBJECTS.includes(query.objectType) && !may(actor.role, 'audit.read')) {
      throw new AppError('auth.forbidden', `The role ${actor.role} may not see the history of this.`);
    }
    return this.list(query);
  }

  private toRow(entry: AuditRecord): AuditRow {
    return {
      id: uuidv7(),
      at: this.clock.now(),
      actorKind: entry.actor.kind,
      actorId: entry.actor.id,
      actorName: entry.actor.name,
      action: entry.action,
      objectType: entry.objectType,
      objectId: entry.objectId,
      before: withoutSecrets(entry.before),
      after: withoutSecrets(entry.after),
      requestId: requestContext.requestId(),
    };
  }
}
