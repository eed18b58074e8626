import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { CallEvidence } from './evidence.js';
import type { MatchAttempt, NumberedAttempt } from './match-records.js';
import type { RecordRow } from './stored-record.js';

const ROW = `
  id uuid, "vendorKey" text, "contentHash" text, "startedAt" timestamptz, "endedAt" timestamptz, source text,
  destination text, number text, "durationSeconds" numeric, "billSeconds" numeric, "dispositionWord" text, result text,
  "dispositionId" uuid, leg text, "vendorCampaign" text, agent text, "correlationId" text, guid text, "hasRecording" boolean,
  "attemptId" uuid, "campaignId" uuid, "matchedBy" text, confidence numeric, raw jsonb`;

// A record polled twice collides on its key: it is new, or says something else than before, or nothing happens.
const STORE = `
  with incoming as (select * from jsonb_to_recordset($2::jsonb) as incoming(${ROW})),
  keyed as (
    insert into call_record_key as known (connection_id, vendor_key, call_record_id, content_hash)
    select $1, "vendorKey", id, "contentHash" from incoming order by "vendorKey"
    on conflict (connection_id, vendor_key) do update set content_hash = excluded.content_hash
      where known.content_hash <> excluded.content_hash
    returning vendor_key, call_record_id),
  added as (
    insert into call_record (id, connection_id, vendor_key, started_at, ended_at, source, destination, number,
      duration_seconds, bill_seconds, disposition_word, result, disposition_id, leg, vendor_campaign, agent, correlation_id, guid,
      has_recording, attempt_id, campaign_id, matched_by, confidence, raw, received_at)
    select i.id, $1, i."vendorKey", i."startedAt", i."endedAt", i.source, i.destination, i.number,
      i."durationSeconds", i."billSeconds", i."dispositionWord", i.result, i."dispositionId", i.leg,
      i."vendorCampaign", i.agent, i."correlationId", i.guid, i."hasRecording", i."attemptId", i."campaignId", i."matchedBy", i.confidence, i.raw,
      $3
    from keyed join incoming i on i.id = keyed.call_record_id
    returning id, vendor_key, attempt_id),
  changed as (
    update call_record stored set
      started_at = i."startedAt", ended_at = i."endedAt", source = i.source, destination = i.destination,
      number = coalesce(i.number, stored.number), duration_seconds = i."durationSeconds",
      bill_seconds = i."billSeconds", disposition_word = i."dispositionWord", result = i.result,
      disposition_id = i."dispositionId", leg = i.leg,
      vendor_campaign = i."vendorCampaign", agent = i.agent, correlation_id = i."correlationId", guid = i.guid,
      has_recording = i."hasRecording", attempt_id = coalesce(i."attemptId", stored.attempt_id),
      campaign_id = coalesce(i."campaignId", stored.campaign_id),
      matched_by = coalesce(i."matchedBy", stored.matched_by), confidence = coalesce(i.confidence, stored.confidence),
      raw = i.raw
    from keyed join incoming i on i."vendorKey" = keyed.vendor_key
    where stored.id = keyed.call_record_id and keyed.call_record_id <> i.id
    returning stored.id, stored.vendor_key, stored.attempt_id)
  select id, vendor_key as "vendorKey", attempt_id as "attemptId", true as "isNew" from added
  union all select id, vendor_key, attempt_id, false from changed`;

// A record that fitted several attempts when it was stored may fit one by now.
const LINK = `
  with wanted as (
    select * from jsonb_to_recordset($2::jsonb) as wanted(
      "vendorKey" text, "attemptId" uuid, "campaignId" uuid, "matchedBy" text, confidence numeric, number text,
      "startedAt" timestamptz))
  update call_record stored set
    attempt_id = wanted."attemptId", campaign_id = wanted."campaignId", matched_by = wanted."matchedBy", confidence = wanted.confidence,
    number = wanted.number, started_at = wanted."startedAt"
  from wanted join call_record_key known on known.connection_id = $1 and known.vendor_key = wanted."vendorKey"
  where stored.id = known.call_record_id and stored.attempt_id is null and stored.reviewed_at is null
  returning stored.id, stored.vendor_key as "vendorKey", stored.attempt_id as "attemptId", false as "isNew"`;

const MATCH_COLUMNS = `
  a.id, a.campaign_id as "campaignId", a.number, a.dialed_as as "dialedAs", a.sending_at as "sendingAt", a.vendor_ref as "vendorRef"`;

const BY_ID = `select ${MATCH_COLUMNS} from attempt a where a.id = any($2::uuid[]) and a.connection_id = $1`;

const BY_VENDOR_REF = `
  select ${MATCH_COLUMNS} from open_attempt o join attempt a on a.id = o.attempt_id
  where o.connection_id = $1 and a.vendor_ref = any($2::text[])`;

const BY_NUMBERS = `
  select ${MATCH_COLUMNS}, coalesce(c.vendor_settings ->> 'ownNumber', '') as "ownNumber"
  from open_attempt o join attempt a on a.id = o.attempt_id join campaign c on c.id = a.campaign_id
  where o.connection_id = $1 and a.method = 'masked_call'
    and a.state in ('SENDING', 'ACCEPTED', 'IN_DOUBT', 'RECALLED', 'OBSERVED')`;

const EVIDENCE = `
  select record.id, record.attempt_id as "attemptId", record.vendor_key as "vendorKey", record.started_at as "startedAt",
    record.ended_at as "endedAt", record.destination, record.disposition_word as word, record.result, record.leg,
    record.guid, record.matched_by as "matchedBy",
    case when disposition.id is not null then jsonb_build_object('id', disposition.id, 'action', disposition.action,
      'scheduleDelayMinutes', disposition.schedule_delay_minutes,
      'label', concat_ws(' / ', disposition.l1, nullif(disposition.l2, ''), nullif(disposition.l3, ''))) end as disposition
  from call_record record left join disposition on disposition.id = record.disposition_id
  where record.attempt_id = any($1::uuid[])`;

const DRIFT = `
  insert into drift as known (connection_id, what, sample, count, first_seen_at, last_seen_at)
  select $1, what, sample, count, $3, $3
  from jsonb_to_recordset($2::jsonb) as seen(what text, sample text, count int) order by what
  on conflict (connection_id, what) do update set
    count = known.count + excluded.count, last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at)`;

export interface StoredChange {
  readonly id: string;
  readonly vendorKey: string;
  readonly attemptId: string | null;
  readonly isNew: boolean;
}

export interface DriftRow {
  readonly what: string;
  readonly sample: string;
  readonly count: number;
}

/** Call records as whole pages; the caller holds the transaction. */
@Injectable()
export class RecordsRepository {
  /** Stores a page in one statement and returns the records that are new or say something else than before. */
  async store(
    client: pg.ClientBase,
    connectionId: string,
    rows: readonly RecordRow[],
    now: Date,
  ): Promise<StoredChange[]> {
    return (await client.query<StoredChange>(STORE, [connectionId, JSON.stringify(rows), now])).rows;
  }

  async link(
    client: pg.ClientBase,
    connectionId: string,
    rows: readonly Pick<
      RecordRow,
      'vendorKey' | 'attemptId' | 'campaignId' | 'matchedBy' | 'confidence' | 'number' | 'startedAt'
    >[],
  ): Promise<StoredChange[]> {
    if (rows.length === 0) return [];
    return (await client.query<StoredChange>(LINK, [connectionId, JSON.stringify(rows)])).rows;
  }

  async attemptsById(
    client: pg.ClientBase,
    connectionId: string,
    ids: readonly string[],
  ): Promise<MatchAttempt[]> {
    if (ids.length === 0) return [];
    return (await client.query<MatchAttempt>(BY_ID, [connectionId, ids])).rows;
  }

  async attemptsByVendorRef(
    client: pg.ClientBase,
    connectionId: string,
    refs: readonly string[],
  ): Promise<MatchAttempt[]> {
    if (refs.length === 0) return [];
    return (await client.query<MatchAttempt>(BY_VENDOR_REF, [connectionId, refs])).rows;
  }

  async attemptsByNumbers(client: pg.ClientBase, connectionId: string): Promise<NumberedAttempt[]> {
    return (await client.query<NumberedAttempt>(BY_NUMBERS, [connectionId])).rows;
  }

  async evidenceOf(client: pg.ClientBase, attemptIds: readonly string[]): Promise<CallEvidence[]> {
    return (await client.query<CallEvidence>(EVIDENCE, [attemptIds])).rows;
  }

  async addDrift(
    client: pg.ClientBase,
    connectionId: string,
    rows: readonly DriftRow[],
    now: Date,
  ): Promise<void> {
    if (rows.length > 0) await client.query(DRIFT, [connectionId, JSON.stringify(rows), now]);
  }
}
