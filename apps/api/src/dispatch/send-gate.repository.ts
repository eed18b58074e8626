import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { prefixesOf } from '@callspool/domain';
import { Database } from '../database/database.service.js';
import { Gate } from '../gate/gate.service.js';

export interface GateWish {
  readonly campaignId: string;
  readonly nodeId: string;
  /** The moment before the gate is entered: time spent waiting before it is not time that is left. */
  readonly now: Date;
  readonly sendWithinMs: number;
  /** Whether a passed attempt takes its place in the vendor's spool. */
  readonly usesVendorSpool: boolean;
  readonly attempts: readonly { readonly id: string; readonly number: string }[];
}

// The last look before the socket. Everything here was judged by the policy when the attempt was claimed; this demands
// that nothing has been said against it since. What does not pass was never sent: it is released, and its entry waits.
const PASS = (
  wish: string,
  now: string,
  sendWithinMs: number,
  usesVendorSpool: boolean,
  nodeId: string,
  ids: string,
): string => `
  with wanted as (
    select * from jsonb_to_recordset(${wish}::jsonb) as wanted(id uuid, "values" text[])),
  judged as (
    select attempt.id, attempt.entry_id, attempt.number, attempt.connection_id, attempt.vendor_campaign, attempt.until,
      case
        when (select stopped from stop_switch where id = 1) then 'STOPPED'
        when campaign.state <> 'running' and attempt.entry_id is not null then 'CAMPAIGN_NOT_RUNNING'
        when not connection.enabled then 'CONNECTION_DISABLED'
        when attempt.until <= ${now} then 'UNTIL'
        when exists (
          select 1 from dnc_entry dnc
          where dnc.value = any(wanted."values") and dnc.removed_at is null
            and (dnc.expires_at is null or dnc.expires_at > ${now})
            and (dnc.match = 'prefix' or '+' || dnc.value = attempt.number)
            and (dnc.scope = 'all' or dnc.campaign_id = attempt.campaign_id or dnc.group_id = attempt.group_id))
          then 'DNC'
        when exists (
          select 1 from contact
          join callback on callback.contact_id = contact.id and callback.campaign_id = attempt.campaign_id
            and callback.state = 'open' and callback.due_at > ${now}
          where contact.person_id = attempt.person_id)
          then 'CALLBACK_PENDING'
      end as "stoppedBy"
    from wanted
    join attempt on attempt.id = wanted.id and attempt.id = any(${ids}::uuid[])
    join campaign on campaign.id = attempt.campaign_id
    join connection on connection.id = attempt.connection_id
    where attempt.state = 'RESERVED' and attempt.node_id = ${nodeId}::uuid),
  placed as (
    insert into live_push (connection_id, vendor_campaign, number, attempt_id, until, pushed_at)
    select connection_id, vendor_campaign, number, id, until, ${now} from judged
    where "stoppedBy" is null and ${usesVendorSpool}
    on conflict do nothing
    returning attempt_id),
  verdict as (
    select judged.id, judged.entry_id, case
      when judged."stoppedBy" is not null then judged."stoppedBy"
      when ${usesVendorSpool} and judged.id not in (select attempt_id from placed) then 'OCCUPIED' end as "stoppedBy"
    from judged),
  passed as (
    update attempt set state = 'SENDING', sending_at = ${now},
      send_by = least(${now} + ${sendWithinMs} * interval '1 millisecond', attempt.until)
    from verdict where attempt.id = verdict.id and attempt.state = 'RESERVED' and verdict."stoppedBy" is null
    returning attempt.id),
  released as (
    update attempt set state = 'RELEASED', closed_at = ${now}, error = verdict."stoppedBy"
    from verdict where attempt.id = verdict.id and attempt.state = 'RESERVED' and verdict."stoppedBy" is not null
    returning attempt.id, verdict.entry_id),
  closed as (
    delete from open_attempt using released where open_attempt.attempt_id = released.id),
  freed as (
    update spool_entry entry set
      state = 'waiting', attempt_id = null, tries = entry.tries - 1, eligible_at = ${now}, updated_at = ${now}
    from released
    where entry.id = released.entry_id and entry.attempt_id = released.id and entry.state = 'in_flight')
  select id from passed`;

@Injectable()
export class SendGateRepository {
  constructor(
    protected readonly database: Database,
    private readonly gate: Gate,
  ) {}

  /**
   * One gate transaction, in one round trip: each statement has a snapshot of its own, so the one that judges sees
   * everything that was answered before the gate was entered. Returns the ids that passed; what was no longer RESERVED
   * by this node did not.
   */
  async pass(wish: GateWish): Promise<string[]> {
    return this.database.withClient(async (client) => {
      try {
        const results = (await client.query(this.statements(wish).join(';\n'))) as unknown as pg.QueryResult<{
          id?: string;
        }>[];
        return results.flatMap(({ rows }) => rows.flatMap((row) => row.id ?? []));
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw error;
      }
    });
  }

  protected statements(wish: GateWish): string[] {
    const wanted = wish.attempts.map(({ id, number }) => ({ id, values: prefixesOf(number) }));
    const ids = `{${wish.attempts.map(({ id }) => id).join()}}`;
    const text = pg.escapeLiteral;
    return [
      'begin',
      ...this.gate.enterStatements(wish.campaignId),
      PASS(
        text(JSON.stringify(wanted)),
        `${text(wish.now.toISOString())}::timestamptz`,
        wish.sendWithinMs,
        wish.usesVendorSpool,
        text(wish.nodeId),
        text(ids),
      ),
      'commit',
    ];
  }
}
