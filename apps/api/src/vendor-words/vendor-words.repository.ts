import type { Tx } from '@callspool/database';
import type { ConnectionKind, DispositionAction } from '@callspool/contracts';
import { WORD_KEYS_WITHOUT_RESULT, type WordMapping, type WordResult } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

export interface VendorWordValues {
  readonly kind: ConnectionKind;
  readonly connectionId: string | null;
  readonly word: string;
  readonly plain: string;
  readonly result: WordResult | null;
  readonly dispositionId: string | null;
}

export interface VendorWordRow extends VendorWordValues {
  readonly id: string;
  readonly connectionName: string | null;
  readonly dispositionLabel: string | null;
  readonly dispositionAction: DispositionAction | null;
  readonly applyingSince: Date | null;
  readonly appliedAt: Date | null;
  readonly appliedRecords: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface UnmappedRow {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly connectionKind: ConnectionKind;
  readonly word: string;
  readonly records: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** A mapping with the connection for which it was looked up. */
export type FittingMapping = WordMapping & { readonly on: string };

/** How many records without a result are counted, and how many words of them are shown. */
export const MOST_UNMAPPED_RECORDS = 50_000;
export const MOST_UNMAPPED_WORDS = 100;

const ROW = `
  select word.id, word.kind::text as kind, word.connection_id as "connectionId", connection.name as "connectionName",
    word.word, word.plain, word.result, word.disposition_id as "dispositionId",
    concat_ws(' / ', disposition.l1, nullif(disposition.l2, ''), nullif(disposition.l3, '')) as "dispositionLabel",
    disposition.action as "dispositionAction", word.applying_since as "applyingSince", word.applied_at as "appliedAt",
    word.applied_records as "appliedRecords", word.created_by as "createdBy", word.created_at as "createdAt",
    word.updated_at as "updatedAt"
  from vendor_word word
  left join connection on connection.id = word.connection_id
  left join disposition on disposition.id = word.disposition_id`;

const FITTING = `
  select word.id, word.plain, word.connection_id as "connectionId", word.result, word.disposition_id as "dispositionId",
    connection.id as on
  from connection
  join vendor_word word on word.connection_id = connection.id
    or (word.connection_id is null and word.kind = connection.kind)
  where connection.id = any($1::uuid[]) and word.plain = any($2::text[])`;

// The index of just these rows, newest first, so that the count of what nobody maps stays bounded.
const UNMAPPED = `
  select connection.id as "connectionId", connection.name as "connectionName", connection.kind::text as "connectionKind",
    recent.word, count(*)::int as records, min(recent.at) as "firstAt", max(recent.at) as "lastAt"
  from (
    select connection_id, disposition_word as word, started_at as at from call_record
    where result is null order by id desc limit ${MOST_UNMAPPED_RECORDS}) recent
  join connection on connection.id = recent.connection_id
  where not connection.kind::text || ' ' || recent.word = any($1::text[])
  group by connection.id, recent.word order by 5 desc, recent.word, connection.id limit ${MOST_UNMAPPED_WORDS + 1}`;

@Injectable()
export class VendorWordsRepository {
  constructor(private readonly database: Database) {}

  /** By their word. */
  async list(after: readonly [string, string] | null, take: number): Promise<VendorWordRow[]> {
    const where = after === null ? '' : 'where (word.plain, word.id) > ($2, $3::uuid)';
    const sql = `${ROW} ${where} order by word.plain, word.id limit $1`;
    return (await this.database.pool.query<VendorWordRow>(sql, [take, ...(after ?? [])])).rows;
  }

  async find(id: string): Promise<VendorWordRow | null> {
    const { rows } = await this.database.pool.query<VendorWordRow>(`${ROW} where word.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** Mappings of these words (as they are compared) that hold on these connections. */
  async fitting(
    transaction: AnyTransaction | null,
    connectionIds: readonly string[],
    plains: readonly string[],
  ): Promise<FittingMapping[]> {
    if (plains.length === 0) return [];
    const parameters = [connectionIds, plains];
    if (transaction !== null) return runInTransaction<FittingMapping>(transaction, FITTING, parameters);
    return (await this.database.pool.query<FittingMapping>(FITTING, parameters)).rows;
  }

  /** Words of stored records without a result that no vendor explains, the most frequent first; one more than are shown when there are more. */
  async unmapped(): Promise<UnmappedRow[]> {
    return (await this.database.pool.query<UnmappedRow>(UNMAPPED, [WORD_KEYS_WITHOUT_RESULT])).rows;
  }

  within(tx: Tx): VendorWordsInTransaction {
    return new VendorWordsInTransaction(tx);
  }
}

export class VendorWordsInTransaction {
  constructor(private readonly tx: Tx) {}

  async findForChange(id: string): Promise<VendorWordRow | null> {
    await runInTransaction(this.tx, 'select 1 as locked from vendor_word where id = $1::uuid for update', [
      id,
    ]);
    return this.find(id);
  }

  async create(values: VendorWordValues, by: string, at: Date): Promise<VendorWordRow> {
    const data = { ...values, createdBy: by, createdAt: at, updatedAt: at };
    return this.demand((await this.tx.vendorWord.create({ data })).id);
  }

  async update(
    id: string,
    values: Pick<VendorWordValues, 'result' | 'dispositionId'>,
    at: Date,
  ): Promise<VendorWordRow> {
    const { result, dispositionId } = values;
    await this.tx.vendorWord.update({ where: { id }, data: { result, dispositionId, updatedAt: at } });
    return this.demand(id);
  }

  async startApplying(id: string, at: Date): Promise<VendorWordRow> {
    await this.tx.vendorWord.update({ where: { id }, data: { applyingSince: at, appliedRecords: 0 } });
    return this.demand(id);
  }

  async remove(id: string): Promise<void> {
    await this.tx.vendorWord.delete({ where: { id } });
  }

  private async find(id: string): Promise<VendorWordRow | null> {
    const [row] = await runInTransaction<VendorWordRow>(this.tx, `${ROW} where word.id = $1::uuid`, [id]);
    return row ?? null;
  }

  private async demand(id: string): Promise<VendorWordRow> {
    const row = await this.find(id);
    if (row === null) throw new Error(`The word ${id} has just been written and is gone.`);
    return row;
  }
}
