import { Injectable } from '@nestjs/common';
import type pg from 'pg';

/** By which a person is named: one of their contacts, or a number in E.164. */
export type Who = { readonly contactId: string } | { readonly number: string };

/** No person, and no contact: what was theirs belongs to nobody. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What makes the person behind a contact, gathered before it goes. */
export interface Person {
  readonly personId: string;
  readonly mainNumber: string | null;
  readonly contactIds: readonly string[];
  /** Contacts that were taken out of their lists before. */
  readonly formerIds: readonly string[];
  readonly listIds: readonly string[];
  readonly names: readonly string[];
  /** In E.164. */
  readonly numbers: readonly string[];
  /** As vendors were asked to dial them. */
  readonly dialedAs: readonly string[];
  readonly attemptIds: readonly string[];
}

const BY_CONTACT = `
  select contact.person_id, (select e164 from phone_number where contact_id = contact.id and position = 0) as main
  from contact where contact.id = $1::uuid`;
// A person whose contacts were removed still has attempts; one who only ever called has records.
const BY_NUMBER = `
  select coalesce(
    (select person_id from person_key where key = 'n:' || $1::text),
    (select person_id from attempt where number = $1::text and person_id is not null order by id desc limit 1),
    '${NOBODY}'::uuid) as person_id, $1::text as main`;

const FIND = (me: string): string => `
  with me as (${me}),
  theirs as (select contact.* from contact join me using (person_id)),
  numbers as (
    select main as number from me where main is not null
    union select e164 from phone_number where contact_id in (select id from theirs)
    union select substr(key, 3) from person_key join me using (person_id) where key like 'n:%'
    union select number from attempt join me using (person_id)),
  tried as (
    select id, dialed_as, contact_id from attempt where person_id = (select person_id from me)
    union select id, dialed_as, contact_id from attempt where number in (select number from numbers))
  select me.person_id as "personId", me.main as "mainNumber",
    array(select id from theirs order by id) as "contactIds",
    array(select distinct contact_id from tried where contact_id is not null
      and not exists (select 1 from contact where id = tried.contact_id)) as "formerIds",
    array(select distinct list_id from theirs) as "listIds",
    array(select distinct name from theirs where name is not null) as names,
    array(select number from numbers where number like '+%') as numbers,
    array(select distinct dialed_as from tried where dialed_as <> '') as "dialedAs",
    array(select id from tried order by id) as "attemptIds"
  from me`;

const IDS_OF_RECORDS = `
  select id from call_record where attempt_id = any($1::uuid[])
  union select id from call_record where attempt_id is null and destination = any($2::text[])
  union select id from call_record where attempt_id is null and source = any($2::text[])`;

// Whatever stands in these is about the person; the columns go out as they are.
const DATA = {
  contacts: `select contact.*, list.name as list from contact join contact_list list on list.id = list_id where contact.id = any($3::uuid[]) order by contact.id`,
  numbers: `select * from phone_number where contact_id = any($3::uuid[]) order by contact_id, position`,
  entries: `select entry.*, campaign.name as campaign from spool_entry entry join campaign on campaign.id = campaign_id where contact_id = any($3::uuid[]) order by entry.id`,
  attempts: `select attempt.*, campaign.name as campaign, concat_ws(' / ', d.l1, nullif(d.l2, ''), nullif(d.l3, '')) as disposition
    from attempt join campaign on campaign.id = campaign_id left join disposition d on d.id = attempt.disposition_id
    where attempt.id = any($1::uuid[]) order by attempt.id`,
  callRecords: `select record.*, connection.name as connection from call_record record join connection on connection.id = connection_id
    where record.id in (${IDS_OF_RECORDS}) order by record.id`,
  callbacks: `select callback.*, campaign.name as campaign from callback join campaign on campaign.id = campaign_id where contact_id = any($3::uuid[]) order by callback.id`,
  doNotCall: `select * from dnc_entry where match = 'number' and '+' || value = any($4::text[]) order by id`,
  vendorEvents: `select * from vendor_event where attempt_id = any($1::uuid[]) order by id`,
  audit: `select * from audit_entry where (object_type = 'contact' and object_id = any($3::text[]))
    or before::text ~ $5 or after::text ~ $5 order by id`,
} as const;
export type PersonTable = keyof typeof DATA;

/** Reads everything about one person; every statement is of the caller's transaction. */
@Injectable()
export class PersonRepository {
  /** Null: there is no such contact. A number always gives a person, perhaps one of whom nothing is known. */
  async find(client: pg.PoolClient, who: Who): Promise<Person | null> {
    const sql = 'contactId' in who ? FIND(BY_CONTACT) : FIND(BY_NUMBER);
    const value = 'contactId' in who ? who.contactId : who.number;
    return (await client.query<Person>(sql, [value])).rows[0] ?? null;
  }

  /** All rows of each table that are about the person. */
  async data(
    client: pg.PoolClient,
    person: Person,
    spellings: readonly string[],
  ): Promise<Record<PersonTable, Record<string, unknown>[]>> {
    const all = [person.attemptIds, spellings, person.contactIds, person.numbers, digitsPattern(spellings)];
    const found = {} as Record<PersonTable, Record<string, unknown>[]>;
    for (const [table, sql] of Object.entries(DATA) as [PersonTable, string][]) {
      // Each statement takes only the values that it names.
      const used = [...new Set(sql.match(/\$\d/g))].sort();
      const text = used.reduce((made, place, index) => made.replaceAll(place, `\u0000${index + 1}`), sql);
      const values = used.map((place) => all[Number(place.slice(1)) - 1]);
      found[table] = (
        await client.query<Record<string, unknown>>(text.replaceAll('\u0000', '$'), values)
      ).rows;
    }
    return found;
  }
}

/** One of these numbers, and not a part of a longer one. */
export const digitsPattern = (spellings: readonly string[]): string =>
  `(^|[^0-9])(${[...new Set(spellings.map((spelling) => spelling.replace(/\D/g, '')))].filter((digits) => digits.length >= 5).join('|') || 'none'})([^0-9]|$)`;
