import { Injectable } from '@nestjs/common';
import type { AuditObjectType, AuditQuery } from '@callspool/contracts';
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

/** An entry as it is read: with what its object is called now; null for one that is gone or has no name. */
export interface NamedAuditRow extends AuditRow {
  readonly objectName: string | null;
}

export type AuditFilter = Omit<AuditQuery, 'limit' | 'cursor'>;

const COLUMNS = `
  id, at, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", action,
  object_type as "objectType", object_id as "objectId", before, after, request_id as "requestId"`;

/** Objects with a name of their own, and where it stands. */
const NAMED: Readonly<Partial<Record<AuditObjectType, string>>> = {
  api_key: 'apikey',
  calling_hours: 'calling_hours',
  campaign: 'campaign',
  campaign_group: 'campaign_group',
  connection: 'connection',
  contact: 'contact',
  contact_list: 'contact_list',
  holiday_calendar: 'holiday_calendar',
  respool_rule_set: 'respool_rule_set',
  user: 'app_user',
};

// Looked up by primary key for the entries of one page, and only in the table of their kind.
const NAME_NOW = `case object_type ${Object.entries(NAMED)
  .map(([type, table]) => `when '${type}' then (select name from ${table} where id = object_id::uuid)`)
  .join(' ')} end`;

const INSERT = `
  insert into audit_entry
    (id, at, actor_kind, actor_id, actor_name, action, object_type, object_id, before, after, request_id)
  values ($1::uuid, $2::timestamptz, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text,
          $9::jsonb, $10::jsonb, $11::text)`;

const INSERT_ALL = `
  insert into audit_entry
    (id, at, actor_kind, actor_id, actor_name, action, object_type, object_id, before, after, request_id)
  select id, at, "actorKind", "actorId", "actorName", action, "objectType", "objectId", before, after, "requestId"
  from jsonb_to_recordset($1::jsonb) as entry(
    id uuid, at timestamptz, "actorKind" text, "actorId" text, "actorName" text, action text, "objectType" text,
    "objectId" text, before jsonb, after jsonb, "requestId" text)`;

@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** Newest first; the id is a UUIDv7, so its order is that of time. */
  async list(filter: AuditFilter, before: string | null, take: number): Promise<NamedAuditRow[]> {
    const { conditions, values } = conditionsOf(filter, before);
    const { rows } = await this.database.pool.query<NamedAuditRow>(
      `select ${COLUMNS}, ${NAME_NOW} as "objectName" from audit_entry ${conditions} order by id desc limit ${take}`,
      values,
    );
    return rows;
  }

  async insertAll(transaction: AnyTransaction, rows: readonly AuditRow[]): Promise<void> {
    await runInTransaction(transaction, INSERT_ALL, [JSON.stringify(rows)]);
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

/** `$` stands for the value, which may be named more than once. */
function conditionsOf(filter: AuditFilter, before: string | null): { conditions: string; values: unknown[] } {
  const { action, text } = filter;
  const isWholeName = action?.includes('.') ?? false;
  const wanted: [string, unknown][] = [
    ['id < $::uuid', before ?? undefined],
    ['object_type = $', filter.objectType],
    ['object_id = $', filter.objectId],
    ['actor_kind = $', filter.actorKind],
    ['actor_id = $', filter.actorId],
    ['request_id = $', filter.requestId],
    ['at >= $::timestamptz', filter.from],
    ['at < $::timestamptz', filter.to],
    ['action = $', isWholeName ? action : undefined],
    ['action like $', action === undefined || isWholeName ? undefined : `${asPattern(action)}.%`],
    [CONTAINS, text === undefined ? undefined : `%${asPattern(text)}%`],
  ];
  const asked = wanted.filter(([, value]) => value !== undefined);
  const conditions = asked.map(([condition], index) => condition.replaceAll('$', `$${index + 1}`));
  return {
    conditions: conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`,
    values: asked.map(([, value]) => value),
  };
}

const CONTAINS = `(actor_name ilike $ or action ilike $ or object_type ilike $ or object_id ilike $
  or before::text ilike $ or after::text ilike $)`;

/** Text for LIKE in which nothing has a meaning of its own. */
const asPattern = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
