import type { CampaignState, SpoolState } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { withExternalId } from './contact-search.repository.js';

export interface ContactNumberRow {
  readonly position: number;
  readonly number: string;
  readonly kind: string | null;
  readonly zones: string[];
  readonly zoneSource: string;
  readonly postalEvidence: string | null;
}

/** A moment as JSON made by PostgreSQL writes it: with an offset. */
type JsonMoment = string;

export interface ContactEntryRow {
  readonly entryId: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly campaignState: CampaignState;
  readonly state: SpoolState;
  readonly blocks: string[];
  readonly eligibleAt: JsonMoment | null;
  readonly evaluatedAt: JsonMoment | null;
  readonly tries: number;
  readonly lastResult: string | null;
  readonly doneReason: string | null;
}

export interface ContactRow {
  readonly id: string;
  readonly listId: string;
  readonly listName: string;
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
  readonly version: number;
  readonly numbers: ContactNumberRow[];
  readonly entries: ContactEntryRow[];
}

export interface ContactFilter {
  readonly listId: string | null;
  readonly e164: string | null;
  readonly externalId: string | null;
  readonly after: string | null;
  readonly take: number;
}

/** Entries told beside a contact: those in campaigns that are not over first. */
const MOST_ENTRIES = 10;

const SELECT = `
  select contact.id, contact.list_id as "listId", list.name as "listName", contact.import_id as "importId",
    contact.person_id as "personId", contact.external_id as "externalId", contact.name, contact.time_zone as "timeZone",
    contact.postal_code as "postalCode", contact.priority, contact.agent, contact.fields, contact.line_number as line,
    contact.created_at as "createdAt", contact.version, numbers.numbers, entries.entries
  from contact
  join contact_list list on list.id = contact.list_id
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('position', position, 'number', e164, 'kind', kind, 'zones', zones,
      'zoneSource', zone_source, 'postalEvidence', postal_evidence) order by position), '[]') as numbers
    from phone_number where contact_id = contact.id) numbers
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('entryId', id, 'campaignId', campaign_id, 'campaignName', name,
      'campaignState', campaign_state, 'state', state, 'blocks', blocks, 'eligibleAt', eligible_at,
      'evaluatedAt', evaluated_at, 'tries', tries, 'lastResult', last_result, 'doneReason', done_reason)
      order by is_over, id desc), '[]') as entries
    from (
      select entry.*, campaign.name, campaign.state as campaign_state,
        campaign.state in ('finished', 'archived') as is_over
      from spool_entry entry join campaign on campaign.id = entry.campaign_id
      where entry.contact_id = contact.id
      order by is_over, entry.id desc limit ${MOST_ENTRIES}) shown) entries`;

const IN_LIST = 'contact.list_id = $1::uuid';
const WITH_NUMBER = 'contact.id in (select contact_id from phone_number where e164 = $2::text)';
const WITH_EXTERNAL_ID = `contact.id in (${withExternalId({ list: '$1', externalId: '$3' })})`;

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

  async listByIds(ids: readonly string[]): Promise<ContactRow[]> {
    const { rows } = await this.database.pool.query<ContactRow>(
      `${SELECT} where contact.id = any($1::uuid[]) order by contact.id`,
      [ids],
    );
    return rows;
  }

  async find(id: string): Promise<ContactRow | null> {
    const { rows } = await this.database.pool.query<ContactRow>(`${SELECT} where contact.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** Other contacts of the same person. */
  async listOfPerson(
    contact: { id: string; personId: string },
    after: string | null,
    take: number,
  ): Promise<ContactRow[]> {
    const { rows } = await this.database.pool.query<ContactRow>(
      `${SELECT} where contact.person_id = $1 and contact.id <> $2 and ($3::uuid is null or contact.id > $3::uuid)
       order by contact.id limit $4`,
      [contact.personId, contact.id, after, take],
    );
    return rows;
  }
}
