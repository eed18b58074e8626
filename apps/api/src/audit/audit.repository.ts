import type { Prisma } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string | null;
}

export interface AuditFilter {
  readonly objectType?: string | undefined;
  readonly objectId?: string | undefined;
}

const INSERT = `
  insert into audit_entry
    (id, at, actor_kind, actor_id, actor_name, action, object_type, object_id, before, after, request_id)
  values ($1::uuid, $2::timestamptz, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text,
          $9::jsonb, $10::jsonb, $11::text)`;

@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** Newest first; the id is a UUIDv7, so its order is that of time. */
  async list(filter: AuditFilter, before: string | null, take: number): Promise<AuditRow[]> {
    const where: Prisma.AuditEntryWhereInput = {
      ...(filter.objectType === undefined ? {} : { objectType: filter.objectType }),
      ...(filter.objectId === undefined ? {} : { objectId: filter.objectId }),
      ...(before === null ? {} : { id: { lt: before } }),
    };
    return this.database.prisma.auditEntry.findMany({ where, orderBy: { id: 'desc' }, take });
  }

  async insert(transaction: AnyTransaction, row: AuditRow): Promise<void> {
    await runInTransaction(transaction, INSERT, [
      row.id,
      row.at,
      row.actorKind,
      row.actorId,
      row.actorName,
      row.action,
      row.objectType,
      row.objectId,
      toJson(row.before),
      toJson(row.after),
      row.requestId,
    ]);
  }
}

const toJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
