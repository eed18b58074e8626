import type { AttemptState, Result } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface AttemptRow {
  readonly id: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly connectionId: string;
  readonly entryId: string | null;
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly number: string;
  readonly dialedAs: string;
  readonly method: 'dialer_push' | 'dialer_upload' | 'ivr_call' | 'masked_call';
  readonly vendorCampaign: string;
  readonly tryNumber: number;
  readonly state: AttemptState;
  readonly result: Result | null;
  readonly resultWord: string | null;
  readonly disposition: string | null;
  readonly evidence: string | null;
  readonly reservedAt: Date;
  readonly until: Date;
  readonly sendingAt: Date | null;
  readonly answeredAt: Date | null;
  readonly doubtUntil: Date | null;
  readonly recalledAt: Date | null;
  readonly dialedAt: Date | null;
  readonly closedAt: Date | null;
  readonly digits: string | null;
  readonly error: string | null;
  readonly breach: string | null;
}

export interface EventRow {
  readonly id: string;
  readonly kind: string;
  readonly receivedAt: Date;
  readonly appliedAt: Date | null;
  readonly outcome: string | null;
}

/** Null: not narrowed by this. */
export interface AttemptFilter {
  readonly campaignId: string | null;
  readonly contactId: string | null;
  readonly number: string | null;
  readonly state: AttemptState | null;
  readonly result: Result | null;
  readonly beforeId: string | null;
  readonly take: number;
}

const SELECT = `
  select attempt.id, attempt.campaign_id as "campaignId", campaign.name as "campaignName",
    attempt.connection_id as "connectionId", attempt.entry_id as "entryId", attempt.contact_id as "contactId",
    contact.name as "contactName", attempt.number, attempt.dialed_as as "dialedAs", attempt.method::text as method,
    attempt.vendor_campaign as "vendorCampaign", attempt.try_number as "tryNumber", attempt.state::text as state,
    attempt.result, attempt.result_word as "resultWord",
    nullif(concat_ws(' / ', disposition.l1, nullif(disposition.l2, ''), nullif(disposition.l3, '')), '') as disposition, attempt.evidence, attempt.reserved_at as "reservedAt",
    attempt.until, attempt.sending_at as "sendingAt", attempt.answered_at as "answeredAt",
    attempt.doubt_until as "doubtUntil", attempt.recalled_at as "recalledAt", attempt.dialed_at as "dialedAt",
    attempt.closed_at as "closedAt", attempt.digits, attempt.error, attempt.breach
  from attempt
  join campaign on campaign.id = attempt.campaign_id
  left join contact on contact.id = attempt.contact_id
  left join disposition on disposition.id = attempt.disposition_id`;

// Events have no index on the attempt: those of its connection in its own time are few.
const EVENTS = `
  select id, kind, received_at as "receivedAt", applied_at as "appliedAt", outcome
  from vendor_event
  where connection_id = $1 and attempt_id = $2
    and id >= uuid7_floor($3::timestamptz - interval '1 hour') and id < uuid7_floor($4::timestamptz + interval '1 day')
  order by id`;

@Injectable()
export class AttemptsRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(filter: AttemptFilter): Promise<AttemptRow[]> {
    const parameters: unknown[] = [];
    const conditions: string[] = [];
    // Conditions stand in the statement only when they narrow it, so that each combination can use its own index.
    const narrow = (column: string, operator: string, value: unknown, type = 'uuid'): void => {
      if (value === null) return;
      parameters.push(value);
      conditions.push(`attempt.${column} ${operator} $${parameters.length}::${type}`);
    };
    narrow('campaign_id', '=', filter.campaignId);
    narrow('contact_id', '=', filter.contactId);
    narrow('number', '=', filter.number, 'text');
    narrow('state', '=', filter.state, 'attempt_state');
    narrow('result', '=', filter.result, 'text');
    narrow('id', '<', filter.beforeId);
    parameters.push(filter.take);
    const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
    const sql = `${SELECT} ${where} order by attempt.id desc limit $${parameters.length}`;
    return (await this.database.pool.query<AttemptRow>(sql, parameters)).rows;
  }

  async find(id: string): Promise<AttemptRow | null> {
    const { rows } = await this.database.pool.query<AttemptRow>(`${SELECT} where attempt.id = $1`, [id]);
    return rows[0] ?? null;
  }

  async eventsOf(attempt: AttemptRow, now: Date): Promise<EventRow[]> {
    const { rows } = await this.database.pool.query<EventRow>(EVENTS, [
      attempt.connectionId,
      attempt.id,
      attempt.reservedAt,
      attempt.closedAt ?? now,
    ]);
    return rows;
  }
}
