import type { WordResult } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';

/** A stored record without a result. */
export interface UnmappedRecord {
  readonly id: string;
  readonly connectionId: string;
  readonly word: string;
  readonly attemptId: string | null;
}

export interface MeantRecord {
  readonly id: string;
  readonly result: WordResult | null;
  readonly dispositionId: string | null;
}

// Of the connections that the mapping is for; whether the word is the one is not decided here.
const TAKE = `
  select record.id, record.connection_id as "connectionId", record.disposition_word as word,
    record.attempt_id as "attemptId"
  from call_record record
  where record.result is null and ($2::uuid is null or record.id < $2::uuid) and record.connection_id in (
    select connection.id from vendor_word word
    join connection on word.connection_id = connection.id
      or (word.connection_id is null and word.kind = connection.kind)
    where word.id = $1)
  order by record.id desc limit $3 for update of record`;

const WRITE = `
  with meant as (
    select * from jsonb_to_recordset($2::jsonb) as meant(id uuid, result text, "dispositionId" uuid)),
  written as (
    update call_record record set result = meant.result, disposition_id = meant."dispositionId"
    from meant where record.id = meant.id returning record.id)
  update vendor_word set applied_records = applied_records + (select count(*)::int from written) where id = $1`;

const FINISH = 'update vendor_word set applying_since = null, applied_at = $2 where id = $1';

/** Stored records that no word has given a result; the caller holds the transaction. */
@Injectable()
export class UnmappedRecordsRepository {
  async take(
    client: pg.ClientBase,
    vendorWordId: string,
    before: string | null,
    limit: number,
  ): Promise<UnmappedRecord[]> {
    return (await client.query<UnmappedRecord>(TAKE, [vendorWordId, before, limit])).rows;
  }

  async write(client: pg.ClientBase, vendorWordId: string, records: readonly MeantRecord[]): Promise<void> {
    if (records.length > 0) await client.query(WRITE, [vendorWordId, JSON.stringify(records)]);
  }

  async finish(client: pg.ClientBase, vendorWordId: string, now: Date): Promise<void> {
    await client.query(FINISH, [vendorWordId, now]);
  }
}
