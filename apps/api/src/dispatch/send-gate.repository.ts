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

/** The wish as SQL literals: a statement among others in one round trip takes no parameters. */
interface PassLiterals {
  readonly ids: string;
  /** Every value that a do-not-call entry for any of the numbers can have. */
  readonly values: string;
  /** The numbers themselves as registries keep them. */
  readonly digits: string;
  readonly campaignId: string;
  readonly nodeId: string;
  readonly now: string;
  readonly sendWithinMs: number;
  readonly usesVendorSpool: boolean;
}

// The last look before the socket. Everything here was judged by the policy when the attempt was claimed; this demands
// that nothing has been said against it since. What does not pass was never sent: it is released, and its entry waits.
// What is rarely there (a do-not-call entry, an open promise) is looked for once for all, before it is held against each.
const PASS = ({
  ids,
  values,
  digits,
  campaignId,
  nodeId,
  now,
  sendWithinMs,
  usesVendorSpool,
}: PassLiterals): string => `
  with registry as materialized (
    select id, scope, campaign_id, group_id, calling_codes,
      max_age_days is not null
        and coalesce(as_of + max_age_days * interval '24 hours' <= ${now}, true) as is_overdue
    from dnc_registry where removed_at is null),
  hit as materialized (
    select value, match, scope, campaign_id, group_id from dnc_entry
    where value = any(${values}::text[]) and removed_at is null and (expires_at is null or expires_at > ${now})
    union all
    select listed.number::text, 'number', registry.scope, registry.campaign_id, registry.group_id
    from dnc_registry_hits(${digits}::bigint[]) listed join registry on registry.id = listed.registry_id),
  judged as (
    select attempt.id, attempt.entry_id, attempt.number, attempt.connection_id, attempt.vendor_campaign, attempt.until,
      case
        when (select stopped from stop_switch where id = 1) then 'STOPPED'
        when campaign.state <> 'running' and attempt.entry_id is not null then 'CAMPAIGN_NOT_RUNNING'
        when not connection.enabled then 'CONNECTION_DISABLED'
        when attempt.until <= ${now} then 'UNTIL'
        when exists (
          select 1 from hit
          where (hit.scope = 'all' or hit.campaign_id = attempt.campaign_id or hit.group_id = attempt.group_id)
            and case hit.match
              when 'prefix' then starts_with(attempt.number, '+' || hit.value)
              else attempt.number = '+' || hit.value end)
          then 'DNC'
        when exists (
          select 1 from registry
          where is_overdue and (registry.scope = 'all' or registry.campaign_id = attempt.campaign_id
              or registry.group_id = attempt.group_id)
            and (registry.calling_codes = '{}' or exists (
              select 1 from unnest(registry.calling_codes) code where starts_with(attempt.number, '+' || code))))
          then 'SCRUB_DUE'
        when (select exists (
          select 1 from callback where campaign_id = ${campaignId}::uuid and state = 'open' and due_at > ${now}))
          and exists (
          select 1 from contact
          join callback on callback.contact_id = contact.id and callback.campaign_id = attempt.campaign_id
            and callback.state = 'open' and callback.due_at > ${now}
          where contact.person_id = attempt.person_id)
          then 'CALLBACK_PENDING'
      end as "stoppedBy"
    from attempt
    join campaign on campaign.id = attempt.campaign_id
    join connection on connection.id = attempt.connection_id
    where attempt.id = any(${ids}::uuid[]) and attempt.state = 'RESERVED' and attempt.node_id = ${nodeId}::uuid),
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
    const text = pg.escapeLiteral;
    const list = (values: readonly string[]): string => text(`{${values.join()}}`);
    return [
      'begin',
      ...this.gate.enterStatements(wish.campaignId),
      PASS({
        ids: list(wish.attempts.map(({ id }) => id)),
        values: list([...new Set(wish.attempts.flatMap(({ number }) => prefixesOf(number)))]),
        digits: list([...new Set(wish.attempts.map(({ number }) => number.slice(1)))]),
        campaignId: text(wish.campaignId),
        nodeId: text(wish.nodeId),
        now: `${text(wish.now.toISOString())}::timestamptz`,
        sendWithinMs: wish.sendWithinMs,
        usesVendorSpool: wish.usesVendorSpool,
      }),
      'commit',
    ];
  }
}
