import { WORD_KEYS_WITHOUT_RESULT } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface UnreadRow {
  readonly connectionId: string;
  readonly lastError: string;
  readonly polledAt: Date;
}

export interface DoubtRow {
  readonly connectionId: string;
  readonly name: string;
  readonly attempts: number;
  readonly oldestSentAt: Date | null;
  readonly settlesBy: Date | null;
}

export interface UnmatchedRow {
  readonly id: string;
  readonly name: string;
  readonly records: number;
  readonly oldestAt: Date;
}

export interface UnknownWordRow {
  readonly connectionId: string;
  readonly name: string;
  readonly word: string;
  readonly records: number;
  readonly lastAt: Date;
}

export interface FailedImportRow {
  readonly importId: string;
  readonly listId: string | null;
  readonly listName: string | null;
  readonly fileName: string;
  readonly error: string | null;
  readonly at: Date;
}

export interface RegistryRow {
  readonly registryId: string;
  readonly name: string;
  readonly asOf: Date | null;
  readonly lapsesAt: Date | null;
  readonly campaigns: number;
}

/** Counted no further than this on one connection. */
export const MOST_UNMATCHED = 1_000;
const MOST_UNKNOWN = 5_000;
const MOST_IMPORTS = 10;

const UNREAD = `
  select connection_id as "connectionId", last_error as "lastError", polled_at as "polledAt"
  from poll_mark where feed = 'call_records' and last_error is not null and closed_until < $1`;

const DOUBT = `
  select connection.id as "connectionId", connection.name, count(*)::int as attempts,
    min(a.sending_at) as "oldestSentAt", max(a.doubt_until) as "settlesBy"
  from open_attempt o
  join attempt a on a.id = o.attempt_id
  join connection on connection.id = o.connection_id
  where a.state = 'IN_DOUBT' group by connection.id order by 3 desc, connection.name`;

const WAITS = `connection_id = connection.id and attempt_id is null and reviewed_at is null`;
const UNMATCHED = `
  select connection.id, connection.name, unmatched.records, oldest.started_at as "oldestAt"
  from connection
  cross join lateral (
    select count(*)::int as records from (
      select 1 from call_record where ${WAITS} limit ${MOST_UNMATCHED + 1}) counted) unmatched
  cross join lateral (select started_at from call_record where ${WAITS} order by id limit 1) oldest
  order by unmatched.records desc, connection.name`;

const UNKNOWN_WORDS = `
  select connection.id as "connectionId", connection.name, recent.word, count(*)::int as records, max(recent.at) as "lastAt"
  from (
    select connection_id, disposition_word as word, started_at as at from call_record
    where result is null and id >= uuid7_floor($1) order by id desc limit ${MOST_UNKNOWN}) recent
  join connection on connection.id = recent.connection_id
  where not connection.kind::text || ' ' || recent.word = any($2::text[])
  group by connection.id, recent.word order by 4 desc, recent.word limit 50`;

const FAILED_IMPORTS = `
  select failed.id as "importId", list.id as "listId", list.name as "listName", failed.file_name as "fileName",
    failed.error, failed.finished_at as at
  from (
    (select id, list_id, file_name, error, finished_at from list_import
     where state = 'failed' and finished_at >= $1 order by finished_at desc limit ${MOST_IMPORTS})
    union all
    (select id, null, file_name, error, finished_at from dnc_import
     where state = 'failed' and finished_at >= $1 order by finished_at desc limit ${MOST_IMPORTS})) failed
  left join contact_list list on list.id = failed.list_id
  order by failed.finished_at desc limit ${MOST_IMPORTS}`;

const REGISTRIES = `
  select registry.id as "registryId", registry.name, registry.as_of as "asOf",
    registry.as_of + registry.max_age_days * interval '24 hours' as "lapsesAt", count(campaign.id)::int as campaigns
  from dnc_registry registry
  join campaign on campaign.state = 'running' and (registry.scope = 'all' or campaign.id = registry.campaign_id
    or campaign.group_id = registry.group_id)
  where registry.removed_at is null and registry.max_age_days is not null
    and coalesce(registry.as_of + registry.max_age_days * interval '24 hours' <= $1, true)
  group by registry.id order by 4 nulls first, registry.name`;

const MISSED = `
  select count(*)::int as callbacks, max(due_at) as "lastDueAt" from callback
  where due_at >= $1 and due_at <= $2 and state = 'missed'`;

/** Finds what needs a hand. Every statement reads an index of just these rows, or a table that is small by nature. */
@Injectable()
export class AttentionRepository {
  constructor(private readonly database: Database) {}

  /** Connections whose call records could not be read and have not been read whole since a moment. */
  async unread(since: Date): Promise<UnreadRow[]> {
    return (await this.database.pool.query<UnreadRow>(UNREAD, [since])).rows;
  }

  async inDoubt(): Promise<DoubtRow[]> {
    return (await this.database.pool.query<DoubtRow>(DOUBT)).rows;
  }

  async unmatched(): Promise<UnmatchedRow[]> {
    return (await this.database.pool.query<UnmatchedRow>(UNMATCHED)).rows;
  }

  /** Words without a result in the records received since a moment, the most frequent first. */
  async unknownWords(since: Date): Promise<UnknownWordRow[]> {
    return (await this.database.pool.query<UnknownWordRow>(UNKNOWN_WORDS, [since, WORD_KEYS_WITHOUT_RESULT]))
      .rows;
  }

  async failedImports(since: Date): Promise<FailedImportRow[]> {
    return (await this.database.pool.query<FailedImportRow>(FAILED_IMPORTS, [since])).rows;
  }

  /** Registries that a running campaign needs and that lapse before a moment, those without a file first. */
  async registriesDue(before: Date): Promise<RegistryRow[]> {
    return (await this.database.pool.query<RegistryRow>(REGISTRIES, [before])).rows;
  }

  async missedCallbacks(since: Date, until: Date): Promise<{ callbacks: number; lastDueAt: Date | null }> {
    const { rows } = await this.database.pool.query<{ callbacks: number; lastDueAt: Date | null }>(MISSED, [
      since,
      until,
    ]);
    return rows[0] ?? { callbacks: 0, lastDueAt: null };
  }
}
