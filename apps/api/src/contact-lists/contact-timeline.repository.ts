import type { AttemptState, Result, StoredCallbackState } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

/** Where a page ends: its last item's moment, and a key that tells items of one moment apart. */
export interface TimelinePlace {
  readonly at: Date;
  readonly key: string;
}

interface Placed extends TimelinePlace {
  readonly id: string;
}

interface InCampaign extends Placed {
  readonly campaignId: string;
  readonly campaignName: string;
}

export interface TimelineAttempt extends InCampaign {
  readonly number: string;
  readonly tryNumber: number;
  readonly state: AttemptState;
  readonly result: Result | null;
  readonly resultWord: string | null;
  readonly disposition: string | null;
  readonly evidence: string | null;
  readonly sendingAt: Date | null;
  readonly closedAt: Date | null;
  readonly doubtUntil: Date | null;
  readonly error: string | null;
  readonly breach: string | null;
}

export interface TimelineRecord extends InCampaign {
  readonly attemptId: string;
  readonly connectionId: string;
  readonly dispositionWord: string;
  readonly result: string | null;
  readonly disposition: string | null;
  readonly durationSeconds: number;
  readonly billSeconds: number | null;
  readonly agent: string | null;
  readonly matchedBy: string | null;
  readonly confidence: number | null;
  readonly hasRecording: boolean;
}

export interface TimelineCallback extends InCampaign {
  readonly kind: 'callback_made' | 'callback_settled';
  readonly state: StoredCallbackState;
  readonly number: string;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly by: string | null;
  readonly note: string;
  readonly reason: string | null;
}

export interface TimelineImport extends Placed {
  readonly importId: string | null;
  readonly fileName: string | null;
  readonly line: number;
  readonly by: string | null;
}

// A contact's attempts are few, whatever the campaign: its index gives them all, and the page is cut from that.
const page = (items: string) => `
  select * from (${items}) item
  where $2::timestamptz is null or (at, key collate "C") < ($2::timestamptz, $3::text)
  order by at desc, key collate "C" desc limit $4::int`;

const ATTEMPTS = page(`
  select attempt.id, attempt.reserved_at as at, attempt.id::text as key, attempt.campaign_id as "campaignId",
    campaign.name as "campaignName", attempt.number, attempt.try_number as "tryNumber", attempt.state::text as state,
    attempt.result, attempt.result_word as "resultWord", nullif(concat_ws(' / ', disposition.l1, nullif(disposition.l2, ''), nullif(disposition.l3, '')), '') as disposition,
    attempt.evidence, attempt.sending_at as "sendingAt",
    attempt.closed_at as "closedAt", attempt.doubt_until as "doubtUntil", attempt.error, attempt.breach
  from attempt join campaign on campaign.id = attempt.campaign_id
  left join disposition on disposition.id = attempt.disposition_id
  where attempt.contact_id = $1::uuid`);

// Attempt by attempt: over all at once the plan may read every call record there is.
const RECORDS = page(`
  select record.id, record.started_at as at, record.id::text as key, attempt.campaign_id as "campaignId",
    campaign.name as "campaignName", attempt.id as "attemptId", record.connection_id as "connectionId",
    record.disposition_word as "dispositionWord", record.result, nullif(concat_ws(' / ', disposition.l1, nullif(disposition.l2, ''), nullif(disposition.l3, '')), '') as disposition,
    record.duration_seconds::float8 as "durationSeconds",
    record.bill_seconds::float8 as "billSeconds", record.agent, record.matched_by as "matchedBy",
    record.confidence::float8 as confidence, record.has_recording as "hasRecording"
  from attempt
  join campaign on campaign.id = attempt.campaign_id
  cross join lateral (select * from call_record where attempt_id = attempt.id offset 0) record
  left join disposition on disposition.id = record.disposition_id
  where attempt.contact_id = $1::uuid`);

const CALLBACK = `
  callback.campaign_id as "campaignId", campaign.name as "campaignName", callback.state::text as state, callback.number,
  callback.due_at as "dueAt", callback.time_zone as "timeZone", callback.note`;
const CALLBACKS = page(`
  select callback.id, callback.created_at as at, callback.id::text as key, 'callback_made' as kind, ${CALLBACK},
    callback.created_by as by, null as reason
  from callback join campaign on campaign.id = callback.campaign_id where callback.contact_id = $1::uuid
  union all
  select callback.id, callback.settled_at, callback.id::text || '+', 'callback_settled', ${CALLBACK},
    callback.settled_by, coalesce(callback.missed_reason, callback.cancel_reason)
  from callback join campaign on campaign.id = callback.campaign_id
  where callback.contact_id = $1::uuid and callback.settled_at is not null`);

const IMPORTED = page(`
  select contact.id, contact.created_at as at, contact.id::text as key, contact.import_id as "importId",
    list_import.file_name as "fileName", contact.line_number as line, list_import.created_by as by
  from contact left join list_import on list_import.id = contact.import_id
  where contact.id = $1::uuid`);

/** What happened with one contact, each sort newest first, before a place. */
@Injectable()
export class ContactTimelineRepository {
  constructor(private readonly database: Database) {}

  attempts(contactId: string, before: TimelinePlace | null, take: number): Promise<TimelineAttempt[]> {
    return this.read(ATTEMPTS, contactId, { before, take });
  }

  callRecords(contactId: string, before: TimelinePlace | null, take: number): Promise<TimelineRecord[]> {
    return this.read(RECORDS, contactId, { before, take });
  }

  callbacks(contactId: string, before: TimelinePlace | null, take: number): Promise<TimelineCallback[]> {
    return this.read(CALLBACKS, contactId, { before, take });
  }

  imported(contactId: string, before: TimelinePlace | null, take: number): Promise<TimelineImport[]> {
    return this.read(IMPORTED, contactId, { before, take });
  }

  private async read<Row extends Placed>(
    sql: string,
    contactId: string,
    { before, take }: { before: TimelinePlace | null; take: number },
  ): Promise<Row[]> {
    const place = [before?.at ?? null, before?.key ?? null];
    return (await this.database.pool.query<Row>(sql, [contactId, ...place, take])).rows;
  }
}
