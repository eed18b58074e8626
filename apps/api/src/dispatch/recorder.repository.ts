import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

/** One answer as it is written back. */
export interface RecordedAnswer {
  readonly id: string;
  readonly state: 'ACCEPTED' | 'REFUSED' | 'RELEASED' | 'IN_DOUBT';
  readonly at: Date;
  readonly vendorRef: string | null;
  readonly error: string | null;
  readonly doubtUntil: Date | null;
  /** When the entry of a refused or released attempt may be tried again; null blocks it. */
  readonly retryAt: Date | null;
}

const ANSWER_COLUMNS = `
  id uuid, state text, at timestamptz, "vendorRef" text, error text, "doubtUntil" timestamptz, "retryAt" timestamptz`;

// Forward only: evidence may have come before the answer (OBSERVED, CLOSED stay), and the sweep may have put a slow one
// in doubt. A proven "not sent" or "no" still settles a doubt.
const RECORD = `
  with answer as (select * from jsonb_to_recordset($1::jsonb) as answer(${ANSWER_COLUMNS})),
  settled as (
    update attempt set
      state = answer.state::attempt_state, answered_at = answer.at, vendor_ref = answer."vendorRef",
      error = answer.error, doubt_until = answer."doubtUntil",
      closed_at = case when answer.state in ('REFUSED', 'RELEASED') then answer.at end
    from answer
    where attempt.id = answer.id and attempt.state in ('SENDING', 'IN_DOUBT')
    returning attempt.id, attempt.entry_id, attempt.person_id, answer.state, answer.at, answer."retryAt"),
  ended as (select * from settled where state in ('REFUSED', 'RELEASED')),
  closed as (delete from open_attempt using ended where open_attempt.attempt_id = ended.id),
  vacated as (delete from live_push using ended where live_push.attempt_id = ended.id),
  freed as (
  update spool_entry entry set
    state = (case when refusals.count >= $2 or ended."retryAt" is null then 'blocked' else 'waiting' end)::spool_state,
    blocks = case when refusals.count >= $2 or ended."retryAt" is null then array['VENDOR_REFUSED'] else '{}' end,
    not_before = ended."retryAt",
    eligible_at = case when refusals.count >= $2 then null else ended."retryAt" end,
    result_counts = case when ended.state = 'REFUSED'
      then entry.result_counts || jsonb_build_object('REFUSED', refusals.count) else entry.result_counts end,
    attempt_id = null, tries = entry.tries - 1, updated_at = ended.at
  from ended
  join spool_entry before on before.id = ended.entry_id
  cross join lateral (select coalesce((before.result_counts ->> 'REFUSED')::int, 0)
    + case when ended.state = 'REFUSED' then 1 else 0 end as count) refusals
  where entry.id = ended.entry_id and entry.attempt_id = ended.id and entry.state = 'in_flight')
  select person_id as "personId" from ended`;

@Injectable()
export class RecorderRepository {
  constructor(private readonly database: Database) {}

  /**
   * Writes a batch of answers in one statement. `maxRefusals`: after so many proven noes the entry needs a person.
   * Returns the persons whose attempts ended without a call.
   */
  async record(answers: readonly RecordedAnswer[], maxRefusals: number): Promise<(string | null)[]> {
    const { rows } = await this.database.pool.query<{ personId: string | null }>(RECORD, [
      JSON.stringify(answers),
      maxRefusals,
    ]);
    return rows.map((row) => row.personId);
  }
}
