import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface ContactNumberRow {
  readonly position: number;
  readonly number: string;
  readonly kind: string | null;
  readonly zones: string[];
  readonly zoneSource: string;
  readonly postalEvidence: string | null;
}

export interface ContactRow {
  readonly id: string;
  readonly listId: string;
  readonly importId: string | null;
  readonly personId: string;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly timeZone: string | null;
  readonly postalCode: string | null;
  readonly priority: number;
  readonly agent: string | null;
  readonly fields: Record<string, string>;
  readonly line: number;
  readonly createdAt: Date;
  readonly numbers: ContactNumberRow[];
}

export interface ContactFilter {
  readonly listId: string | null;
  readonly e164: string | null;
  readonly externalId: string | null;
  readonly after: string | null;
  readonly take: number;
}

const SELECT = `
  select contact.id, contact.list_id as "listId", contact.import_id as "importId", contact.person_id as "personId",
    contact.external_id as "externalId", contact.name, contact.time_zone as "timeZone", contact.postal_code as "postalCode",
    contact.priority, contact.agent, contact.fields, contact.line_number as line, contact.created_at as "createdAt", numbers.numbers
  from contact
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('position', position, 'number', e164, 'kind', kind, 'zones', zones,
      'zoneSource', zone_source, 'postalEvidence', postal_evidence) order by position), '[]') as numbers
    from phone_number where contact_id = contact.id) numbers`;

const IN_LIST = 'contact.list_id = $1::uuid';
const WITH_NUMBER = 'contact.id in (select contact_id from phone_number where e164 = $2::text)';
const WITH_EXTERNAL_ID = 'contact.external_id = $3::text';

@Injectable()
export class ContactsRepository {
  constructor(private readonly database: Database) {}

  async list(filter: ContactFilter): Promise<ContactRow[]> {
    // Each condition only when it is asked for, so that its index is used.
    const conditions = [
      filter.listId === null ? '$1::uuid is null' : IN_LIST,
      filter.e164 === null ? '$2::text is null' : WITH_NUMBER,
      filter.externalId === null ? '$3::text is null' : WITH_EXTERNAL_ID,
      filter.after === null ? '$4::uuid is null' : 'contact.id > $4::uuid',
    ];
    const { rows } = await this.database.pool.query<ContactRow>(
      `${SELECT} where ${conditions.join(' and ')} order by contact.id limit $5::int`,
      [filter.listId, filter.e164, filter.externalId, filter.after, filter.take],
    );
    return rows;
  }

  async find(id: string): Promise<ContactRow | null> {
    const { rows } = await this.database.pool.query<ContactRow>(`${SELECT} where contact.id = $1`, [id]);
    return rows[0] ?? null;
  }
}
