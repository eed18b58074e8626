import type { AttemptState, VendorNumberFormat } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

/** An attempt as a call record is held against it. */
export interface RecordAttemptRow {
  readonly id: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly number: string;
  readonly dialedAs: string;
  readonly method: 'dialer_push' | 'dialer_upload' | 'ivr_call' | 'masked_call';
  readonly ownNumber: string | null;
  readonly vendorRef: string | null;
  readonly tryNumber: number;
  readonly state: AttemptState;
  readonly result: string | null;
  readonly reservedAt: Date;
  readonly sendingAt: Date | null;
  readonly answeredAt: Date | null;
  readonly dialedAt: Date | null;
  readonly closedAt: Date | null;
  readonly records: number;
}

const SELECT = `
  select attempt.id, attempt.campaign_id as "campaignId", campaign.name as "campaignName",
    attempt.contact_id as "contactId", contact.name as "contactName", attempt.number, attempt.dialed_as as "dialedAs",
    attempt.method::text as method,
    case when attempt.method = 'masked_call' then campaign.vendor_settings ->> 'ownNumber' end as "ownNumber",
    attempt.vendor_ref as "vendorRef", attempt.try_number as "tryNumber", attempt.state::text as state, attempt.result,
    attempt.reserved_at as "reservedAt", attempt.sending_at as "sendingAt", attempt.answered_at as "answeredAt",
    attempt.dialed_at as "dialedAt", attempt.closed_at as "closedAt",
    (select count(*)::int from call_record record where record.attempt_id = attempt.id) as records
  from attempt
  join campaign on campaign.id = attempt.campaign_id
  left join contact on contact.id = attempt.contact_id`;

// The id tells when an attempt was reserved, so a stretch of time is a range of the index by number.
const CANDIDATES = `${SELECT}
  where attempt.connection_id = $1 and attempt.number = any($2::text[])
    and attempt.id >= uuid7_floor($3::timestamptz) and attempt.id < uuid7_floor($4::timestamptz)
  order by abs(extract(epoch from coalesce(attempt.sending_at, attempt.reserved_at) - $5::timestamptz)), attempt.id
  limit $6`;

@Injectable()
export class RecordAttemptsRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<RecordAttemptRow | null> {
    const { rows } = await this.database.pool.query<RecordAttemptRow>(`${SELECT} where attempt.id = $1`, [
      id,
    ]);
    return rows[0] ?? null;
  }

  /** Attempts to these numbers, reserved in a stretch of time; those sent nearest to `near` first. */
  async candidates(
    connectionId: string,
    numbers: readonly string[],
    { from, to, near }: { from: Date; to: Date; near: Date },
    take: number,
  ): Promise<RecordAttemptRow[]> {
    const parameters = [connectionId, numbers, from, to, near, take];
    return (await this.database.pool.query<RecordAttemptRow>(CANDIDATES, parameters)).rows;
  }

  /** How the connection is told numbers; null when it was not said. */
  async numberFormat(connectionId: string): Promise<VendorNumberFormat | null> {
    const { rows } = await this.database.pool.query<{ format: VendorNumberFormat | null }>(
      `select settings -> 'numberFormat' as format from connection where id = $1`,
      [connectionId],
    );
    return rows[0]?.format ?? null;
  }
}
