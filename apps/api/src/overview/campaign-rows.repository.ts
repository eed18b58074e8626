import { Injectable } from '@nestjs/common';
import type { CampaignRowQuery, DialingMethod, DraftField } from '@callspool/contracts';
import type { CampaignState } from '@callspool/domain';
import { BY_LANGUAGE } from '../database/by-language.js';
import { Database } from '../database/database.service.js';

export interface CampaignRowFilter {
  readonly states: readonly CampaignState[] | null;
  /** Those that the domain has chosen. */
  readonly ids: readonly string[] | null;
  readonly connectionIds: readonly string[] | null;
  readonly search: string | null;
}

export type SortKey = string | number;

export interface RowOrder {
  readonly sort: CampaignRowQuery['sort'];
  readonly direction: CampaignRowQuery['direction'];
  /** The last row of the page before. */
  readonly after: { readonly key: SortKey; readonly id: string } | null;
}

export interface CampaignDetails {
  readonly id: string;
  readonly method: DialingMethod;
  readonly vendorName: string | null;
  readonly stateReason: string | null;
  readonly stateChangedBy: string | null;
  readonly callsPerSecond: number;
  readonly maxConcurrent: number;
  readonly startAt: Date | null;
  readonly endAt: Date | null;
  readonly version: number;
  readonly undecided: readonly DraftField[];
  readonly lists: number;
  readonly limits: Record<string, number> | null;
  readonly recordsReadAt: Date | null;
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
  readonly changedAction: string | null;
}

const NEWEST_CHANGE = `
  select id, at, actor_name, action from audit_entry
  where object_type = 'campaign' and object_id = campaign.id::text`;

/** Cut, so that a cursor stays short; the id makes the difference beyond it. */
const NAME = `left(lower(campaign.name ${BY_LANGUAGE}), 100)`;

/** What each order goes by. Every key is followed by the id, so that no two rows share a place. */
const SORTS: Readonly<Record<RowOrder['sort'], { key: string; type: string; from: string }>> = {
  name: { key: NAME, type: 'text', from: '' },
  // As people look for them: what runs first, what is over last.
  state: {
    key: `array_position(array['running', 'paused', 'draining', 'scheduled', 'draft', 'finished', 'archived'],
      campaign.state::text)::text || ${NAME}`,
    type: 'text',
    from: '',
  },
  progress: {
    key: 'coalesce(worked.done::float8 / worked.entries, -1)',
    type: 'float8',
    from: `left join (
      select campaign_id, sum(entries) filter (where state = 'done') as done, nullif(sum(entries), 0) as entries
      from campaign_entry_counter group by campaign_id) worked on worked.campaign_id = campaign.id`,
  },
  changed: {
    key: 'coalesce(changed.id, campaign.id)',
    type: 'uuid',
    from: `left join lateral (${NEWEST_CHANGE} order by id desc limit 1) changed on true`,
  },
};

const DETAILS = `
  select campaign.id, campaign.method::text as method,
    coalesce(nullif(campaign.vendor_campaign, ''), campaign.vendor_settings ->> 'ivrNumber') as "vendorName",
    campaign.state_reason as "stateReason", moved.actor_name as "stateChangedBy",
    campaign.calls_per_second::float8 as "callsPerSecond", campaign.max_concurrent as "maxConcurrent",
    campaign.start_at as "startAt", campaign.end_at as "endAt", campaign.version, campaign.undecided,
    (select count(*)::int from campaign_list where campaign_id = campaign.id) as lists, status.limits,
    case when mark.last_error is null then mark.polled_at end as "recordsReadAt",
    changed.at as "changedAt", changed.actor_name as "changedBy", changed.action as "changedAction"
  from campaign
  left join dispatch_status status on status.campaign_id = campaign.id
  left join poll_mark mark on mark.connection_id = campaign.connection_id and mark.feed = 'call_records'
  left join lateral (${NEWEST_CHANGE} order by id desc limit 1) changed on true
  left join lateral (${NEWEST_CHANGE} and action = any($2::text[]) order by id desc limit 1) moved on true
  where campaign.id = any($1::uuid[])`;

/** Acts after which a campaign is in another state. */
const MOVES = ['started', 'resumed', 'paused', 'drained', 'finished', 'archived', 'scheduled', 'unscheduled'];

const BY_STATE = 'select state::text as state, count(*)::int as campaigns from campaign group by state';

@Injectable()
export class CampaignRowsRepository {
  constructor(private readonly database: Database) {}

  /** The ids of a page with their sort keys. Archived campaigns only when their state is asked for. */
  async page(
    filter: CampaignRowFilter,
    { sort, direction, after }: RowOrder,
    take: number,
  ): Promise<{ id: string; key: SortKey }[]> {
    const { key, type, from } = SORTS[sort];
    const values: unknown[] = [take];
    const place = (value: unknown): string => `$${values.push(value)}`;
    const conditions = [
      filter.states === null
        ? `campaign.state <> 'archived'`
        : `campaign.state::text = any(${place(filter.states)}::text[])`,
    ];
    if (filter.ids !== null) conditions.push(`campaign.id = any(${place(filter.ids)}::uuid[])`);
    if (filter.connectionIds !== null)
      conditions.push(`campaign.connection_id = any(${place(filter.connectionIds)}::uuid[])`);
    if (filter.search !== null)
      conditions.push(
        `position(lower(${place(filter.search)}::text ${BY_LANGUAGE}) in lower(campaign.name ${BY_LANGUAGE})) > 0`,
      );
    if (after !== null) {
      const than = direction === 'asc' ? '>' : '<';
      conditions.push(
        `(${key}, campaign.id) ${than} (${place(after.key)}::${type}, ${place(after.id)}::uuid)`,
      );
    }
    const { rows } = await this.database.pool.query<{ id: string; key: SortKey }>(
      `select campaign.id, ${key} as key from campaign ${from} where ${conditions.join(' and ')}
       order by 2 ${direction}, campaign.id ${direction} limit $1`,
      values,
    );
    return rows;
  }

  async detailsOf(ids: readonly string[]): Promise<CampaignDetails[]> {
    const moves = MOVES.map((verb) => `campaign.${verb}`);
    return (await this.database.pool.query<CampaignDetails>(DETAILS, [ids, moves])).rows;
  }

  async countByState(): Promise<{ state: CampaignState; campaigns: number }[]> {
    return (await this.database.pool.query<{ state: CampaignState; campaigns: number }>(BY_STATE)).rows;
  }
}
