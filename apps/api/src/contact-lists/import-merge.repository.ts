import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { PERSON, PERSON_JOINS } from './import-persons.repository.js';
import { type StageTable, UPDATED } from './import-stage.repository.js';

const CONTACTS = (stage: StageTable) => `
  insert into contact (id, list_id, import_id, person_id, external_id, name, time_zone, postal_code, priority, agent,
    fields, line_number, created_at)
  select row.contact_id, $1::uuid, $2::uuid, ${PERSON('row')}, row.external_id, row.name, row.time_zone,
    row.postal_code, row.priority, row.agent, row.fields, row.line, $3::timestamptz
  from ${stage} row ${PERSON_JOINS('row')}
  where row.reason is null
  order by row.contact_id`;

// In the order of the index that is largest and least forgiving.
const MAIN_NUMBERS = (stage: StageTable) => `
  insert into phone_number (contact_id, position, list_id, e164, kind, zones, zone_source, postal_evidence)
  select contact_id, 0, $1::uuid, e164, kind, zones, zone_source, postal_evidence
  from ${stage} where reason is null
  order by e164`;

const ALTERNATIVES = (stage: StageTable) => `
  insert into phone_number (contact_id, position, list_id, e164, kind, zones, zone_source, postal_evidence)
  select row.contact_id, other.position, $1::uuid, other.number ->> 'e164', other.number ->> 'kind',
    array(select jsonb_array_elements_text(other.number -> 'zones')), other.number ->> 'zoneSource',
    other.number ->> 'postalEvidence'
  from ${stage} row
  cross join lateral jsonb_array_elements(row.alternatives) with ordinality as other(number, position)
  where row.reason is null and row.alternatives is not null`;

// Of several rows for one contact the last says what it is to be. Numbers, zones and the owner's id stay: persons hang on
// them, and a nightly file must not move a person unseen.
const UPDATES = (stage: StageTable) => `
  update contact set name = coalesce(row.name, contact.name), fields = contact.fields || row.fields,
    priority = case when $1::boolean then row.priority else contact.priority end,
    agent = coalesce(row.agent, contact.agent)
  from (select distinct on (older_id) * from ${stage} where reason = '${UPDATED}' order by older_id, line desc) row
  where contact.id = row.older_id
  returning contact.person_id as "personId"`;

const RERANK = (stage: StageTable) => `
  update spool_entry entry set priority = contact.priority,
    rank = contact.priority::bigint * 4294967296 + contact.line_number
  from contact
  where entry.contact_id = contact.id and entry.priority <> contact.priority and entry.state <> 'done'
    and contact.id in (select older_id from ${stage} where reason = '${UPDATED}')`;

/** Turns the accepted rows of a stage into contacts and numbers. */
@Injectable()
export class ImportMergeRepository {
  /** Makes older contacts what their rows say; returns their persons, whose verdicts may be others now. */
  async updateContacts(client: pg.PoolClient, stage: StageTable, hasPriority: boolean): Promise<string[]> {
    const { rows } = await client.query<{ personId: string }>(UPDATES(stage), [hasPriority]);
    return [...new Set(rows.map((row) => row.personId))];
  }

  /** Puts the entries of contacts that rows have changed where their priority says. */
  async rerank(client: pg.PoolClient, stage: StageTable): Promise<void> {
    await client.query(RERANK(stage));
  }

  async insertContacts(
    client: pg.PoolClient,
    stage: StageTable,
    into: { listId: string; importId: string | null; at: Date },
  ): Promise<void> {
    await client.query(CONTACTS(stage), [into.listId, into.importId, into.at]);
    await this.insertNumbers(client, stage, into.listId);
  }

  async insertNumbers(client: pg.PoolClient, stage: StageTable, listId: string): Promise<void> {
    await client.query(MAIN_NUMBERS(stage), [listId]);
    await client.query(ALTERNATIVES(stage), [listId]);
  }
}
