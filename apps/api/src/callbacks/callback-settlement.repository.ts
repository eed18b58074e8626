import { Injectable } from '@nestjs/common';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

/** A call that a disposition promises, as it is written. */
export interface DispositionCallback {
  readonly attemptId: string;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly note: string;
}

export interface WrittenCallback {
  readonly id: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly number: string;
  readonly dueAt: Date;
  readonly sourceAttemptId: string;
}

export interface KeptCallback {
  readonly id: string;
  readonly attemptId: string;
}

// A promise may be kept late, and its record may come later still: what was said to be missed is put right.
const KEEP = `
  update callback set state = 'kept', settled_at = $2::timestamptz, settled_by = $3::text, missed_code = null,
    missed_reason = null, updated_at = $2::timestamptz, version = version + 1
  where attempt_id = any($1::uuid[]) and state in ('open', 'missed')
  returning id, attempt_id as "attemptId"`;

// One attempt promises once, however often its report is read; a promise that is open already takes the new time.
const PROMISE = `
  insert into callback (id, campaign_id, contact_id, number, due_at, time_zone, note, source, source_attempt_id,
    created_by, created_at, updated_at)
  select uuid7($2::timestamptz), attempt.campaign_id, attempt.contact_id, attempt.number, wanted."dueAt",
    wanted."timeZone", wanted.note, 'disposition', attempt.id, $3::text, $2::timestamptz, $2::timestamptz
  from jsonb_to_recordset($1::jsonb) as wanted(
    "attemptId" uuid, "dueAt" timestamptz, "timeZone" text, note text)
  join attempt on attempt.id = wanted."attemptId"
  where attempt.contact_id is not null
    and not exists (select 1 from callback known where known.source_attempt_id = attempt.id)
  order by attempt.id
  on conflict (contact_id, campaign_id) where state = 'open' do update
    set number = excluded.number, due_at = excluded.due_at, time_zone = excluded.time_zone, note = excluded.note,
      source = excluded.source, source_attempt_id = excluded.source_attempt_id, attempt_id = null,
      updated_at = excluded.updated_at, version = callback.version + 1
  returning id, campaign_id as "campaignId", contact_id as "contactId", number, due_at as "dueAt",
    source_attempt_id as "sourceAttemptId"`;

// An entry whose attempt has just ended waits for the promise that is open, whatever the respool rule said; unless the
// attempt was the promised call itself (then the rule decides when to try again) or the person said no.
const HOLD = `
  with promised as (
    select callback.id, callback.due_at, entry.id as entry_id, entry.state, entry.done_reason
    from spool_entry entry
    join callback on callback.contact_id = entry.contact_id and callback.campaign_id = entry.campaign_id
      and callback.state = 'open'
    where entry.id = any($1::uuid[]) and entry.state in ('waiting', 'done')
      and callback.attempt_id is distinct from entry.attempt_id
      and entry.done_reason is distinct from 'blacklisted'),
  held as (
    update spool_entry entry set state = 'waiting', not_before = null,
      eligible_at = greatest(promised.due_at, $2::timestamptz), until = null, done_reason = null,
      blocks = '{CALLBACK_PENDING}', updated_at = $2::timestamptz
    from promised where entry.id = promised.entry_id
    returning entry.id)
  update callback set done_reason = coalesce(callback.done_reason, promised.done_reason)
  from promised where callback.id = promised.id and promised.state = 'done'`;

/** What the end of attempts means for promises; the caller holds the transaction and the attempts. */
@Injectable()
export class CallbackSettlementRepository {
  /** The promises that these answered attempts were made for are kept. */
  keep(
    transaction: AnyTransaction,
    attemptIds: readonly string[],
    now: Date,
    by: string,
  ): Promise<KeptCallback[]> {
    return runInTransaction(transaction, KEEP, [attemptIds, now, by]);
  }

  promise(
    transaction: AnyTransaction,
    rows: readonly DispositionCallback[],
    now: Date,
    by: string,
  ): Promise<WrittenCallback[]> {
    return runInTransaction(transaction, PROMISE, [JSON.stringify(rows), now, by]);
  }

  async hold(transaction: AnyTransaction, entryIds: readonly string[], now: Date): Promise<void> {
    await runInTransaction(transaction, HOLD, [entryIds, now]);
  }
}
