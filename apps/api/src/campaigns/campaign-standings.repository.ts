import { Injectable } from '@nestjs/common';
import type { WeeklyHours } from '@callspool/domain';
import { Database } from '../database/database.service.js';
import type { ConditionFacts } from './campaign-condition.js';
import type { Schedule } from './campaign-record.js';

/** What is known of a campaign without its settings: enough to say how it stands. */
export interface StandingFacts extends ConditionFacts {
  readonly id: string;
  readonly name: string;
  readonly connectionId: string;
  /** When the next waiting entry may become eligible; null when none waits. */
  readonly nextAt: Date | null;
}

interface Row extends Omit<StandingFacts, 'dialing'> {
  readonly hoursId: string;
}

const SELECT = `
  select campaign.id, campaign.name, campaign.state::text as state, campaign.state_changed_at as "stateChangedAt",
    campaign.connection_id as "connectionId", campaign.time_zone as "timeZone", campaign.dialing_hours_id as "hoursId",
    json_build_object('name', connection.name, 'kind', connection.kind, 'isEnabled', connection.enabled,
      'isArchived', connection.archived_at is not null) as connection,
    case when status.campaign_id is null then null else
      json_build_object('at', status.at, 'binding', status.binding, 'lastError', status.last_error) end as dispatch,
    (select min(eligible_at) from spool_entry
      where campaign_id = campaign.id and state in ('new', 'waiting')) as "nextAt"
  from campaign
  join connection on connection.id = campaign.connection_id
  left join dispatch_status status on status.campaign_id = campaign.id`;

const HOURS = `
  select hours.id, hours.week, calendar.days from calling_hours hours
  left join holiday_calendar calendar on calendar.id = hours.holiday_calendar_id where hours.id = any($1::uuid[])`;

@Injectable()
export class CampaignStandingsRepository {
  constructor(private readonly database: Database) {}

  /** In no order; those that do not exist are left out. */
  find(ids: readonly string[]): Promise<StandingFacts[]> {
    return this.read(`${SELECT} where campaign.id = any($1::uuid[])`, [ids]);
  }

  /** Running and draining ones. */
  findActive(): Promise<StandingFacts[]> {
    return this.read(`${SELECT} where campaign.state in ('running', 'draining')`, []);
  }

  private async read(sql: string, parameters: readonly unknown[]): Promise<StandingFacts[]> {
    const { rows } = await this.database.pool.query<Row>(sql, [...parameters]);
    const schedules = await this.schedulesOf([...new Set(rows.map(({ hoursId }) => hoursId))]);
    return rows.flatMap(({ hoursId, ...row }) => {
      const dialing = schedules.get(hoursId);
      return dialing === undefined ? [] : [{ ...row, dispatch: withDate(row.dispatch), dialing }];
    });
  }

  /** One object for all campaigns of the same hours, so that what they come to is worked out once. */
  private async schedulesOf(ids: readonly string[]): Promise<Map<string, Schedule>> {
    const { rows } = await this.database.pool.query<{
      id: string;
      week: WeeklyHours;
      days: { date: string }[] | null;
    }>(HOURS, [ids]);
    return new Map(
      rows.map(({ id, week, days }) => [id, { week, holidays: (days ?? []).map(({ date }) => date) }]),
    );
  }
}

/** JSON has no dates. */
const withDate = (dispatch: StandingFacts['dispatch']): StandingFacts['dispatch'] =>
  dispatch === null ? null : { ...dispatch, at: new Date(dispatch.at) };
