import type { ContactFilter } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { compileFilter } from '../contact-filters/compile-filter.js';
import { SqlValues } from '../contact-filters/sql-values.js';
import { Database } from '../database/database.service.js';

/** Nobody waits longer for a filter. */
const FILTER_TIMEOUT_MS = 10_000;
/** Counted so far and no further. */
export const COUNTED_TO = 10_000;
const SAMPLE = 20;
/** The sample is drawn from so many. */
const SAMPLED_FROM = 2_000;

export interface Filtered {
  readonly filter: ContactFilter;
  readonly listId: string | null;
  /** By which relative moments are read. */
  readonly now: Date;
}

/** Finds contacts by a filter; gives up after ten seconds with PostgreSQL's own error (57014). */
@Injectable()
export class FilteredContactsRepository {
  constructor(private readonly database: Database) {}

  /** Ids in their order, after one of them. */
  list(
    filtered: Filtered & {
      e164: string | null;
      externalId: string | null;
      after: string | null;
      take: number;
    },
  ) {
    return this.limited(async (client) => {
      const values = new SqlValues();
      const { e164, externalId, after, take } = filtered;
      const where = [
        conditionOf(filtered, values),
        ...(e164 === null
          ? []
          : [`contact.id in (select contact_id from phone_number where e164 = ${values.add(e164, 'text')})`]),
        ...(externalId === null ? [] : [`contact.external_id = ${values.add(externalId, 'text')}`]),
        ...(after === null ? [] : [`contact.id > ${values.add(after, 'uuid')}`]),
      ].join(' and ');
      const sql = `select contact.id from contact where ${where} order by contact.id limit ${values.add(take, 'int')}`;
      return idsOf(client, sql, values);
    });
  }

  /** How many there are, up to one more than are counted, and some of them from here and there. */
  preview(filtered: Filtered): Promise<{ count: number; sample: string[] }> {
    return this.limited(async (client) => {
      const counted = new SqlValues();
      const count = `select count(*)::int as count from (
        select 1 from contact where ${conditionOf(filtered, counted)} limit ${COUNTED_TO + 1}) counted`;
      const { rows } = await client.query<{ count: number }>(count, counted.values);
      const sampled = new SqlValues();
      const sample = `select id from (
        select contact.id from contact where ${conditionOf(filtered, sampled)} limit ${SAMPLED_FROM}) found
        order by md5(id::text) limit ${SAMPLE}`;
      return { count: rows[0]?.count ?? 0, sample: await idsOf(client, sample, sampled) };
    });
  }

  private limited<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.database.sqlTransaction(async (client) => {
      await client.query(`set local statement_timeout = ${FILTER_TIMEOUT_MS}`);
      await client.query('set local jit = off');
      return work(client);
    });
  }
}

function conditionOf({ filter, listId, now }: Filtered, values: SqlValues): string {
  const inList = listId === null ? [] : [`contact.list_id = ${values.add(listId, 'uuid')}`];
  return [...inList, compileFilter(filter, values, now)].join(' and ');
}

async function idsOf(client: pg.PoolClient, sql: string, { values }: SqlValues): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(sql, values);
  return rows.map((row) => row.id);
}
