import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { AttemptPastGate } from '../gate/gate.service.js';

/** SQL that says whether a row with a contact and a campaign, called by its alias, is work that ends. */
export type WorkRow = (alias: string) => string;

const held = (rows: string) => `select count(*) from (${rows}) held`;

// Whoever settles an attempt takes it before its entry, so that is the order here too.
const LOCK_ATTEMPTS = (ends: WorkRow) =>
  held(`
  select 1 from attempt join open_attempt open on open.attempt_id = attempt.id
  where attempt.state = 'RESERVED' and ${ends('attempt')}
  order by attempt.id for update of attempt`);
const LOCK_ENTRIES = (ends: WorkRow) =>
  held(`
  select 1 from spool_entry entry where ${ends('entry')} order by entry.id for update of entry`);

// Never sent, and under the closed gate nobody sends it now.
const RELEASE = (ends: WorkRow) => `
  with released as (
    update attempt set state = 'RELEASED', closed_at = $1::timestamptz, error = $2
    from open_attempt open
    where open.attempt_id = attempt.id and attempt.state = 'RESERVED' and ${ends('attempt')}
    returning attempt.id)
  delete from open_attempt using released where open_attempt.attempt_id = released.id`;

const PAST_GATE = (ends: WorkRow) => `
  select attempt.id as "attemptId", attempt.campaign_id as "campaignId", attempt.number,
    attempt.state::text as state, attempt.sending_at as "sentAt"
  from open_attempt open join attempt on attempt.id = open.attempt_id
  where attempt.state in ('SENDING', 'ACCEPTED', 'IN_DOUBT', 'OBSERVED') and ${ends('attempt')}
  order by attempt.id`;

const DROP_ENTRIES = (ends: WorkRow) => `delete from spool_entry entry where ${ends('entry')}`;

/** Ends work of many contacts at once; every statement is of the caller's transaction, under the closed gate. */
@Injectable()
export class LeavingWorkRepository {
  /** Lets go what was reserved, and takes the entries out of their spools. Returns what is past the gate. */
  async end(
    client: pg.PoolClient,
    ends: WorkRow,
    how: { readonly why: string; readonly at: Date },
  ): Promise<AttemptPastGate[]> {
    await client.query(LOCK_ATTEMPTS(ends));
    await client.query(LOCK_ENTRIES(ends));
    await client.query(RELEASE(ends), [how.at, how.why]);
    await client.query(DROP_ENTRIES(ends));
    return (await client.query<AttemptPastGate>(PAST_GATE(ends))).rows;
  }
}
