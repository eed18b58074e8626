import type { CallbackState } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { CALLBACK_SELECT, type CallbackRow } from './callback-row.js';

/** Null: not narrowed by this. */
export interface CallbackNarrowing {
  readonly campaignId: string | null;
  readonly contactId: string | null;
  readonly agentUserId: string | null;
  readonly agent: string | null;
  /** First digits. */
  readonly digits: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
}

export interface CallbackFilter extends CallbackNarrowing {
  readonly states: readonly CallbackState[] | null;
  readonly isLatestFirst: boolean;
  readonly after: { readonly dueAt: Date; readonly id: string } | null;
  readonly take: number;
}

// Open and due are one word in the database: the clock tells them apart.
const COUNTS = (now: string): string => `
  select case when state = 'open' and due_at <= ${now} then 'due' else state::text end as state, count(*)::int as count
  from callback`;

/** Promises as people search and narrow them, and how many there are. */
@Injectable()
export class CallbackListRepository {
  constructor(private readonly database: Database) {}

  /** By due time. */
  async list(filter: CallbackFilter, now: Date): Promise<CallbackRow[]> {
    const { parameters, conditions, place } = narrowed(filter);
    if (filter.states !== null) conditions.push(inStates(filter.states, () => place(now)));
    const direction = filter.isLatestFirst ? 'desc' : 'asc';
    if (filter.after !== null) {
      const key = `(${place(filter.after.dueAt)}::timestamptz, ${place(filter.after.id)}::uuid)`;
      conditions.push(`(callback.due_at, callback.id) ${filter.isLatestFirst ? '<' : '>'} ${key}`);
    }
    const sql = `${CALLBACK_SELECT} ${whereOf(conditions)}
      order by callback.due_at ${direction}, callback.id ${direction} limit ${place(filter.take)}::int`;
    return (await this.database.pool.query<CallbackRow>(sql, parameters)).rows;
  }

  async counts(narrowing: CallbackNarrowing, now: Date): Promise<ReadonlyMap<CallbackState, number>> {
    const { parameters, conditions, place } = narrowed(narrowing);
    const sql = `${COUNTS(`${place(now)}::timestamptz`)} ${whereOf(conditions)} group by 1`;
    const { rows } = await this.database.pool.query<{ state: CallbackState; count: number }>(sql, parameters);
    return new Map(rows.map((row) => [row.state, row.count]));
  }
}

/** Conditions stand in the statement only when they narrow it, so that each combination can use its own index. */
function narrowed(narrowing: CallbackNarrowing) {
  const parameters: unknown[] = [];
  const conditions: string[] = [];
  const place = (value: unknown): string => `$${parameters.push(value)}`;
  const narrow = (value: unknown, condition: (at: string) => string): void => {
    if (value !== null) conditions.push(condition(place(value)));
  };
  narrow(narrowing.campaignId, (at) => `callback.campaign_id = ${at}::uuid`);
  narrow(narrowing.contactId, (at) => `callback.contact_id = ${at}::uuid`);
  narrow(narrowing.agentUserId, (at) => `callback.agent_user_id = ${at}::uuid`);
  narrow(narrowing.agent, (at) => `callback.agent = ${at}::text`);
  narrow(narrowing.digits, (at) => `lower(callback.number) like '+' || ${at}::text || '%'`);
  narrow(narrowing.from, (at) => `callback.due_at >= ${at}::timestamptz`);
  narrow(narrowing.to, (at) => `callback.due_at < ${at}::timestamptz`);
  return { parameters, conditions, place };
}

const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;

/** `now` gives the moment a place among the parameters. */
function inStates(states: readonly CallbackState[], now: () => string): string {
  const each = states.map((state) => {
    if (state === 'open') return `(callback.state = 'open' and callback.due_at > ${now()}::timestamptz)`;
    if (state === 'due') return `(callback.state = 'open' and callback.due_at <= ${now()}::timestamptz)`;
    return `callback.state = '${state}'`;
  });
  return `(${each.join(' or ')})`;
}
