import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { prefixesOf } from '@callspool/domain';
import { Database } from '../database/database.service.js';
import { Gate } from '../gate/gate.service.js';

export interface GateMoment {
  readonly now: Date;
  readonly sendBy: Date;
}

export interface GateWish {
  readonly campaignId: string;
  readonly nodeId: string;
  /** Whether a passed attempt takes its place in the vendor's spool. */
  readonly usesVendorSpool: boolean;
  readonly attempts: readonly { readonly id: string; readonly number: string }[];
}

// The last look before the socket. Everything here was judged by the policy when the attempt was claimed; this demands
// that nothing has been said against it since. What does not pass was never sent: it is released, and its entry waits.
const PASS = `
  with wanted as (
    select * from jsonb_to_recordset($1::jsonb) as wanted(id uuid, "values" text[])),
  judged as (
    select attempt.id, attempt.entry_id, attempt.number, attempt.connection_id, attempt.vendor_campaign, attempt.until,
      case
        when (select stopped from stop_switch where id = 1) then 'STOPPED'
        when campaign.state <> 'running' and attempt.entry_id is not null then 'CAMPAIGN_NOT_RUNNING'
        when not connection.enabled then 'CONNECTION_DISABLED'
        when attempt.until <= $3 then 'UNTIL'
        when exists (
          select 1 from dnc_entry dnc
          where dnc.value = any(wanted."values") and dnc.removed_at is null
            and (dnc.expires_at is null or dnc.expires_at > $3)
            and (dnc.match = 'prefix' or '+' || dnc.value = attempt.number)
            and (dnc.scope = 'all' or dnc.campaign_id = attempt.campaign_id or dnc.group_id = attempt.group_id))
          then 'DNC'
      end as "stoppedBy"
    from wanted
    join attempt on attempt.id = wanted.id and attempt.id = any($6::uuid[])
    join campaign on campaign.id = attempt.campaign_id
    join connection on connection.id = attempt.connection_id
    where attempt.state = 'RESERVED' and attempt.node_id = $5),
  placed as (
    insert into live_push (connection_id, vendor_campaign, number, attempt_id, until, pushed_at)
    select connection_id, vendor_campaign, number, id, until, $3 from judged
    where "stoppedBy" is null and $2
    on conflict do nothing
    returning attempt_id),
  verdict as (
    select judged.id, judged.entry_id, case
      when judged."stoppedBy" is not null then judged."stoppedBy"
      when $2 and judged.id not in (select attempt_id from placed) then 'OCCUPIED' end as "stoppedBy"
    from judged),
  passed as (
    update attempt set state = 'SENDING', sending_at = $3, send_by = $4
    from verdict where attempt.id = verdict.id and attempt.state = 'RESERVED' and verdict."stoppedBy" is null
    returning attempt.id),
  released as (
    update attempt set state = 'RELEASED', closed_at = $3, error = verdict."stoppedBy"
    from verdict where attempt.id = verdict.id and attempt.state = 'RESERVED' and verdict."stoppedBy" is not null
    returning attempt.id, verdict.entry_id),
  closed as (
    delete from open_attempt using released where open_attempt.attempt_id = released.id),
  freed as (
    update spool_entry entry set
      state = 'waiting', attempt_id = null, tries = entry.tries - 1, eligible_at = $3, updated_at = $3
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
   * One gate transaction. `moment` is asked after the gate has been entered, so that time spent waiting before it is
   * not taken for time that is left. Returns the ids that passed; what was no longer RESERVED by this node did not.
   */
  async pass(wish: GateWish, moment: () => GateMoment): Promise<string[]> {
    return this.database.withClient(async (client) => {
      await this.gate.enter(client, wish.campaignId);
      try {
        const rows = await this.judge(client, wish, moment());
        await client.query('commit');
        return rows;
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw error;
      }
    });
  }

  protected async judge(
    client: pg.ClientBase,
    wish: GateWish,
    { now, sendBy }: GateMoment,
  ): Promise<string[]> {
    const wanted = wish.attempts.map(({ id, number }) => ({ id, values: prefixesOf(number) }));
    const ids = wish.attempts.map(({ id }) => id);
    const parameters = [JSON.stringify(wanted), wish.usesVendorSpool, now, sendBy, wish.nodeId, ids];
    const { rows } = await client.query<{ id: string }>(PASS, parameters);
    return rows.map((row) => row.id);
  }
}
