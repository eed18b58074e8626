import { Injectable } from '@nestjs/common';
import type { SearchAnswer } from '@callspool/contracts';
import { BY_LANGUAGE } from '../database/by-language.js';
import { Database } from '../database/database.service.js';

type Campaign = SearchAnswer['campaigns'][number];
type List = SearchAnswer['lists'][number];
type Contact = SearchAnswer['contacts'][number];

const NAME = `lower(name ${BY_LANGUAGE})`;
const PLACE = `position(lower($1::text ${BY_LANGUAGE}) in ${NAME})`;

// What begins with it comes before what merely holds it, and what is put away comes last.
const CAMPAIGNS = `
  select id, name, state::text as state from campaign
  where ${PLACE} > 0
  order by state = 'archived', ${PLACE} > 1, ${NAME}, id limit $2`;
const LISTS = `
  select id, name, archived_at is not null as "isArchived" from contact_list
  where ${PLACE} > 0
  order by archived_at is not null, ${PLACE} > 1, ${NAME}, id limit $2`;

const CONTACT = `contact.id, contact.name, contact.external_id as "externalId"`;
const LIST = `list.id as "listId", list.name as "listName"`;

const BY_NUMBER = `
  select ${CONTACT}, found.number, ${LIST}
  from (
    select distinct on (contact_id) contact_id, e164 as number from phone_number
    where e164 = any($1::text[]) order by contact_id desc limit $2) found
  join contact on contact.id = found.contact_id
  join contact_list list on list.id = contact.list_id
  order by contact.id desc`;

// List by list: an external id belongs to its list, and so does its index.
const BY_EXTERNAL_ID = `
  select ${CONTACT}, (select e164 from phone_number where contact_id = contact.id order by position limit 1) as number, ${LIST}
  from contact_list list
  cross join lateral (
    select * from contact where list_id = list.id and external_id = $1 order by id desc limit $2) contact
  order by contact.id desc limit $2`;

const COUNTRIES = 'select distinct default_country as country from contact_list where archived_at is null';

@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  async campaigns(text: string, take: number): Promise<Campaign[]> {
    return (await this.database.pool.query<Campaign>(CAMPAIGNS, [text, take])).rows;
  }

  async lists(text: string, take: number): Promise<List[]> {
    return (await this.database.pool.query<List>(LISTS, [text, take])).rows;
  }

  async contactsByNumber(numbers: readonly string[], take: number): Promise<Contact[]> {
    return (await this.database.pool.query<Contact>(BY_NUMBER, [numbers, take])).rows;
  }

  async contactsByExternalId(externalId: string, take: number): Promise<Contact[]> {
    return (await this.database.pool.query<Contact>(BY_EXTERNAL_ID, [externalId, take])).rows;
  }

  /** The countries by which the lists in use read a number without a country code. */
  async countries(): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ country: string }>(COUNTRIES);
    return rows.map(({ country }) => country);
  }
}
