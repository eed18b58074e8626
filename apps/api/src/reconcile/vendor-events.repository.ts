import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';
import type { KeyPressPayload, WebhookPayload } from './inbound-event.js';

export interface NewVendorEvent {
  readonly id: string;
  readonly connectionId: string;
  readonly kind: string;
  readonly eventKey: string;
  /** Added to the key when another event has it already. */
  readonly hash: string;
  readonly payload: { readonly query: string };
  readonly receivedAt: Date;
  /** For an event that is applied to nothing. */
  readonly outcome: string | null;
  readonly drift: readonly string[];
}

export interface PendingWebhook {
  readonly id: string;
  readonly connectionId: string;
  readonly kind: string;
  readonly eventKey: string;
  readonly payload: WebhookPayload;
  readonly receivedAt: Date;
}

export interface PendingKeyPress {
  readonly id: string;
  readonly connectionId: string;
  readonly payload: KeyPressPayload;
  readonly receivedAt: Date;
}

export interface AppliedEvent {
  readonly id: string;
  readonly attemptId: string | null;
  readonly outcome: string;
}

/** An open attempt that a webhook may be about. */
export interface WebhookAttempt {
  readonly id: string;
  readonly connectionId: string;
  readonly number: string;
  readonly dialedAs: string;
  readonly sendingAt: Date | null;
}

// The same event told twice collides. Another event under the same key (a PBX that uses a call id again) is kept too.
const ADD = `
  with first as (
    insert into vendor_event (id, connection_id, kind, event_key, payload, received_at, applied_at, outcome)
    values ($1, $2, $3, $4, $6, $7, case when $8::text is null then null else $7::timestamptz end, $8)
    on conflict (connection_id, kind, event_key) do nothing
    returning id),
  other as (
    insert into vendor_event (id, connection_id, kind, event_key, payload, received_at, applied_at, outcome)
    select $1, $2, $3, $4 || '#' || $5, $6, $7, case when $8::text is null then null else $7::timestamptz end, $8
    from vendor_event known
    where known.connection_id = $2 and known.kind = $3 and known.event_key = $4
      and known.payload ->> 'query' <> $6::jsonb ->> 'query'
    on conflict (connection_id, kind, event_key) do nothing
    returning id),
  added as (select id from first union all select id from other),
  drifted as (
    insert into drift as known (connection_id, what, sample, count, first_seen_at, last_seen_at)
    select $2, what, left(what, 100), 1, $7, $7
    from (select distinct left('reports of the PBX: ' || text, 300) as what from unnest($9::text[]) text) seen, added
    on conflict (connection_id, what) do update set
      count = known.count + 1, last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at))
  select id from added`;

const PENDING_COLUMNS = `id, connection_id as "connectionId", kind, event_key as "eventKey", payload, received_at as "receivedAt"`;
const PENDING_WEBHOOKS = `
  select ${PENDING_COLUMNS} from vendor_event
  where applied_at is null and kind in ('call-started', 'call-ended') order by id limit $1 for update skip locked`;
const PENDING_KEY_PRESSES = `
  select id from vendor_event where applied_at is null and kind = 'key-press' order by id limit $1`;
const TAKE_KEY_PRESS = `
  select ${PENDING_COLUMNS} from vendor_event where id = $1::uuid and applied_at is null for update`;

const PARTNERS = `
  select event.id, event.connection_id as "connectionId", event.kind, event.event_key as "eventKey", event.payload,
    event.received_at as "receivedAt"
  from jsonb_to_recordset($1::jsonb) as wanted("connectionId" uuid, kind text, "eventKey" text)
  join vendor_event event on event.connection_id = wanted."connectionId" and event.kind = wanted.kind
    and event.event_key = wanted."eventKey"`;

const OPEN = `
  select a.id, a.connection_id as "connectionId", a.number, a.dialed_as as "dialedAs", a.sending_at as "sendingAt"
  from open_attempt o join attempt a on a.id = o.attempt_id
  where o.connection_id = any($1::uuid[]) and (o.number = any($2::text[]) or a.dialed_as = any($3::text[]))
    and a.state in ('SENDING', 'ACCEPTED', 'IN_DOUBT', 'RECALLED', 'OBSERVED')`;

const MARK = `
  update vendor_event set applied_at = $2::timestamptz, attempt_id = done."attemptId", outcome = done.outcome
  from jsonb_to_recordset($1::jsonb) as done(id uuid, "attemptId" uuid, outcome text)
  where vendor_event.id = done.id`;

@Injectable()
export class VendorEventsRepository {
  constructor(private readonly database: Database) {}

  /** Stores an event; false when it was told before. Committed when this resolves. */
  async add(event: NewVendorEvent): Promise<boolean> {
    const { rows } = await this.database.pool.query(ADD, [
      event.id,
      event.connectionId,
      event.kind,
      event.eventKey,
      event.hash,
      JSON.stringify(event.payload),
      event.receivedAt,
      event.outcome,
      event.drift,
    ]);
    return rows.length > 0;
  }

  async takeWebhooks(client: pg.ClientBase, limit: number): Promise<PendingWebhook[]> {
    return (await client.query<PendingWebhook>(PENDING_WEBHOOKS, [limit])).rows;
  }

  /** The other event of each call, where it has come. */
  async partnersOf(
    client: pg.ClientBase,
    wanted: readonly Pick<PendingWebhook, 'connectionId' | 'kind' | 'eventKey'>[],
  ): Promise<PendingWebhook[]> {
    return (await client.query<PendingWebhook>(PARTNERS, [JSON.stringify(wanted)])).rows;
  }

  async openAttempts(
    client: pg.ClientBase,
    connectionIds: readonly string[],
    numbers: readonly string[],
    dialedAs: readonly string[],
  ): Promise<WebhookAttempt[]> {
    return (await client.query<WebhookAttempt>(OPEN, [connectionIds, numbers, dialedAs])).rows;
  }

  async listPendingKeyPresses(limit: number): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ id: string }>(PENDING_KEY_PRESSES, [limit]);
    return rows.map((row) => row.id);
  }

  /** The key press, held until the transaction ends; null when somebody has applied it. */
  async takeKeyPress(transaction: AnyTransaction, id: string): Promise<PendingKeyPress | null> {
    const [row] = await runInTransaction<PendingKeyPress>(transaction, TAKE_KEY_PRESS, [id]);
    return row ?? null;
  }

  async markApplied(transaction: AnyTransaction, events: readonly AppliedEvent[], at: Date): Promise<void> {
    if (events.length > 0) await runInTransaction(transaction, MARK, [JSON.stringify(events), at]);
  }
}
