import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Database } from '../database/database.service.js';
import { asNumbersTable, type NumbersTable } from '../database/numbers-table.js';
import { STAGE_COLUMNS } from './stage-row.js';
import type { ImportDedupe } from '@callspool/contracts';

/** A table of one run of one import: unlogged, because a run that dies begins anew with another. */
export type StageTable = string & { readonly stage: unique symbol };

const DAY_MS = 24 * 60 * 60 * 1000;
/** The reason of a row that changes a contact which is there; it is accepted. */
export const UPDATED = 'updated';

const CREATE = `(
  contact_id uuid, line int not null, raw text not null, phone_column text, e164 text, kind text, zones text[],
  zone_source text, postal_evidence text, alternatives jsonb, external_id text, name text, time_zone text,
  postal_code text, priority int, agent text, fields jsonb, reason text, detail text, bad_column text, bad_value text, message text, warnings jsonb,
  older_id uuid
) with (autovacuum_enabled = false)`;

// Entries of one campaign or group are judged when it claims; here only what nobody may call.
const DNC_NUMBERS = (stage: StageTable) => `
  update ${stage} row set reason = 'dnc', detail = 'number', bad_column = row.phone_column,
    bad_value = row.e164, message = 'The number is on the do-not-call list: ' || entry.reason
  from dnc_entry entry
  where row.reason is null and entry.value = substr(row.e164, 2) and entry.match = 'number' and entry.scope = 'all'
    and entry.removed_at is null and (entry.expires_at is null or entry.expires_at > $1::timestamptz)`;

const LIVE_PREFIX = `
  match = 'prefix' and scope = 'all' and group_id is null and campaign_id is null
  and removed_at is null and (expires_at is null or expires_at > $1::timestamptz)`;

// Prefixes have few lengths, so a number is looked up once for each of them.
const DNC_PREFIXES = (stage: StageTable) => `
  update ${stage} row set reason = 'dnc', detail = 'prefix', bad_column = row.phone_column,
    bad_value = row.e164, message = 'Numbers that begin with +' || entry.value || ' are on the do-not-call list: ' || entry.reason
  from (select value, reason from dnc_entry where ${LIVE_PREFIX}) entry,
    (select distinct length(value) as length from dnc_entry where ${LIVE_PREFIX}) known
  where row.reason is null and entry.value = left(substr(row.e164, 2), known.length)`;

const REGISTRIES = `
  select name, numbers_table as "table" from dnc_registry
  where scope = 'all' and removed_at is null and numbers_table is not null order by name`;

const DNC_REGISTRY = (stage: StageTable, table: NumbersTable) => `
  update ${stage} row set reason = 'dnc', detail = 'registry', bad_column = row.phone_column,
    bad_value = row.e164, message = 'The number is on the do-not-call registry ' || $1::text || '.'
  from ${table} listed
  where row.reason is null and listed.number = substr(row.e164, 2)::bigint`;

const REPEATS = (stage: StageTable) => `
  update ${stage} row set reason = 'duplicate', detail = 'in_file', bad_column = row.phone_column,
    bad_value = row.e164, message = 'The same main number stands on line ' || repeat.first_line || '.'
  from (
    select contact_id, line, first_value(line) over same_number as first_line
    from ${stage} where reason is null
    window same_number as (partition by e164 order by line)) repeat
  where repeat.contact_id = row.contact_id and repeat.line <> repeat.first_line`;

// By the owner's id: the first row with one stays.
const REPEATED_IDS = (stage: StageTable) => `
  update ${stage} row set reason = 'duplicate', detail = 'in_file', bad_column = 'external id',
    bad_value = row.external_id, message = 'The same external id stands on line ' || repeat.first_line || '.'
  from (
    select contact_id, line, first_value(line) over same_id as first_line
    from ${stage} where reason is null and external_id is not null
    window same_id as (partition by external_id order by line)) repeat
  where repeat.contact_id = row.contact_id and repeat.line <> repeat.first_line`;

// Every number of every row that is good so far, once.
const NUMBERS = (stage: StageTable) => `
  select contact_id, line, e164 from ${stage} where reason is null
  union all
  select contact_id, line, other ->> 'e164' from ${stage}
  cross join lateral jsonb_array_elements(alternatives) as other
  where reason is null and alternatives is not null`;

const REPEATED_NUMBERS = (stage: StageTable) => `
  update ${stage} row set reason = 'duplicate', detail = 'in_file', bad_column = row.phone_column,
    bad_value = repeat.e164, message = 'The number stands on line ' || repeat.first_line || ' too.'
  from (
    select distinct on (contact_id) contact_id, e164, first_line
    from (select contact_id, line, e164, first_value(line) over (partition by e164 order by line) as first_line
      from (${NUMBERS(stage)}) number) seen
    where first_line <> line order by contact_id, first_line) repeat
  where repeat.contact_id = row.contact_id`;

// Which contact is the older one, of those that match: the one that came in first.
const OLDER: Readonly<Record<ImportDedupe['by'], (stage: StageTable) => string>> = {
  number: (stage) => `
    select distinct on (row.contact_id) row.contact_id, row.e164 as value, older.id as older_id, older.list_id
    from ${stage} row
    join phone_number number on number.e164 = row.e164 and number.position = 0
    join contact older on older.id = number.contact_id`,
  any_number: (stage) => `
    select distinct on (row.contact_id) row.contact_id, row.e164 as value, older.id as older_id, older.list_id
    from (${NUMBERS(stage)}) row
    join phone_number number on number.e164 = row.e164
    join contact older on older.id = number.contact_id`,
  external_id: (stage) => `
    select distinct on (row.contact_id) row.contact_id, row.external_id as value, older.id as older_id, older.list_id
    from (select contact_id, external_id from ${stage} where reason is null and external_id is not null) row
    join contact older on older.external_id = row.external_id`,
};

const KNOWN = (stage: StageTable, { by, older }: ImportDedupe) => `
  update ${stage} row set
    reason = '${older === 'keep' ? 'duplicate' : UPDATED}',
    detail = case when known.list_id = $1::uuid then 'in_list' else 'in_other_list' end,
    bad_column = ${by === 'external_id' ? `'external id'` : 'row.phone_column'}, bad_value = known.value,
    message = 'There is a contact with it already, in the list ' || list.name || '.',
    older_id = known.older_id
  from (${OLDER[by](stage)}
    where ($2::uuid[] is null or older.list_id = any($2::uuid[]))
      and ($3::timestamptz is null or older.created_at >= $3::timestamptz)
    order by row.contact_id, older.id) known
  join contact_list list on list.id = known.list_id
  where known.contact_id = row.contact_id and row.reason is null`;

// Not found by its main number, a contact of another list may have one that this list has already, or gets from the same
// file: it stays where it is. Of several with the same one that of the first line moves.
const STAY_AWAY = (stage: StageTable) => `
  with moving as (
    select older.id, number.e164, min(row.line) as line
    from ${stage} row
    join contact older on older.id = row.older_id and older.list_id <> $1::uuid
    join phone_number number on number.contact_id = older.id and number.position = 0
    where row.reason = '${UPDATED}'
    group by older.id, number.e164
  ), staying as (
    select id, e164 from (
      select id, e164, row_number() over (partition by e164 order by line, id) as place from moving) ranked
    where place > 1
      or exists (select 1 from phone_number known
        where known.list_id = $1::uuid and known.position = 0 and known.e164 = ranked.e164)
      or exists (select 1 from ${stage} fresh where fresh.reason is null and fresh.e164 = ranked.e164))
  update ${stage} row set reason = 'duplicate', detail = 'in_list',
    message = 'The contact that would move here has the main number of another contact of this list: ' || staying.e164 || '.'
  from staying where row.older_id = staying.id and row.reason = '${UPDATED}'`;

const STALE = `
  select c.relname as name from pg_class c
  where c.relname like 'import\\_stage\\_%' and c.relkind = 'r' and not exists (
    select 1 from (
      select id, generation, state from list_import union all select id, generation, state from list_dry_run) i
    where i.state = 'running' and c.relname = 'import_stage_' || replace(i.id::text, '-', '') || '_' || i.generation)`;

@Injectable()
export class ImportStageRepository {
  constructor(private readonly database: Database) {}

  async create(importId: string, generation: number): Promise<StageTable> {
    const stage = `import_stage_${importId.replaceAll('-', '')}_${generation}` as StageTable;
    await this.database.pool.query(`create unlogged table ${stage} ${CREATE}`);
    return stage;
  }

  /** The same for rows that come in one request: it is gone at the end of the caller's transaction. */
  async createInTransaction(client: pg.PoolClient): Promise<StageTable> {
    const stage = 'contact_stage' as StageTable;
    await client.query(`create temp table ${stage} ${CREATE} on commit drop`);
    return stage;
  }

  /** Makes room for another one in the same transaction. */
  async dropInTransaction(client: pg.PoolClient, stage: StageTable): Promise<void> {
    await client.query(`drop table ${stage}`);
  }

  /** Streams staged lines in, no faster than the server takes them. */
  async copyIn(stage: StageTable, lines: AsyncIterable<Buffer>): Promise<void> {
    await this.database.withClient((client) => this.copyInto(client, stage, lines));
  }

  /** The same inside the caller's transaction. */
  async copyInto(
    client: pg.PoolClient,
    stage: StageTable,
    lines: AsyncIterable<Buffer> | Iterable<Buffer>,
  ): Promise<void> {
    await pipeline(
      Readable.from(lines),
      client.query(copyFrom(`copy ${stage} (${STAGE_COLUMNS}) from stdin`)),
    );
    await client.query(`analyze ${stage}`);
  }

  /** Rejects rows whose main number nobody may call, then those that repeat a number of an earlier row. */
  async rejectForbiddenAndRepeated(
    stage: StageTable,
    { now, by }: { readonly now: Date; readonly by: ImportDedupe['by'] },
    on: Pick<pg.PoolClient, 'query'> = this.database.pool,
  ): Promise<void> {
    await this.rejectForbidden(stage, now, on);
    await on.query(REPEATS(stage));
    if (by === 'external_id') await on.query(REPEATED_IDS(stage));
    if (by === 'any_number') await on.query(REPEATED_NUMBERS(stage));
  }

  /** Rejects rows whose main number nobody may call. */
  async rejectForbidden(stage: StageTable, now: Date, on: Pick<pg.PoolClient, 'query'>): Promise<void> {
    await on.query(DNC_NUMBERS(stage), [now]);
    await on.query(DNC_PREFIXES(stage), [now]);
    const { rows } = await on.query<{ name: string; table: string }>(REGISTRIES);
    for (const { name, table } of rows) {
      await on.query(DNC_REGISTRY(stage, asNumbersTable(table)), [`"${name}"`]);
    }
  }

  /**
   * Rejects rows that are known already, or marks them as changing the older contact: those whose main number the list has,
   * then those that are found where else they are to be looked for.
   */
  async rejectKnown(
    client: pg.PoolClient,
    stage: StageTable,
    { listId, dedupe, now }: { listId: string; dedupe: ImportDedupe; now: Date },
  ): Promise<void> {
    const { scope, by, withinDays, older } = dedupe;
    const reason = older === 'keep' ? 'duplicate' : UPDATED;
    await client.query(
      `update ${stage} row set reason = '${reason}', detail = 'in_list', older_id = number.contact_id, bad_column = row.phone_column,
         bad_value = row.e164, message = 'The number is already the main number of a contact in this list.'
       from phone_number number
       where row.reason is null and number.list_id = $1::uuid and number.position = 0 and number.e164 = row.e164`,
      [listId],
    );
    // In the list and by the main number that was all.
    if (scope === 'list' && by === 'number') return;
    const lists = scope === 'everywhere' ? null : [listId, ...(dedupe.listIds ?? [])];
    const since = withinDays === undefined ? null : new Date(now.getTime() - withinDays * DAY_MS);
    await client.query(KNOWN(stage, dedupe), [listId, lists, since]);
    if (older === 'move' && by !== 'number') await client.query(STAY_AWAY(stage), [listId]);
  }

  /** Removes the table; gives up after a moment when a run that has not noticed its end yet still holds it. */
  async drop(stage: string): Promise<void> {
    await this.database.sqlTransaction(async (client) => {
      await client.query(`set local lock_timeout = '2s'`);
      await client.query(`drop table if exists ${stage}`);
    });
  }

  /** Tables of runs that are over: a killed process leaves them behind. */
  async listStale(): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ name: string }>(STALE);
    return rows.map((row) => row.name);
  }
}
