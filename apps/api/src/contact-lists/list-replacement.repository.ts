import type { ImportDedupe } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { StageTable } from './import-stage.repository.js';
import type { WorkRow } from './leaving-work.repository.js';

// By the owner's id, a contact or a row without one is known by its number.
const BY_NUMBER = (stage: StageTable) => `
  select number.contact_id from phone_number number
  join ${stage} row on row.e164 = number.e164
  join contact older on older.id = number.contact_id
  where number.list_id = $1::uuid and number.position = 0 and (older.external_id is null or row.external_id is null)`;

// Rows that were rejected for something else than their number name a contact too: whoever is in the file stays.
const NAMED: Readonly<Record<ImportDedupe['by'], (stage: StageTable) => string>> = {
  number: (stage) => `
    select number.contact_id from phone_number number join ${stage} row on row.e164 = number.e164
    where number.list_id = $1::uuid and number.position = 0`,
  any_number: (stage) => `
    select number.contact_id from phone_number number
    join (select e164 from ${stage} where e164 is not null
      union all
      select other ->> 'e164' from ${stage} cross join lateral jsonb_array_elements(alternatives) as other
      where alternatives is not null) row on row.e164 = number.e164
    where number.list_id = $1::uuid`,
  external_id: (stage) => `
    select older.id as contact_id from contact older join ${stage} row on row.external_id = older.external_id
    where older.list_id = $1::uuid
    union all
    ${BY_NUMBER(stage)}`,
};

const LEAVING = (stage: StageTable, by: ImportDedupe['by']) => `
  create temp table leaving_contact on commit drop as
  with named as (
    ${NAMED[by](stage)}
    union all
    select older_id from ${stage} where older_id is not null)
  select contact.id from contact
  where contact.list_id = $1::uuid and contact.import_id is distinct from $2::uuid
    and not exists (select 1 from named where named.contact_id = contact.id)`;

const LOCK_CONTACTS = `
  select count(*) from (
    select 1 from contact where id in (select id from leaving_contact) order by id for update) held`;

/** The work of those that leave, whatever row it is. */
export const OF_LEAVING: WorkRow = (row) => `${row}.contact_id in (select id from leaving_contact)`;

/** What a list loses when a file takes its place; every statement is of the caller's transaction. */
@Injectable()
export class ListReplacementRepository {
  /**
   * Leaves in the temporary table `leaving_contact` which contacts of the list the stage does not name, and holds them
   * against whoever changes or removes one. Returns how many they are.
   */
  async findLeaving(
    client: pg.PoolClient,
    stage: StageTable,
    of: { readonly listId: string; readonly importId: string; readonly by: ImportDedupe['by'] },
  ): Promise<number> {
    const { rowCount } = await client.query(LEAVING(stage, of.by), [of.listId, of.importId]);
    await client.query('create unique index on leaving_contact (id)');
    await client.query('analyze leaving_contact');
    await client.query(LOCK_CONTACTS);
    return rowCount ?? 0;
  }

  /** With their numbers and promises; attempts and call records stay. */
  async remove(client: pg.PoolClient, listId: string): Promise<void> {
    await client.query('delete from phone_number where contact_id in (select id from leaving_contact)');
    await client.query('delete from contact where id in (select id from leaving_contact)');
    // What was counted before is not so any more.
    await client.query('delete from contact_list_summary where list_id = $1', [listId]);
  }
}
