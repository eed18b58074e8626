import { Injectable } from '@nestjs/common';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';
import type { RespoolRule } from '@callspool/domain';
import type { Disposition, SettlePolicy } from './call-outcome.js';
import type { EntryChange } from './entry-after.js';
import type { SettleAttempt, SettleEntry } from './evidence.js';
import type { AttemptChange, ExtraDial } from './plan-settlement.js';

// Always locked in the order of their ids, so that two reconcilers never wait for each other in a circle.
const LOCK = `
  select a.id, a.campaign_id as "campaignId", a.group_id as "groupId", a.connection_id as "connectionId",
    a.person_id as "personId", a.number, a.dialed_as as "dialedAs", a.method::text as method, a.state::text as state,
    a.until, a.sending_at as "sendingAt", a.recalled_at as "recalledAt", a.dialed_at as "dialedAt",
    a.doubt_until as "doubtUntil", connection.doubt_seconds as "doubtSeconds", a.result, a.result_word as "resultWord",
    a.disposition_id as "dispositionId",
    a.digits, a.breach, entry.id as "entryId", entry.state::text as "entryState", entry.tries,
    entry.result_counts as "resultCounts", entry.number_index as "numberIndex",
    (select count(*)::int from phone_number where phone_number.contact_id = a.contact_id) as "numberCount"
  from attempt a
  join connection on connection.id = a.connection_id
  left join spool_entry entry on entry.id = a.entry_id and entry.attempt_id = a.id
  where a.id = any($1::uuid[])
  order by a.id for no key update of a`;

const POLICIES = `
  select campaign.id as "campaignId", campaign.vendor_decides as "vendorDecides", rule_set.rules,
    (select jsonb_object_agg(action.key, jsonb_build_object('id', disposition.id, 'action', disposition.action,
        'scheduleDelayMinutes', disposition.schedule_delay_minutes,
        'label', concat_ws(' / ', disposition.l1, nullif(disposition.l2, ''), nullif(disposition.l3, ''))))
      from jsonb_each_text(campaign.vendor_settings -> 'keyActions') action
      join disposition on disposition.id::text = action.value
      where jsonb_typeof(campaign.vendor_settings -> 'keyActions') = 'object') as keys
  from campaign
  join respool_rule_set rule_set on rule_set.id = campaign.respool_rule_set_id
  where campaign.id = any($1::uuid[])`;

// Everything an attempt's end means, in one statement: the attempt, the narrow rows that told it was open, its place in
// the vendor's spool, its entry. The promoter picks the entry up when `eligible_at` comes.
const WRITE = `
  with change as (
    select * from jsonb_to_recordset($1::jsonb) as change(
      id uuid, state text, result text, "resultWord" text, "dispositionId" uuid, evidence text, "dialedAt" timestamptz, "closedAt" timestamptz,
      "doubtUntil" timestamptz, digits text, breach text)),
  written as (
    update attempt set
      state = change.state::attempt_state, result = change.result, result_word = change."resultWord",
      disposition_id = change."dispositionId",
      evidence = change.evidence, dialed_at = change."dialedAt", closed_at = coalesce(change."closedAt", attempt.closed_at),
      doubt_until = change."doubtUntil", digits = change.digits, breach = change.breach
    from change where attempt.id = change.id
    returning attempt.id, attempt.state),
  closed as (
    delete from open_attempt using written where open_attempt.attempt_id = written.id and written.state = 'CLOSED'),
  vacated as (delete from live_push using written where live_push.attempt_id = written.id),
  moved as (
    update spool_entry entry set
      state = wanted.state::spool_state, not_before = wanted."notBefore", eligible_at = wanted."notBefore", until = null,
      number_index = wanted."numberIndex", result_counts = wanted."resultCounts",
      priority = coalesce(wanted.priority, entry.priority), last_result = wanted."lastResult",
      done_reason = wanted."doneReason", blocks = '{}', updated_at = $3::timestamptz
    from jsonb_to_recordset($2::jsonb) as wanted(
      id uuid, "attemptId" uuid, "from" text[], state text, "notBefore" timestamptz, "numberIndex" smallint,
      "resultCounts" jsonb, priority int, "lastResult" text, "doneReason" text)
    where entry.id = wanted.id and entry.attempt_id = wanted."attemptId" and entry.state::text = any(wanted."from")
    returning entry.id)
  select (select count(*)::int from written) as attempts, (select count(*)::int from moved) as entries`;

// Which record stands for a dial may change when an earlier leg arrives, so the rows are made to be exactly these.
const DROP_STALE_DIALS = `
  delete from extra_dial dial using (
    select "attemptId", number, array_agg("callRecordId") as kept
    from jsonb_to_recordset($1::jsonb) as wanted("attemptId" uuid, number text, "callRecordId" uuid)
    group by "attemptId", number) wanted
  where dial.number = wanted.number and dial.attempt_id = wanted."attemptId"
    and dial.call_record_id <> all(wanted.kept)`;
const ADD_DIALS = `
  insert into extra_dial as known (call_record_id, attempt_id, campaign_id, group_id, number, person_id, at)
  select "callRecordId", "attemptId", "campaignId", "groupId", number, "personId", at
  from jsonb_to_recordset($1::jsonb) as wanted(
    "callRecordId" uuid, "attemptId" uuid, "campaignId" uuid, "groupId" uuid, number text, "personId" uuid, at timestamptz)
  order by "callRecordId"
  on conflict (call_record_id) do update set at = excluded.at where known.at <> excluded.at
  returning attempt_id as "attemptId"`;

/** The columns of the entry are null when it is none any more of the attempt's, or there never was one. */
interface LockedRow extends Omit<SettleAttempt, 'entry'>, Omit<SettleEntry, 'id' | 'state'> {
  readonly entryId: string | null;
  readonly entryState: SettleEntry['state'];
}

interface PolicyRow {
  readonly campaignId: string;
  readonly vendorDecides: boolean;
  readonly rules: RespoolRule[];
  readonly keys: Record<string, Disposition> | null;
}

@Injectable()
export class SettleRepository {
  /** The attempts, held against every other writer until the transaction ends. */
  async lockAttempts(transaction: AnyTransaction, ids: readonly string[]): Promise<SettleAttempt[]> {
    return (await runInTransaction<LockedRow>(transaction, LOCK, [ids])).map(toAttempt);
  }

  async policiesOf(
    transaction: AnyTransaction,
    campaignIds: readonly string[],
  ): Promise<Map<string, SettlePolicy>> {
    const rows = await runInTransaction<PolicyRow>(transaction, POLICIES, [campaignIds]);
    return new Map(
      rows.map(({ keys, ...row }) => [row.campaignId, { ...row, keys: new Map(Object.entries(keys ?? {})) }]),
    );
  }

  async write(
    transaction: AnyTransaction,
    attempts: readonly AttemptChange[],
    entries: readonly EntryChange[],
    now: Date,
  ): Promise<{ attempts: number; entries: number }> {
    if (attempts.length === 0 && entries.length === 0) return { attempts: 0, entries: 0 };
    const [row] = await runInTransaction<{ attempts: number; entries: number }>(transaction, WRITE, [
      JSON.stringify(attempts),
      JSON.stringify(entries),
      now,
    ]);
    return row ?? { attempts: 0, entries: 0 };
  }

  /** Makes the extra dials of these attempts exactly what is given; returns the attempts that got a new or other one. */
  async writeExtraDials(transaction: AnyTransaction, dials: readonly ExtraDial[]): Promise<string[]> {
    if (dials.length === 0) return [];
    const json = JSON.stringify(dials);
    await runInTransaction(transaction, DROP_STALE_DIALS, [json]);
    const rows = await runInTransaction<{ attemptId: string }>(transaction, ADD_DIALS, [json]);
    return rows.map((row) => row.attemptId);
  }
}

function toAttempt(row: LockedRow): SettleAttempt {
  const { entryId, entryState, tries, resultCounts, numberIndex, numberCount, ...attempt } = row;
  const entry = { id: entryId, state: entryState, tries, resultCounts, numberIndex, numberCount };
  return { ...attempt, entry: entryId === null ? null : { ...entry, id: entryId } };
}
