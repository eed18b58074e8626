import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Database } from '../database/database.service.js';
import { ERASED } from './erased-marks.js';
import { digitsPattern, NOBODY, type Person } from './person.repository.js';

const OPEN = `
  select attempt.id as "attemptId", attempt.state::text as state from attempt join open_attempt o on o.attempt_id = attempt.id
  where attempt.id = any($1::uuid[]) and attempt.state <> 'RESERVED' order by attempt.id`;

const RECORDS = `
  select id, connection_id as "connectionId", vendor_key as "vendorKey" from call_record where attempt_id = any($1::uuid[])
  union select id, connection_id, vendor_key from call_record where attempt_id is null and destination = any($2::text[])
  union select id, connection_id, vendor_key from call_record where attempt_id is null and source = any($2::text[])`;

const FORGET_KEYS = `
  delete from call_record_key key using call_record record
  where record.id = any($1::uuid[]) and key.connection_id = record.connection_id and key.vendor_key = record.vendor_key`;
// What a campaign's figures need stays: when, how long, with what result.
const BLANK_RECORDS = `
  update call_record set vendor_key = '${ERASED}:' || id, source = '${ERASED}', destination = '${ERASED}', number = null,
    correlation_id = null, guid = null, has_recording = false, raw = '{}'
  where id = any($1::uuid[])`;
const BLANK_ATTEMPTS = `
  update attempt set number = '${ERASED}', dialed_as = '${ERASED}', contact_id = '${NOBODY}', person_id = null, entry_id = null,
    vendor_ref = null, evidence = null, error = null, digits = null
  where id = any($1::uuid[])`;

/** Texts in which people may have been named: the numbers in them become 0, whole names become "erased". */
const TEXTS: readonly (readonly [table: string, column: string, type: 'jsonb' | 'text'])[] = [
  ['audit_entry', 'before', 'jsonb'],
  ['audit_entry', 'after', 'jsonb'],
  ['vendor_event', 'payload', 'jsonb'],
  ['vendor_event', 'event_key', 'text'],
  ['drift', 'sample', 'text'],
  ['list_import', 'report', 'jsonb'],
  ['list_dry_run', 'report', 'jsonb'],
  ['contact_filter', 'filter', 'jsonb'],
  ['contact_filter', 'name', 'text'],
  ['export_job', 'query', 'jsonb'],
];

/** A key of events is unique among those of its connection, so it is put out of sight by its own id. */
const BLANK_OF: Readonly<Record<string, string>> = { event_key: `'${ERASED}:' || id` };

@Injectable()
export class EraseRepository {
  constructor(private readonly database: Database) {}

  async open(client: pg.PoolClient, attemptIds: readonly string[]) {
    return (await client.query<{ attemptId: string; state: string }>(OPEN, [attemptIds])).rows;
  }

  async records(client: pg.PoolClient, attemptIds: readonly string[], spellings: readonly string[]) {
    type Row = { id: string; connectionId: string; vendorKey: string };
    return (await client.query<Row>(RECORDS, [attemptIds, spellings])).rows;
  }

  async blankRecords(client: pg.PoolClient, ids: readonly string[]): Promise<number> {
    await client.query(FORGET_KEYS, [ids]);
    return changed(await client.query(BLANK_RECORDS, [ids]));
  }

  async blankAttempts(client: pg.PoolClient, ids: readonly string[]): Promise<number> {
    await client.query(`update recall_receipt set message = '' where attempt_id = any($1::uuid[])`, [ids]);
    await client.query(`update vendor_event set payload = '{}' where attempt_id = any($1::uuid[])`, [ids]);
    return changed(await client.query(BLANK_ATTEMPTS, [ids]));
  }

  async blankExtraDials(client: pg.PoolClient, person: Person): Promise<number> {
    const sql = `update extra_dial set number = '${ERASED}', person_id = null
      where person_id = $1::uuid or number = any($2::text[])`;
    return changed(await client.query(sql, [person.personId, person.numbers]));
  }

  async countEntries(client: pg.PoolClient, contactIds: readonly string[]) {
    const sql = `select (select count(*)::int from spool_entry where contact_id = any($1::uuid[])) as entries,
      (select count(*)::int from callback where contact_id = any($1::uuid[])) as callbacks,
      (select count(*)::int from phone_number where contact_id = any($1::uuid[])) as numbers`;
    const { rows } = await client.query<{ entries: number; callbacks: number; numbers: number }>(sql, [
      contactIds,
    ]);
    return rows[0]!;
  }

  /** With their numbers, entries and promises; their lists count them no more. */
  async removeContacts(
    client: pg.PoolClient,
    person: Person,
    spellings: readonly string[],
    at: Date,
  ): Promise<number> {
    const pattern = digitsPattern(spellings);
    // What was said of the contacts themselves goes whole, also of those that were removed before.
    await client.query(
      `update audit_entry set before = null, after = null
       where (object_type = 'contact' and (object_id = any($1::text[]) or object_id in (
           select object_id from audit_entry where object_type = 'contact' and (before::text ~ $3 or after::text ~ $3))))
         or (object_type = 'callback' and object_id in (select id::text from callback where contact_id = any($2::uuid[])))`,
      [[...person.contactIds, ...person.formerIds], person.contactIds, pattern],
    );
    await client.query(
      `update contact_list set contacts_added = contacts_added - gone.count, updated_at = $2::timestamptz
       from (select list_id, count(*)::int as count from contact where id = any($1::uuid[]) group by list_id) gone
       where contact_list.id = gone.list_id`,
      [person.contactIds, at],
    );
    const removed = changed(
      await client.query('delete from contact where id = any($1::uuid[])', [person.contactIds]),
    );
    await client.query('delete from person_key where person_id = $1::uuid', [person.personId]);
    return removed;
  }

  /** Takes numbers and names out of texts that are about other things. Returns how many were changed. */
  async scrubTexts(
    client: pg.PoolClient,
    names: readonly string[],
    spellings: readonly string[],
  ): Promise<number> {
    const pattern = digitsPattern(spellings);
    let count = 0;
    for (const [table, column, type] of TEXTS) {
      const text = `${column}::text`;
      const blank = BLANK_OF[column] ?? REPLACED(text);
      const sql = `update ${table} set ${column} = (${blank})::${type}
        where ${text} ~ $1 or exists (select 1 from unnest($2::text[], $3::text[]) as name(name, put) where strpos(${text}, name) > 0)`;
      // Twice: neighbours share the sign between them.
      for (const round of [1, 2]) {
        const found = needles(names, type);
        const values: unknown[] = [pattern, found.map(([name]) => name), found.map(([, put]) => put)];
        const done = changed(await client.query(sql, values));
        if (round === 1) count += done;
        if (done === 0) break;
      }
    }
    return count;
  }

  /** Files that were uploaded into the person's lists, their rejects, and every file that was exported. */
  async files(client: pg.PoolClient, listIds: readonly string[]): Promise<string[]> {
    const { rows } = await client.query<{ id: string | null }>(
      `select file_id as id from list_import where list_id = any($1::uuid[]) and state in ('done', 'failed', 'cancelled')
       union select rejects_file_id from list_import where list_id = any($1::uuid[]) and state = 'done'
       union select file_id from list_dry_run where list_id = any($1::uuid[])
       union select rejects_file_id from list_dry_run where list_id = any($1::uuid[])
       union select file_id from export_job`,
      [listIds],
    );
    return rows.flatMap(({ id }) => id ?? []);
  }

  async removeFiles(client: pg.PoolClient, ids: readonly string[]): Promise<number> {
    await client.query(
      'update list_import set rejects_file_id = null where rejects_file_id = any($1::uuid[])',
      [ids],
    );
    await client.query('update export_job set file_id = null where file_id = any($1::uuid[])', [ids]);
    return changed(await client.query('delete from stored_file where id = any($1::uuid[])', [ids]));
  }

  async prove(
    client: pg.PoolClient,
    proof: { id: string; at: Date; actorId: string; actorName: string; reason: string; counts: object },
  ): Promise<void> {
    await client.query(
      `insert into erasure (id, at, actor_id, actor_name, reason, counts) values ($1, $2, $3, $4, $5, $6::jsonb)`,
      [proof.id, proof.at, proof.actorId, proof.actorName, proof.reason, JSON.stringify(proof.counts)],
    );
  }

  async recount(client: pg.PoolClient, id: string, counts: object): Promise<void> {
    await client.query('update erasure set counts = $2::jsonb where id = $1', [id, JSON.stringify(counts)]);
  }

  async listProofs(
    ids: readonly string[] | null,
    before: string | null,
    take: number,
  ): Promise<ErasureRow[]> {
    const { rows } = await this.database.pool.query<ErasureRow>(
      `select id, at, actor_name as by, reason, counts, records_dropped as "recordsDropped",
         (select count(*)::int from erased_mark where erasure_id = erasure.id) as marks
       from erasure where ($1::uuid[] is null or id = any($1::uuid[])) and ($2::uuid is null or id < $2::uuid)
       order by id desc limit $3`,
      [ids, before, take],
    );
    return rows;
  }

  /** Long scans are expected of an erasure, endless ones are not. */
  async limitTime(client: pg.PoolClient, ms: number): Promise<void> {
    await client.query(`set local statement_timeout = ${Math.round(ms)}`);
  }
}

export interface ErasureRow {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
  readonly counts: Record<string, number>;
  readonly recordsDropped: number;
  readonly marks: number;
}

/** The text with numbers and names taken out; a 0 keeps JSON what it was, also where a number stood without quotes. */
const REPLACED = (text: string): string => `(
  with recursive step(made, place) as (
    select regexp_replace(${text}, $1, '\\10\\3', 'g'), 1
    union all
    select replace(made, ($2::text[])[place], ($3::text[])[place]), place + 1
    from step where place <= coalesce(array_length($2::text[], 1), 0))
  select made from step order by place desc limit 1)`;

/**
 * What is looked for, and what stands there afterwards: a name of several words anywhere; a name of one word, which may be
 * any word, only where it is the whole value.
 */
function needles(names: readonly string[], type: 'jsonb' | 'text'): (readonly [name: string, put: string])[] {
  return names.flatMap((name): (readonly [string, string])[] => {
    const isLong = name.trim().includes(' ');
    if (type === 'text') return isLong ? [[name, ERASED]] : [];
    const quoted = JSON.stringify(name);
    return isLong ? [[quoted.slice(1, -1), ERASED]] : [[quoted, `"${ERASED}"`]];
  });
}

const changed = (result: pg.QueryResult): number => result.rowCount ?? 0;
