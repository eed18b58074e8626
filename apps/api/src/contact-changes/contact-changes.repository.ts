import { Injectable } from '@nestjs/common';
import type pg from 'pg';

/** A contact as it is stored, held against every other writer. */
export interface StoredContact {
  readonly id: string;
  readonly listId: string;
  readonly version: number;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly timeZone: string | null;
  readonly postalCode: string | null;
  readonly priority: number;
  readonly agent: string | null;
  readonly fields: Record<string, string>;
  readonly numbers: readonly { readonly number: string; readonly kind: string | null }[];
}

export interface ContactValues {
  readonly externalId: string | null;
  readonly name: string | null;
  readonly timeZone: string | null;
  readonly postalCode: string | null;
  readonly priority: number;
  readonly agent: string | null;
  /** JSON object. */
  readonly fields: string;
}

const LOCK = `
  select id, list_id as "listId", version, external_id as "externalId", name, time_zone as "timeZone",
    postal_code as "postalCode", priority, agent, fields,
    (select jsonb_agg(jsonb_build_object('number', e164, 'kind', kind) order by position)
      from phone_number where contact_id = contact.id) as numbers
  from contact where id = $1::uuid for update of contact`;

const WRITE = `
  update contact set external_id = $2, name = $3, time_zone = $4, postal_code = $5, priority = $6::int, agent = $7,
    fields = $8::jsonb, version = version + 1
  where id = $1::uuid`;

// A smaller rank goes first: priority, then the order of the uploaded file; as the spool gives it at the start.
const REORDER = `
  update spool_entry entry set priority = contact.priority, updated_at = $2::timestamptz,
    rank = contact.priority::bigint * 4294967296 + contact.line_number
  from contact where contact.id = $1::uuid and entry.contact_id = contact.id and entry.state <> 'done'`;

const RESTART_NUMBERS = `
  update spool_entry set number_index = 0 where contact_id = $1::uuid and number_index <> 0`;

// Whoever settles an attempt takes it before its entry, so that is the order here too.
const LOCK_ATTEMPTS = `
  select id from attempt where contact_id = any($1::uuid[]) and state = 'RESERVED' order by id for update`;
const LOCK_ENTRIES = 'select id from spool_entry where contact_id = any($1::uuid[]) order by id for update';

// Never sent, and under the closed gate nobody sends it now.
const RELEASE = `
  with released as (
    update attempt set state = 'RELEASED', closed_at = $2::timestamptz, error = $3
    where contact_id = any($1::uuid[]) and state = 'RESERVED' returning id, entry_id),
  closed as (delete from open_attempt using released where open_attempt.attempt_id = released.id)
  update spool_entry entry set
    state = 'waiting', attempt_id = null, tries = entry.tries - 1, eligible_at = $2::timestamptz, updated_at = $2::timestamptz
  from released where entry.id = released.entry_id and entry.attempt_id = released.id and entry.state = 'in_flight'`;

const BELONGINGS = `
  select (select count(*)::int from spool_entry where contact_id = $1::uuid) as entries,
    (select count(*)::int from callback where contact_id = $1::uuid and state = 'open') as "cancelledCallbacks",
    (select count(*)::int from attempt where contact_id = $1::uuid) as "keptAttempts"`;

/** Changes single contacts; every statement is of the caller's transaction. */
@Injectable()
export class ContactChangesRepository {
  async lock(client: pg.PoolClient, id: string): Promise<StoredContact | null> {
    const { rows } = await client.query<StoredContact>(LOCK, [id]);
    return rows[0] ?? null;
  }

  async write(client: pg.PoolClient, id: string, values: ContactValues): Promise<void> {
    const { externalId, name, timeZone, postalCode, priority, agent, fields } = values;
    await client.query(WRITE, [id, externalId, name, timeZone, postalCode, priority, agent, fields]);
  }

  /** Puts its entries where its priority says. */
  async reorder(client: pg.PoolClient, id: string, at: Date): Promise<void> {
    await client.query(REORDER, [id, at]);
  }

  /** Its numbers are others now: the next try begins with the first. */
  async restartNumbers(client: pg.PoolClient, id: string): Promise<void> {
    await client.query(RESTART_NUMBERS, [id]);
  }

  /** Holds what a claim or a settlement would change, under the closed gate. */
  async lockWork(client: pg.PoolClient, ids: readonly string[]): Promise<void> {
    await client.query(LOCK_ATTEMPTS, [ids]);
    await client.query(LOCK_ENTRIES, [ids]);
  }

  /** Lets go what was reserved and not sent; its entry waits to be judged anew. */
  async release(client: pg.PoolClient, ids: readonly string[], why: string, at: Date): Promise<void> {
    await client.query(RELEASE, [ids, at, why]);
  }

  async belongings(
    client: pg.PoolClient,
    id: string,
  ): Promise<{ entries: number; cancelledCallbacks: number; keptAttempts: number }> {
    const { rows } = await client.query<{
      entries: number;
      cancelledCallbacks: number;
      keptAttempts: number;
    }>(BELONGINGS, [id]);
    return rows[0]!;
  }

  /** With its numbers, its entries and its promises; attempts and call records stay. */
  async remove(client: pg.PoolClient, id: string): Promise<void> {
    await client.query('delete from contact where id = $1::uuid', [id]);
  }
}
