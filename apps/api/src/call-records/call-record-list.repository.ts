import type { MatchKind } from '@callspool/contracts';
import type { Result } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type CallRecordItemRow, recordSelect } from './call-record-row.js';

/** Null: not narrowed by this. */
export interface CallRecordNarrowing {
  readonly connectionId: string | null;
  readonly campaignId: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
}

export interface CallRecordFilter extends CallRecordNarrowing {
  readonly attemptId: string | null;
  readonly match: MatchKind | null;
  readonly isMatched: boolean | null;
  readonly isReviewed: boolean | null;
  readonly result: Result | 'UNKNOWN' | null;
  /** Digits without "+". */
  readonly digits: string | null;
  /** Of a record or an attempt. */
  readonly anyId: string | null;
  readonly after: { readonly startedAt: Date; readonly id: string } | null;
  readonly take: number;
}

/** How far anything is counted: who has more than these to look through narrows the list first. */
export const COUNTED_TO = 2_000;

// Records of attempts by the attempts' own index, so that records need none by number; the unmatched by the two ends that
// vendors write, which are indexed for them alone.
const OF_NUMBER = (digits: string): string => `id in (
  select record.id from attempt join call_record record on record.attempt_id = attempt.id
  where attempt.number = '+' || ${digits}
  union all
  select id from call_record where attempt_id is null
    and destination in (${digits}, '+' || ${digits}, '00' || ${digits})
  union all
  select id from call_record where attempt_id is null and source in (${digits}, '+' || ${digits}, '00' || ${digits}))`;

const OF_ID = (id: string): string => `id in (
  select id from call_record where id = ${id}::uuid union all select id from call_record where attempt_id = ${id}::uuid)`;

/** Collects conditions with their parameters. They stand in a statement only when they narrow it, so that each
 * combination can use its own index. */
class Narrowed {
  readonly parameters: unknown[] = [];
  readonly conditions: string[] = [];

  by(value: unknown, condition: (place: string) => string): this {
    if (value === null) return this;
    this.parameters.push(value);
    this.conditions.push(condition(`$${this.parameters.length}`));
    return this;
  }

  where(...more: readonly string[]): string {
    const all = [...this.conditions, ...more];
    return all.length === 0 ? '' : `where ${all.join(' and ')}`;
  }

  static of(narrowing: CallRecordNarrowing): Narrowed {
    return new Narrowed()
      .by(narrowing.connectionId, (place) => `connection_id = ${place}`)
      .by(narrowing.campaignId, (place) => `campaign_id = ${place}`)
      .by(narrowing.from, (place) => `started_at >= ${place}`)
      .by(narrowing.to, (place) => `started_at < ${place}`);
  }
}

@Injectable()
export class CallRecordListRepository {
  constructor(private readonly database: Database) {}

  /** By the start of the call, newest first. */
  async list(filter: CallRecordFilter): Promise<CallRecordItemRow[]> {
    const narrowed = Narrowed.of(filter)
      .by(filter.attemptId, (place) => `attempt_id = ${place}`)
      .by(filter.match, (place) => `matched_by = ${place}`)
      .by(filter.result === 'UNKNOWN' ? null : filter.result, (place) => `result = ${place}`)
      .by(filter.digits, (place) => OF_NUMBER(`${place}::text`))
      .by(filter.anyId, OF_ID);
    if (filter.after !== null) {
      const at = narrowed.parameters.push(filter.after.startedAt);
      narrowed.by(filter.after.id, (place) => `(started_at, id) < ($${at}, ${place})`);
    }
    const flags = [
      ...(filter.result === 'UNKNOWN' ? ['result is null'] : []),
      ...(filter.isMatched === null ? [] : [`attempt_id is ${filter.isMatched ? 'not null' : 'null'}`]),
      ...(filter.isReviewed === null ? [] : [`reviewed_at is ${filter.isReviewed ? 'not null' : 'null'}`]),
    ];
    const take = narrowed.parameters.push(filter.take);
    const page = `(select * from call_record ${narrowed.where(...flags)}
      order by started_at desc, id desc limit $${take})`;
    const sql = `${recordSelect(page, { withRaw: false })} order by record.started_at desc, record.id desc`;
    return (await this.database.pool.query<CallRecordItemRow>(sql, narrowed.parameters)).rows;
  }

  /** Up to one more than `COUNTED_TO`. */
  async count(narrowing: CallRecordNarrowing, condition: string): Promise<number> {
    const narrowed = Narrowed.of(narrowing);
    const sql = `select count(*)::int as count
      from (select 1 from call_record ${narrowed.where(condition)} limit ${COUNTED_TO + 1}) counted`;
    const { rows } = await this.database.pool.query<{ count: number }>(sql, narrowed.parameters);
    return rows[0]?.count ?? 0;
  }
}

/** What waits for a person, each with an index of its own. */
export const WAITING = {
  toReview: 'attempt_id is null and reviewed_at is null',
  unmapped: 'result is null',
  byNumbers: `matched_by = 'numbers_and_time'`,
} as const;
