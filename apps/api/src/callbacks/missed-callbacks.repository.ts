import { Injectable } from '@nestjs/common';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

export interface LateCallback {
  readonly id: string;
  readonly dueAt: Date;
  readonly campaignState: string;
  readonly isStopped: boolean;
  readonly entryState: string;
  readonly blocks: readonly string[];
  readonly eligibleAt: Date | null;
  readonly attemptState: string | null;
  readonly attemptResult: string | null;
  readonly attemptError: string | null;
}

export interface MissedMark {
  readonly id: string;
  readonly code: string;
  readonly reason: string;
}

// The entry is locked before the promise, as by every writer; one that is being called just now is waited for.
const TAKE_LATE = `
  select callback.id, callback.due_at as "dueAt", campaign.state::text as "campaignState",
    (select stopped from stop_switch where id = 1) as "isStopped", entry.state::text as "entryState",
    entry.blocks, entry.eligible_at as "eligibleAt", attempt.state::text as "attemptState",
    attempt.result as "attemptResult", attempt.error as "attemptError"
  from callback
  join campaign on campaign.id = callback.campaign_id
  join spool_entry entry on entry.contact_id = callback.contact_id and entry.campaign_id = callback.campaign_id
  left join attempt on attempt.id = callback.attempt_id
  where callback.state = 'open' and callback.due_at <= $1::timestamptz and entry.state <> 'in_flight'
  order by callback.due_at, callback.id
  limit $2::int for update of entry skip locked`;

const MARK = `
  update callback set state = 'missed', missed_code = mark.code, missed_reason = mark.reason,
    settled_at = $2::timestamptz, settled_by = $3::text, updated_at = $2::timestamptz, version = version + 1
  from jsonb_to_recordset($1::jsonb) as mark(id uuid, code text, reason text)
  where callback.id = mark.id and callback.state = 'open' and callback.due_at <= $4::timestamptz
  returning callback.id`;

@Injectable()
export class MissedCallbacksRepository {
  /** Open promises that were due by then, the oldest first, with their entries locked. */
  takeLate(transaction: AnyTransaction, dueBy: Date, limit: number): Promise<LateCallback[]> {
    return runInTransaction(transaction, TAKE_LATE, [dueBy, limit]);
  }

  /** Returns those that were still open. */
  async mark(
    transaction: AnyTransaction,
    marks: readonly MissedMark[],
    at: { readonly now: Date; readonly dueBy: Date; readonly by: string },
  ): Promise<string[]> {
    const rows = await runInTransaction<{ id: string }>(transaction, MARK, [
      JSON.stringify(marks),
      at.now,
      at.by,
      at.dueBy,
    ]);
    return rows.map(({ id }) => id);
  }
}
