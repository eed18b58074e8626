import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { Cap, CampaignState, RequiredScrub, RespoolRule, WeeklyHours } from '@callspool/domain';
import { Database } from '../database/database.service.js';
import type { DialingMethodName, DispatchCampaign } from './dispatch-campaign.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly state: CampaignState;
  readonly groupId: string | null;
  readonly connectionId: string;
  readonly method: DialingMethodName;
  readonly vendorSettings: Record<string, unknown>;
  readonly vendorCampaign: string;
  readonly timeZone: string;
  readonly minGapSeconds: number;
  readonly callsPerSecond: number;
  readonly maxConcurrent: number;
  readonly weight: number;
  readonly startAt: Date | null;
  readonly endAt: Date | null;
  readonly vendorDecides: boolean;
  readonly policyVersion: number;
  readonly dialingWeek: WeeklyHours;
  readonly dialingHolidays: { date: string }[] | null;
  readonly contactingWeek: WeeklyHours;
  readonly contactingHolidays: { date: string }[] | null;
  readonly rules: RespoolRule[];
  readonly stopped: boolean;
  readonly connection: DispatchCampaign['connection'] & { callsPerSecond: string | number | null };
  readonly caps: CapRow[] | null;
  readonly scrubs: ScrubRow[] | null;
}

/** JSON has no dates. */
type ScrubRow = Omit<RequiredScrub, 'asOf'> & { readonly asOf: string | null };

interface CapRow {
  readonly id: string;
  readonly reach: Cap['reach'];
  readonly scope: Cap['scope'];
  readonly max: number;
  readonly window_kind: Cap['window']['kind'];
  readonly window_seconds: number | null;
  readonly window_zone: string | null;
}

const SELECT = `
  select campaign.id, campaign.name, campaign.state::text as state, campaign.group_id as "groupId",
    campaign.connection_id as "connectionId", campaign.method::text as method,
    campaign.vendor_settings as "vendorSettings", campaign.vendor_campaign as "vendorCampaign",
    campaign.time_zone as "timeZone", campaign.min_gap_seconds as "minGapSeconds",
    campaign.calls_per_second::float8 as "callsPerSecond", campaign.max_concurrent as "maxConcurrent",
    campaign.weight, campaign.start_at as "startAt", campaign.end_at as "endAt",
    campaign.vendor_decides as "vendorDecides", campaign.policy_version as "policyVersion",
    dialing.week as "dialingWeek", dialing_calendar.days as "dialingHolidays",
    contacting.week as "contactingWeek", contacting_calendar.days as "contactingHolidays",
    rule_set.rules, stop.stopped,
    json_build_object('id', connection.id, 'kind', connection.kind, 'enabled', connection.enabled,
      'maxConcurrent', connection.max_concurrent, 'callsPerSecond', connection.calls_per_second,
      'doubtSeconds', connection.doubt_seconds, 'timeoutMs', connection.timeout_ms,
      'settings', connection.settings) as connection,
    (select json_agg(cap) from cap
      where cap.reach = 'everywhere' or cap.campaign_id = campaign.id or cap.group_id = campaign.group_id) as caps,
    (select json_agg(json_build_object('id', registry.id, 'name', registry.name, 'callingCodes', registry.calling_codes,
        'maxAgeDays', registry.max_age_days, 'asOf', registry.as_of))
      from dnc_registry registry
      where registry.removed_at is null and registry.max_age_days is not null and (registry.scope = 'all'
        or registry.campaign_id = campaign.id or registry.group_id = campaign.group_id)) as scrubs
  from campaign
  join connection on connection.id = campaign.connection_id
  join calling_hours dialing on dialing.id = campaign.dialing_hours_id
  left join holiday_calendar dialing_calendar on dialing_calendar.id = dialing.holiday_calendar_id
  join calling_hours contacting on contacting.id = campaign.contacting_hours_id
  left join holiday_calendar contacting_calendar on contacting_calendar.id = contacting.holiday_calendar_id
  join respool_rule_set rule_set on rule_set.id = campaign.respool_rule_set_id
  join stop_switch stop on stop.id = 1`;

@Injectable()
export class CampaignPolicyRepository {
  constructor(private readonly database: Database) {}

  /** The campaign with its policy, in one statement and so of one moment; null when there is none. */
  async find(
    campaignId: string,
    client: pg.ClientBase | pg.Pool = this.database.pool,
  ): Promise<DispatchCampaign | null> {
    const { rows } = await client.query<Row>(`${SELECT} where campaign.id = $1`, [campaignId]);
    return rows[0] === undefined ? null : toDispatchCampaign(rows[0]);
  }

  /** The same of several campaigns at once. */
  async findMany(campaignIds: readonly string[], client: pg.ClientBase): Promise<DispatchCampaign[]> {
    const { rows } = await client.query<Row>(`${SELECT} where campaign.id = any($1::uuid[])`, [campaignIds]);
    return rows.map(toDispatchCampaign);
  }

  async listRunningIds(): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ id: string }>(
      `select id from campaign where state = 'running' order by id`,
    );
    return rows.map((row) => row.id);
  }
}

function toDispatchCampaign(row: Row): DispatchCampaign {
  const { connection } = row;
  return {
    id: row.id,
    name: row.name,
    groupId: row.groupId,
    connectionId: row.connectionId,
    method: row.method,
    vendorSettings: row.vendorSettings,
    vendorCampaign: row.vendorCampaign,
    callsPerSecond: row.callsPerSecond,
    maxConcurrent: row.maxConcurrent,
    weight: row.weight,
    vendorDecides: row.vendorDecides,
    respoolRules: row.rules,
    connection: {
      ...connection,
      callsPerSecond: connection.callsPerSecond === null ? null : Number(connection.callsPerSecond),
    },
    policy: {
      campaign: {
        id: row.id,
        groupId: row.groupId,
        state: row.state,
        startAt: row.startAt,
        endAt: row.endAt,
        zone: row.timeZone,
        requiresAgent: row.vendorSettings['isProgressive'] === true,
      },
      stopped: row.stopped,
      dialingHours: row.dialingWeek,
      dialingHolidays: (row.dialingHolidays ?? []).map((day) => day.date),
      contactingHours: row.contactingWeek,
      contactingHolidays: (row.contactingHolidays ?? []).map((day) => day.date),
      caps: (row.caps ?? []).map(toCap),
      scrubs: (row.scrubs ?? []).map(toScrub),
      minGapSeconds: row.minGapSeconds,
      version: row.policyVersion,
    },
  };
}

const toScrub = ({ asOf, ...scrub }: ScrubRow): RequiredScrub => ({
  ...scrub,
  asOf: asOf === null ? null : new Date(asOf),
});

function toCap(row: CapRow): Cap {
  const base = { id: row.id, reach: row.reach, scope: row.scope, max: row.max };
  switch (row.window_kind) {
    case 'rolling':
      return { ...base, window: { kind: 'rolling', seconds: row.window_seconds ?? 0 } };
    case 'calendar_day':
      return { ...base, window: { kind: 'calendar_day', zone: row.window_zone ?? '' } };
    case 'lifetime':
      return { ...base, window: { kind: 'lifetime' } };
  }
}
