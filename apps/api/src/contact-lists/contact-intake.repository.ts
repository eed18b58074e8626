import type { RowRejection } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { PERSON, PERSON_JOINS } from './import-persons.repository.js';
import type { StageTable } from './import-stage.repository.js';

/** What became of a staged row. */
export interface IntakeRow {
  readonly contactId: string | null;
  readonly line: number;
  /** Null: it is in the list. */
  readonly reason: RowRejection | null;
  readonly column: string | null;
  readonly message: string | null;
  readonly warnings: readonly { readonly column: string; readonly message: string }[] | null;
}

const OUTCOMES = (stage: StageTable) => `
  select contact_id as "contactId", line, reason, bad_column as "column", message, warnings
  from ${stage} order by line`;

const COUNT = `
  update contact_list set contacts_added = contacts_added + $2::int, updated_at = $3::timestamptz
  where id = $1::uuid`;

// The numbers and the id that it had keep it with the person it is: they stand in the stage while persons are united.
const KEEP_KEYS = (stage: StageTable) => `
  insert into ${stage} (contact_id, line, raw, e164, external_id)
  select contact_id, 0, '', e164, null from phone_number where contact_id = $1::uuid
  union all
  select id, 0, '', (select e164 from phone_number where contact_id = id and position = 0), external_id
  from contact where id = $1::uuid and external_id is not null`;
const DROP_KEPT = (stage: StageTable) => `delete from ${stage} where line = 0`;

const REPERSON = (stage: StageTable) => `
  update contact set person_id = found.person_id from (
    select row.contact_id, ${PERSON('row')} as person_id from ${stage} row ${PERSON_JOINS('row')} limit 1) found
  where contact.id = found.contact_id
  returning contact.person_id as "personId"`;

/** Statements of the intake that are no part of an import. */
@Injectable()
export class ContactIntakeRepository {
  async outcomes(client: pg.PoolClient, stage: StageTable): Promise<IntakeRow[]> {
    return (await client.query<IntakeRow>(OUTCOMES(stage))).rows;
  }

  /** Keeps the figure of what came and went besides imports. */
  async countAdded(client: pg.PoolClient, listId: string, count: number, at: Date): Promise<void> {
    await client.query(COUNT, [listId, count, at]);
  }

  async keepKeys(client: pg.PoolClient, stage: StageTable, contactId: string): Promise<void> {
    await client.query(KEEP_KEYS(stage), [contactId]);
  }

  async dropKeptKeys(client: pg.PoolClient, stage: StageTable): Promise<void> {
    await client.query(DROP_KEPT(stage));
  }

  /** Gives the one contact of the stage its person, after persons were united. */
  async giveItsPerson(client: pg.PoolClient, stage: StageTable): Promise<void> {
    await client.query(REPERSON(stage));
  }

  async removeNumbers(client: pg.PoolClient, contactId: string): Promise<void> {
    await client.query('delete from phone_number where contact_id = $1::uuid', [contactId]);
  }

  /** Rejects the staged row when another contact of its list has its main number. */
  async findDuplicate(client: pg.PoolClient, of: { listId: string; contactId: string; e164: string }) {
    const { rows } = await client.query<{ contactId: string }>(
      `select contact_id as "contactId" from phone_number
       where list_id = $1::uuid and position = 0 and e164 = $2 and contact_id <> $3::uuid`,
      [of.listId, of.e164, of.contactId],
    );
    return rows[0] ?? null;
  }

  /** How long the caller's transaction waits for a lock; 0: as long as it takes. */
  async limitWaiting(client: pg.PoolClient, ms: number): Promise<void> {
    await client.query(`set local lock_timeout = ${Math.round(ms)}`);
  }
}
