import { Injectable } from '@nestjs/common';
import type { AuditEntryView, AuditQuery, Page } from '@callspool/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { requestContext } from '../common/logging/request-context.js';
import type { AnyTransaction } from '../database/statement.js';
import { toAuditEntryView } from './audit.mapper.js';
import { AuditRepository } from './audit.repository.js';
import { withoutSecrets } from './without-secrets.js';

export interface AuditRecord {
  readonly actor: Actor;
  /** What was done, as `campaign.paused`. */
  readonly action: string;
  readonly objectType: string;
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
    await this.entries.insert(transaction, {
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
    });
  }

  /** The entries, newest first. */
  async list(query: AuditQuery): Promise<Page<AuditEntryView>> {
    const [before] = decodeCursor(query.cursor, 1) ?? [null];
    const rows = await this.entries.list(query, before == null ? null : String(before), query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: page.items.map(toAuditEntryView), nextCursor: page.nextCursor };
  }
}
