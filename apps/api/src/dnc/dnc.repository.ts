import type { DncMatch, DncScope } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';
import { type DncRow, dncSelect, EXPIRED } from './dnc-row.js';

export interface NewDncRow {
  readonly id: string;
  readonly scope: DncScope;
  readonly groupId: string | null;
  readonly campaignId: string | null;
  readonly match: DncMatch;
  readonly value: string;
  readonly reason: string;
  readonly source: string;
  readonly expiresAt: Date | null;
}

/** What became of one new row: the live entry's id, and whether it is new, now lasts longer, or said it already. */
export interface DncOutcomeRow {
  readonly id: string;
  readonly scope: DncScope;
  readonly groupId: string | null;
  readonly campaignId: string | null;
  readonly match: DncMatch;
  readonly value: string;
  readonly outcome: 'added' | 'extended' | 'known';
}

const INPUT = `
  with input as (
    select * from jsonb_to_recordset($1::jsonb) as input_row(
      id uuid, scope text, "groupId" uuid, "campaignId" uuid, match text, value text, reason text, source text,
      "expiresAt" timestamptz))`;

const SAME_KEY = `
  entry.value = input.value and entry.match = input.match and entry.scope = input.scope
  and entry.group_id is not distinct from input."groupId"
  and entry.campaign_id is not distinct from input."campaignId"`;

// An expired entry still holds the place of a live one; it becomes history before a new one is made.
const RETIRE = `${INPUT}
  update dnc_entry entry set removed_at = entry.expires_at,
    removed_by = '${EXPIRED.removedBy}', removed_reason = '${EXPIRED.removedReason}'
  from input
  where entry.removed_at is null and entry.expires_at <= $2::timestamptz and ${SAME_KEY}`;

const ADD = `${INPUT}
  insert into dnc_entry as entry
    (id, scope, group_id, campaign_id, match, value, reason, source, created_by, created_at, expires_at,
     keeps_proof)
  select id, scope, "groupId", "campaignId", match, value, reason, source, $3::text, $2::timestamptz, "expiresAt", true
  from input
  order by value, match, scope
  on conflict (scope, group_id, campaign_id, match, value) where removed_at is null do update
    set expires_at = excluded.expires_at
    where entry.expires_at is not null
      and (excluded.expires_at is null or excluded.expires_at > entry.expires_at)
  returning entry.id, (entry.xmax = 0) as "isNew"`;

const LIVE = `${INPUT}
  select entry.id, entry.scope, entry.group_id as "groupId", entry.campaign_id as "campaignId", entry.match, entry.value
  from input
  join dnc_entry entry on entry.removed_at is null and ${SAME_KEY}`;

const FIND = `${dncSelect('dnc_entry')} where entry.id = $1::uuid`;

// As history an entry costs neither the counts nor those who add the number again. Rows that a writer holds wait for the
// next round.
const RETIRE_ALL = `
  update dnc_entry entry set removed_at = entry.expires_at,
    removed_by = '${EXPIRED.removedBy}', removed_reason = '${EXPIRED.removedReason}'
  where entry.id in (
    select id from dnc_entry where removed_at is null and expires_at <= $1::timestamptz
    order by expires_at limit $2::int for update skip locked)`;

const FOLD = `
  with gone as (
    delete from dnc_counter counter
    using (select distinct scope, source from dnc_counter where not folded) changed
    where counter.scope = changed.scope and counter.source = changed.source
    returning counter.scope, counter.source, counter.entries, counter.dated)
  insert into dnc_counter (scope, source, entries, dated, folded)
  select scope, source, sum(entries), sum(dated), true from gone
  group by scope, source having sum(entries) <> 0 or sum(dated) <> 0`;

@Injectable()
export class DncRepository {
  constructor(private readonly database: Database) {}

  /** Adds rows of which no two share scope, match and value. A live entry stays; the longer expiry wins. */
  async add(
    transaction: AnyTransaction,
    rows: readonly NewDncRow[],
    who: { by: string; at: Date },
  ): Promise<DncOutcomeRow[]> {
    const input = JSON.stringify(rows);
    await runInTransaction(transaction, RETIRE, [input, who.at]);
    const changed = await runInTransaction<{ id: string; isNew: boolean }>(transaction, ADD, [
      input,
      who.at,
      who.by,
    ]);
    const isNew = new Map(changed.map((row) => [row.id, row.isNew]));
    const live = await runInTransaction<Omit<DncOutcomeRow, 'outcome'>>(transaction, LIVE, [input]);
    return live.map((row) => {
      const fresh = isNew.get(row.id);
      return { ...row, outcome: fresh === undefined ? 'known' : fresh ? 'added' : 'extended' };
    });
  }

  async find(id: string): Promise<DncRow | null> {
    const { rows } = await this.database.pool.query<DncRow>(FIND, [id]);
    return rows[0] ?? null;
  }

  async findForChange(transaction: AnyTransaction, id: string): Promise<DncRow | null> {
    const rows = await runInTransaction<DncRow>(transaction, `${FIND} for update of entry`, [id]);
    return rows[0] ?? null;
  }

  async remove(
    transaction: AnyTransaction,
    id: string,
    removal: { at: Date; by: string; reason: string },
  ): Promise<void> {
    await runInTransaction(
      transaction,
      'update dnc_entry set removed_at = $2::timestamptz, removed_by = $3::text, removed_reason = $4::text where id = $1::uuid',
      [id, removal.at, removal.by, removal.reason],
    );
  }

  async campaignsOfGroup(transaction: AnyTransaction, groupId: string): Promise<string[]> {
    const rows = await runInTransaction<{ id: string }>(
      transaction,
      'select id from campaign where group_id = $1::uuid',
      [groupId],
    );
    return rows.map((row) => row.id);
  }

  /** Makes history of entries whose time has come, the oldest first. Returns how many. */
  async retireExpired(now: Date, most: number): Promise<number> {
    return (await this.database.pool.query(RETIRE_ALL, [now, most])).rowCount ?? 0;
  }

  async foldCounts(): Promise<void> {
    await this.database.pool.query(FOLD);
  }
}
