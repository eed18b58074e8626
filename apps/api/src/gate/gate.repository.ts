import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import type { NewlyNamed } from '../database/numbers-table.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

/** Any fixed number: the lock between the send gate (shared) and every "no" (exclusive). */
const GATE_LOCK = 4_242_030;

/** States in which a phone may ring, or may already have rung, because of an attempt. */
const PAST_GATE = `('SENDING', 'ACCEPTED', 'IN_DOUBT', 'OBSERVED')`;

export interface AttemptPastGate {
  readonly attemptId: string;
  readonly campaignId: string;
  readonly number: string;
  readonly state: string;
  readonly sentAt: Date | null;
}

/** Which attempts a "no" concerns. Null: not narrowed by this. */
export interface PastGateFilter {
  readonly campaignIds: readonly string[] | null;
  readonly numbers: readonly string[] | null;
  /** Digits without "+". */
  readonly prefixes: readonly string[] | null;
}

const COLUMNS = `
  select a.id as "attemptId", a.campaign_id as "campaignId", a.number, a.state::text as state, a.sending_at as "sentAt"`;

// By the attempts' own index: the narrow table has none by number, because every index costs each attempt twice.
const LIST_OF_NUMBERS = `${COLUMNS}
  from attempt a
  join open_attempt o on o.attempt_id = a.id
  where a.number = any($1::text[]) and a.state in ${PAST_GATE}
    and ($2::uuid[] is null or a.campaign_id = any($2::uuid[]))
  order by a.id`;

const LIST = `${COLUMNS}
  from open_attempt o
  join attempt a on a.id = o.attempt_id
  where a.state in ${PAST_GATE}
    and ($1::uuid[] is null or o.campaign_id = any($1::uuid[]))
    and ($2::text[] is null or exists (
      select 1 from unnest($2::text[]) prefix where starts_with(o.number, '+' || prefix)))
  order by a.id`;

const LIST_OF_CONTACTS = `${COLUMNS}
  from attempt a
  join open_attempt o on o.attempt_id = a.id
  where a.contact_id = any($1::uuid[]) and a.state in ${PAST_GATE}
  order by a.id`;

// Ids are of the moment in which they were reserved, so the oldest come first.
const OF_CAMPAIGN = `
  from open_attempt o join attempt a on a.id = o.attempt_id
  where o.campaign_id = $1 and a.state in ${PAST_GATE}`;
const PAGE_OF_CAMPAIGN = `${COLUMNS} ${OF_CAMPAIGN} and ($2::uuid is null or a.id > $2::uuid) order by a.id limit $3`;
const COUNT_OF_CAMPAIGN = `select count(*)::int as count ${OF_CAMPAIGN}`;

// By way of the few attempts that are open, each looked up in the tables.
const LIST_OF_TABLE = (named: string, notNamed: string | null): string => `${COLUMNS}
  from open_attempt o
  join attempt a on a.id = o.attempt_id
  join ${named} named on named.number = substr(o.number, 2)::bigint
  where a.state in ${PAST_GATE}
    and ($1::uuid[] is null or o.campaign_id = any($1::uuid[]))
    ${notNamed === null ? '' : `and not exists (select 1 from ${notNamed} known where known.number = named.number)`}
  order by a.id`;

@Injectable()
export class GateRepository {
  constructor(private readonly database: Database) {}

  /** Waits until no process is inside the gate, and keeps it closed until the caller's transaction ends. */
  async lockExclusively(tx: AnyTransaction): Promise<void> {
    await runInTransaction(tx, `select 1 as locked from pg_advisory_xact_lock(${GATE_LOCK})`);
  }

  /** Statements that enter the gate together with others, and keep the campaign's row as it is until the commit. */
  enterStatements(campaignId: string): string[] {
    return [
      `select pg_advisory_xact_lock_shared(${GATE_LOCK})`,
      `select 1 from campaign where id = '${asUuid(campaignId)}' for share`,
    ];
  }

  /** Of one campaign, in the order in which they were reserved. */
  async pageOfCampaign(campaignId: string, after: string | null, take: number): Promise<AttemptPastGate[]> {
    const { rows } = await this.database.pool.query<AttemptPastGate>(PAGE_OF_CAMPAIGN, [
      campaignId,
      after,
      take,
    ]);
    return rows;
  }

  async countOfCampaign(campaignId: string): Promise<number> {
    const { rows } = await this.database.pool.query<{ count: number }>(COUNT_OF_CAMPAIGN, [campaignId]);
    return rows[0]?.count ?? 0;
  }

  /** Those whose number stands in one table of numbers and not in the other. */
  listPastGateOfTable(
    tx: AnyTransaction,
    { named, notNamed, campaignIds }: NewlyNamed,
  ): Promise<AttemptPastGate[]> {
    return runInTransaction(tx, LIST_OF_TABLE(named, notNamed), [campaignIds]);
  }

  listOfContacts(tx: AnyTransaction, contactIds: readonly string[]): Promise<AttemptPastGate[]> {
    return runInTransaction(tx, LIST_OF_CONTACTS, [contactIds]);
  }

  listPastGate(tx: AnyTransaction, filter: PastGateFilter): Promise<AttemptPastGate[]> {
    return filter.numbers === null
      ? runInTransaction(tx, LIST, [filter.campaignIds, filter.prefixes])
      : runInTransaction(tx, LIST_OF_NUMBERS, [filter.numbers, filter.campaignIds]);
  }
}

/** The id goes into a statement without parameters, so nothing but a UUID may pass. */
function asUuid(id: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new RangeError('Not a campaign id.');
  return id;
}
