import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { from as copyFrom } from 'pg-copy-streams';
import { asNumbersTable, type NumbersTable } from '../database/numbers-table.js';
import { Database } from '../database/database.service.js';

/** Where the lines of a file wait to be sorted: unlogged, because a run that dies begins anew with another. */
export type StageTable = string & { readonly stage: unique symbol };

export interface BuiltNumbers {
  readonly numbers: number;
  /** Against the table before. */
  readonly added: number;
  readonly removed: number;
}

// Sorting ten million numbers in memory takes less than a tenth of what it takes on disk.
const SETTINGS = `set local work_mem = '256MB'; set local maintenance_work_mem = '256MB'; set local jit = off`;

// The last line about a number counts.
const CHANGED = (stage: StageTable): string =>
  `(select distinct on (number) number, gone from ${stage} order by number, line desc)`;

const STALE = `
  select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname ~ '^dnc_(numbers|stage)_[0-9a-f]{32}_[0-9]+$'
    and not exists (select 1 from dnc_registry r where r.removed_at is null and r.numbers_table = c.relname)
    and not exists (
      select 1 from dnc_registry_version v
      where v.state = 'running' and c.relname in (
        'dnc_numbers_' || replace(v.id::text, '-', '') || '_' || v.generation,
        'dnc_stage_' || replace(v.id::text, '-', '') || '_' || v.generation))
    and not exists (
      select 1 from dnc_registry r
      join dnc_registry_version v on v.registry_id = r.id and v.numbers_table = c.relname
      where r.updated_at > $1::timestamptz)
  order by c.relname`;

/** The tables of bare numbers, one for each file. */
@Injectable()
export class NumbersRepository {
  constructor(private readonly database: Database) {}

  async createStage(versionId: string, generation: number): Promise<StageTable> {
    const stage = `dnc_stage_${versionId.replaceAll('-', '')}_${generation}` as StageTable;
    asNumbersTable(stage.replace('dnc_stage_', 'dnc_numbers_'));
    await this.database.pool.query(
      `create unlogged table ${stage} (number bigint not null, line bigint not null, gone boolean not null)
       with (autovacuum_enabled = false)`,
    );
    return stage;
  }

  /** Streams lines of `number, line, gone` in, no faster than the server takes them. */
  async copyIn(stage: StageTable, lines: AsyncIterable<Buffer>): Promise<void> {
    await this.database.withClient(async (client) => {
      await pipeline(
        Readable.from(lines),
        client.query(copyFrom(`copy ${stage} (number, line, gone) from stdin`)),
      );
    });
    await this.database.pool.query(`analyze ${stage}`);
  }

  /**
   * Makes the table of a file beside the one before it: its rows lie in the order of the key, so that look-ups of numbers
   * near each other read few pages.
   */
  async build(
    table: NumbersTable,
    from: { readonly stage: StageTable; readonly base: NumbersTable | null; readonly isChanges: boolean },
  ): Promise<BuiltNumbers> {
    const { stage, base, isChanges } = from;
    const rows = isChanges
      ? `with changed as materialized ${CHANGED(stage)}
         ${base === null ? '' : `select number from ${base} where number not in (select number from changed) union all`}
         select number from changed where not gone order by number`
      : `select distinct number from ${stage} order by number`;
    await this.database.sqlTransaction(async (client) => {
      await client.query(SETTINGS);
      await client.query(`create table ${table} as ${rows}`);
      await client.query(`alter table ${table} add primary key (number)`);
    });
    // Look-ups read the index alone once the pages are known to be seen by everybody.
    await this.database.pool.query(`vacuum (analyze) ${table}`);
    return this.compare(table, base);
  }

  private async compare(table: NumbersTable, base: NumbersTable | null): Promise<BuiltNumbers> {
    const count = async (sql: string): Promise<number> =>
      Number((await this.database.pool.query<{ count: string }>(sql)).rows[0]?.count ?? 0);
    const numbers = await count(`select count(*) from ${table}`);
    if (base === null) return { numbers, added: numbers, removed: 0 };
    const before = await count(`select count(*) from ${base}`);
    const kept = await count(`select count(*) from ${table} join ${base} using (number)`);
    return { numbers, added: numbers - kept, removed: before - kept };
  }

  /** Gives up after a moment when somebody still reads it; whoever sweeps comes again. */
  async drop(table: string): Promise<void> {
    await this.database.sqlTransaction(async (client) => {
      await client.query(`set local lock_timeout = '2s'`);
      await client.query(`drop table if exists ${table}`);
      await client.query('update dnc_registry_version set numbers_table = null where numbers_table = $1', [
        table,
      ]);
    });
  }

  /** Tables that no registry uses and no run makes, of registries that nothing has changed after `since`. */
  async listStale(since: Date): Promise<string[]> {
    return (await this.database.pool.query<{ name: string }>(STALE, [since])).rows.map((row) => row.name);
  }
}
