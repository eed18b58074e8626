import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { DispatchCampaign } from './dispatch-campaign.js';
import type { ReservedAttempt } from './reserved-attempt.js';

const LOCK = `select pg_advisory_xact_lock(key) from unnest($1::bigint[]) as key`;

const OCCUPIED = `
  select number from live_push
  where connection_id = $1 and vendor_campaign = $2 and number = any($3::text[])`;

// One statement: the intent and the entry change together, or not at all.
const RESERVE = `
  with wanted as (
    select * from jsonb_to_recordset($1::jsonb) as wanted(
      id uuid, "entryId" uuid, "contactId" uuid, "personId" uuid, number text, "dialedAs" text, "tryNumber" int,
      until timestamptz, "numberIndex" int, "callbackId" uuid)),
  intent as (
    insert into attempt (id, campaign_id, group_id, connection_id, entry_id, contact_id, person_id, number, dialed_as,
      method, vendor_campaign, try_number, node_id, state, reserved_at, until)
    select id, $2, $3, $4, "entryId", "contactId", "personId", number, "dialedAs",
      $5::dialing_method, $6, "tryNumber", $7, 'RESERVED', $8, until
    from wanted),
  open as (
    insert into open_attempt (attempt_id, campaign_id, connection_id, number, person_id, node_id)
    select id, $2, $4, number, "personId", $7 from wanted),
  promised as (
    update callback set attempt_id = wanted.id
    from wanted where callback.id = wanted."callbackId" and callback.state = 'open')
  update spool_entry entry set
    state = 'in_flight', attempt_id = wanted.id, tries = wanted."tryNumber", number_index = wanted."numberIndex",
    blocks = '{}', updated_at = $8
  from wanted where entry.id = wanted."entryId"`;

/** A reservation with what the claim alone needs to know. */
export interface ClaimedAttempt extends ReservedAttempt {
  readonly numberIndex: number;
  /** The promise that it is to keep. */
  readonly callbackId: string | null;
}

@Injectable()
export class ClaimRepository {
  /**
   * Locks numbers and persons until the transaction ends, always in the same order, so that claimers of any campaign
   * count caps one after the other and never wait for each other in a circle.
   */
  async lockKeys(client: pg.ClientBase, keys: readonly string[]): Promise<void> {
    const hashed = [...new Set(keys.map(lockNumberOf))].sort((a, b) => (a < b ? -1 : 1));
    await client.query(LOCK, [hashed.map(String)]);
  }

  /** Numbers that already wait in that vendor campaign's spool, for whichever of our campaigns. */
  async occupiedNumbers(
    client: pg.ClientBase,
    campaign: DispatchCampaign,
    numbers: readonly string[],
  ): Promise<Set<string>> {
    const { rows } = await client.query<{ number: string }>(OCCUPIED, [
      campaign.connectionId,
      campaign.vendorCampaign,
      numbers,
    ]);
    return new Set(rows.map((row) => row.number));
  }

  async reserve(
    client: pg.ClientBase,
    campaign: DispatchCampaign,
    attempts: readonly ClaimedAttempt[],
    by: { nodeId: string; now: Date },
  ): Promise<void> {
    if (attempts.length === 0) return;
    const rows = attempts.map((attempt) => ({
      id: attempt.id,
      entryId: attempt.entry.id,
      contactId: attempt.entry.contactId,
      personId: attempt.entry.personId,
      number: attempt.number,
      dialedAs: attempt.dialedAs,
      tryNumber: attempt.entry.tries + 1,
      until: attempt.until,
      numberIndex: attempt.numberIndex,
      callbackId: attempt.callbackId,
    }));
    await client.query(RESERVE, [
      JSON.stringify(rows),
      campaign.id,
      campaign.groupId,
      campaign.connectionId,
      campaign.method,
      campaign.vendorCampaign,
      by.nodeId,
      by.now,
    ]);
  }
}

/** A 64-bit lock number of a key; two keys that share one merely wait for each other. */
function lockNumberOf(key: string): bigint {
  return createHash('sha256').update(key).digest().readBigInt64BE(0);
}
