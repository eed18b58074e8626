import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { PERSON, PERSON_JOINS } from './import-persons.repository.js';
import type { StageTable } from './import-stage.repository.js';

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

/** Turns the accepted rows of a stage into contacts and numbers. */
@Injectable()
export class ImportMergeRepository {
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
