import { Injectable } from '@nestjs/common';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

// An entry in flight keeps its call; what becomes of it is decided when that ends.
const HOLD = `
  update spool_entry set state = 'waiting', not_before = null, eligible_at = $2::timestamptz, until = null,
    done_reason = null, blocks = '{CALLBACK_PENDING}', updated_at = $3::timestamptz
  where id = $1::uuid and state <> 'in_flight'`;

// What the promise took up again goes back to where it was; the others are judged anew by the ordinary rules.
const RELEASE = `
  update spool_entry entry set
    state = (case when callback.done_reason is null then 'waiting' else 'done' end)::spool_state,
    done_reason = callback.done_reason, until = null, blocks = '{}',
    eligible_at = case when callback.done_reason is null then $2::timestamptz end, updated_at = $2::timestamptz
  from callback
  where callback.id = any($1::uuid[]) and entry.contact_id = callback.contact_id
    and entry.campaign_id = callback.campaign_id and entry.state in ('new', 'waiting', 'ready', 'blocked')`;

/** What a promise does to the entry of its contact; the caller holds the transaction. */
@Injectable()
export class CallbackEntriesRepository {
  /** Makes the entry wait for the promised moment, also one that was done. */
  async hold(transaction: AnyTransaction, entryId: string, dueAt: Date, now: Date): Promise<void> {
    await runInTransaction(transaction, HOLD, [entryId, dueAt, now]);
  }

  /** Lets the entries of promises go that have ended without a call. */
  async release(transaction: AnyTransaction, callbackIds: readonly string[], now: Date): Promise<void> {
    await runInTransaction(transaction, RELEASE, [callbackIds, now]);
  }
}
