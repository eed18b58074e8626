import type { ImportDedupe } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { AttemptPastGate } from '../gate/gate.service.js';
import type { StageTable } from './import-stage.repository.js';

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

const held = (rows: string) => `select count(*) from (${rows}) held`;
const LOCK_CONTACTS = held(`
  select 1 from contact where id in (select id from leaving_contact) order by id for update`);
// Whoever settles an attempt takes it before its entry, so that is the order here too.
const LOCK_ATTEMPTS = held(`
  select 1 from attempt join open_attempt open on open.attempt_id = attempt.id
  where attempt.contact_id in (select id from leaving_contact) and attempt.state = 'RESERVED'
  order by attempt.id for update of attempt`);
const LOCK_ENTRIES = held(`
  select 1 from spool_entry where contact_id in (select id from leaving_contact) order by id for update`);

// Never sent, and under the closed gate nobody sends it now.
const RELEASE = `
  with released as (
    update attempt set state = 'RELEASED', closed_at = $1::timestamptz, error = 'CONTACT_REMOVED'
    from open_attempt open
    where open.attempt_id = attempt.id and attempt.state = 'RESERVED'
      and attempt.contact_id in (select id from leaving_contact)
    returning attempt.id)
  delete from open_attempt using released where open_attempt.attempt_id = released.id`;

const PAST_GATE = `
  select attempt.id as "attemptId", attempt.campaign_id as "campaignId", attempt.number,
    attempt.state::text as state, attempt.sending_at as "sentAt"
  from open_attempt open join attempt on attempt.id = open.attempt_id
  where attempt.contact_id in (select id from leaving_contact)
    and attempt.state in ('SENDING', 'ACCEPTED', 'IN_DOUBT', 'OBSERVED')
  order by attempt.id`;

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

  /** Takes their entries from the dispatcher, under the closed gate. Returns what is past it. */
  async stopWork(client: pg.PoolClient, at: Date): Promise<AttemptPastGate[]> {
    await client.query(LOCK_ATTEMPTS);
    await client.query(LOCK_ENTRIES);
    await client.query(RELEASE, [at]);
    return (await client.query<AttemptPastGate>(PAST_GATE)).rows;
  }

  /** With their numbers, entries and promises; attempts and call records stay. */
  async remove(client: pg.PoolClient, listId: string): Promise<void> {
    for (const table of ['spool_entry', 'phone_number']) {
      await client.query(`delete from ${table} where contact_id in (select id from leaving_contact)`);
    }
    await client.query('delete from contact where id in (select id from leaving_contact)');
    // What was counted before is not so any more.
    await client.query('delete from contact_list_summary where list_id = $1', [listId]);
  }
}
