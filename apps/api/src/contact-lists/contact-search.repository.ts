import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Database } from '../database/database.service.js';
import type { ContactSearch } from '../common/search/contact-search.js';

/** Nobody waits longer for a search. */
const SEARCH_TIMEOUT_MS = 5_000;
/** Up to so many contacts of a name are gathered and put in order; of more, the next are found by going through in order. */
const RARE = 2_000;

/** Inside a list its own index serves; over all lists the person's key does, which an external id makes. */
export const withExternalId = ({ list, externalId }: { list: string; externalId: string }): string => `
  select known.id from contact known where known.list_id = ${list}::uuid and known.external_id = ${externalId}::text
  union all
  select known.id from person_key key join contact known on known.person_id = key.person_id
  where ${list}::uuid is null and key.key = 'x:' || ${externalId}::text and known.external_id = ${externalId}::text`;

const NAMED = `
  from contact where name is not null and name_words(name) @@ $2::tsquery
    and ($1::uuid is null or list_id = $1::uuid)`;
const PROBE = `select count(*)::int as count from (select 1 ${NAMED} limit ${RARE + 1}) counted`;
const FEW = `select id ${NAMED}`;
const MANY = `select id ${NAMED} and ($5::uuid is null or id > $5::uuid) order by id limit $6::int`;
const NONE = 'select null::uuid as id where $2::text is not null';

// Everything that the words may mean, each by its own index.
const found = (named: string) => `
  select id from (
    select contact_id as id from phone_number
    where e164 = any($3::text[]) and ($1::uuid is null or list_id = $1::uuid)
    union (${withExternalId({ list: '$1', externalId: '$4' })})
    union (${named})) found
  where id is not null and ($5::uuid is null or id > $5::uuid)
  order by id limit $6::int`;

/** Finds contacts by what a person typed, in the order of their ids. */
@Injectable()
export class ContactSearchRepository {
  constructor(private readonly database: Database) {}

  /** Gives up after five seconds with PostgreSQL's own error (57014). */
  find(
    search: ContactSearch,
    page: { listId: string | null; after: string | null; take: number },
  ): Promise<string[]> {
    return this.database.sqlTransaction(async (client) => {
      await client.query(`set local statement_timeout = ${SEARCH_TIMEOUT_MS}`);
      const { listId, after, take } = page;
      const named = await this.waysToNames(client, search.names, listId);
      const { rows } = await client.query<{ id: string }>(found(named), [
        listId,
        search.names,
        search.numbers,
        search.externalId,
        after,
        take,
      ]);
      return rows.map((row) => row.id);
    });
  }

  /** Statistics know nothing of beginnings of words, so the index is asked whether there are few or many. */
  private async waysToNames(
    client: pg.PoolClient,
    names: string | null,
    listId: string | null,
  ): Promise<string> {
    if (names === null) return NONE;
    await client.query('set local enable_seqscan = off');
    const { rows } = await client.query<{ count: number }>(PROBE, [listId, names]);
    if ((rows[0]?.count ?? 0) <= RARE) return FEW;
    await client.query('set local enable_seqscan = on');
    return MANY;
  }
}
