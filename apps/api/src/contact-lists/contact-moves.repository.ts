import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { type StageTable, UPDATED } from './import-stage.repository.js';
import type { WorkRow } from './leaving-work.repository.js';

// Of several rows for one contact the last says what it is to be, and where in the list it stands.
const MOVING = (stage: StageTable) => `
  create temp table moving_contact on commit drop as
  select distinct on (older.id) older.id, older.list_id as from_list, $1::uuid as to_list, row.line
  from ${stage} row join contact older on older.id = row.older_id
  where row.reason = '${UPDATED}' and older.list_id <> $1::uuid
  order by older.id, row.line desc`;

/** The work for moving contacts of campaigns that do not work the list to which they move. */
export const OF_MOVING: WorkRow = (row) => `exists (
  select 1 from moving_contact moving
  where moving.id = ${row}.contact_id and not exists (
    select 1 from campaign_list link
    where link.campaign_id = ${row}.campaign_id and link.list_id = moving.to_list))`;

const MOVED = 'The contact has moved to another list.';
const CANCEL = `
  update callback set state = 'cancelled', cancel_reason = $2::text,
    settled_at = $1::timestamptz, settled_by = 'Callspool', updated_at = $1::timestamptz, version = version + 1
  where callback.state = 'open' and ${OF_MOVING('callback')}`;

const MOVE_CONTACTS = `
  update contact set list_id = moving.to_list, import_id = $1::uuid, line_number = moving.line
  from moving_contact moving where contact.id = moving.id`;

// Only numbers whose zone nothing stronger decided follow the default of the list.
const MOVE_NUMBERS = `
  update phone_number number set list_id = moving.to_list,
    zones = case when number.zone_source not in ('unknown', 'list_default') then number.zones
      when list.default_time_zone is null then '{}'::text[] else array[list.default_time_zone] end,
    zone_source = case when number.zone_source not in ('unknown', 'list_default') then number.zone_source
      when list.default_time_zone is null then 'unknown' else 'list_default' end
  from moving_contact moving join contact_list list on list.id = moving.to_list
  where number.contact_id = moving.id`;

const COUNT = `
  update contact_list list set contacts_added = list.contacts_added + moved.count, updated_at = $1::timestamptz
  from (
    select id, sum(count)::int as count from (
      select from_list as id, -count(*) as count from moving_contact group by from_list
      union all
      select to_list, count(*) from moving_contact group by to_list) side
    group by id) moved
  where list.id = moved.id`;

// What was counted before is not so any more.
const FORGET_SUMMARIES = `
  delete from contact_list_summary
  where list_id in (select from_list from moving_contact union select to_list from moving_contact)`;

/** Moves older contacts into the list of an import; every statement is of the caller's transaction. */
@Injectable()
export class ContactMovesRepository {
  /** Leaves in the temporary table `moving_contact` which older contacts are in other lists. Returns how many they are. */
  async findMoving(client: pg.PoolClient, stage: StageTable, listId: string): Promise<number> {
    const { rowCount } = await client.query(MOVING(stage), [listId]);
    await client.query('create unique index on moving_contact (id)');
    await client.query('analyze moving_contact');
    return rowCount ?? 0;
  }

  /** With their numbers; promises of campaigns that no longer have them are cancelled. */
  async move(client: pg.PoolClient, importId: string, at: Date): Promise<void> {
    await client.query(CANCEL, [at, MOVED]);
    // A list before its numbers, as whoever changes its zone takes them.
    await client.query(COUNT, [at]);
    await client.query(MOVE_CONTACTS, [importId]);
    await client.query(MOVE_NUMBERS);
    await client.query(FORGET_SUMMARIES);
  }
}
