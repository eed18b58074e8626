import { LIST_PLACES, type ListPlace, type ListSummaryView } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Database } from '../database/database.service.js';

/** What was counted; the moment stands beside it. */
export type ListFigures = Omit<ListSummaryView, 'at'>;

export interface ListSummaryRow {
  readonly at: Date;
  readonly tookMs: number;
  readonly figures: ListFigures;
}

const MOST_ZONES = 30;

const placed = (place: ListPlace): number => LIST_PLACES.indexOf(place);

// What holds a verdict back is judged by the policy alone; here its cached codes are only sorted into places.
const PLACE = `
  case
    when entry.id is null then ${placed('noCampaign')}
    when entry.state = 'in_flight' then ${placed('inFlight')}
    when entry.state = 'done' then ${placed('closed')}
    when campaign.state in ('finished', 'archived') then ${placed('noCampaign')}
    when campaign.state <> 'running' then ${placed('campaignNotRunning')}
    when entry.state = 'ready' and entry.until > $2::timestamptz then ${placed('dialable')}
    when entry.state in ('new', 'ready') then ${placed('notJudged')}
    when entry.blocks && '{CAP}' and not entry.blocks && '{DNC,ZONE_UNKNOWN}' then ${placed('atCap')}
    when entry.state = 'blocked' then ${placed('suppressed')}
    when entry.eligible_at <= $2::timestamptz then ${placed('notJudged')}
    when entry.blocks && '{RESPOOL_DELAY,MIN_GAP,IN_FLIGHT,CALLBACK_PENDING}' then ${placed('waitingRespool')}
    else ${placed('waitingTime')}
  end`;

const COUNT = `
  with standing as (
    select contact.id, min(${PLACE}) as place, coalesce(bool_or(entry.tries > 0), false) as is_tried,
      min(entry.eligible_at) filter (where entry.state = 'waiting') as next_at,
      min(entry.evaluated_at) filter (where entry.state in ('ready', 'waiting')) as verdict_at
    from contact
    left join spool_entry entry on entry.contact_id = contact.id
    left join campaign on campaign.id = entry.campaign_id
    where contact.list_id = $1::uuid
    group by contact.id)
  select place, count(*)::int as contacts, (count(*) filter (where not is_tried))::int as fresh,
    min(next_at) as "nextAt", min(verdict_at) as "verdictAt"
  from standing group by place`;

const ZONES = `
  select zones, count(*)::int as contacts from phone_number
  where list_id = $1::uuid and position = 0 group by zones order by contacts desc, zones`;

const STORE = `
  insert into contact_list_summary (list_id, at, took_ms, figures)
  values ($1::uuid, $2::timestamptz, $3::int, $4::jsonb)
  on conflict (list_id) do update set at = excluded.at, took_ms = excluded.took_ms, figures = excluded.figures
  where contact_list_summary.at < excluded.at`;

// Those that something may have moved since: a campaign dials them, or they, or a campaign of theirs, changed.
const STALE = `
  select list.id from contact_list list
  left join contact_list_summary summary on summary.list_id = list.id
  where list.archived_at is null and (summary.list_id is null or (
    summary.at < $1::timestamptz - greatest(60000, summary.took_ms::bigint * 30) * interval '1 millisecond' and (
      exists (
        select 1 from campaign_list link join campaign on campaign.id = link.campaign_id
        where link.list_id = list.id and (campaign.state = 'running' or campaign.state_changed_at >= summary.at
          or link.added_at >= summary.at))
      or exists (
        select 1 from list_import i where i.list_id = list.id and i.finished_at >= summary.at)
      or list.updated_at >= summary.at)))
  order by summary.at nulls first limit $2::int`;

interface CountRow {
  readonly place: number;
  readonly contacts: number;
  readonly fresh: number;
  readonly nextAt: Date | null;
  readonly verdictAt: Date | null;
}

interface ZoneRow {
  readonly zones: string[];
  readonly contacts: number;
}

@Injectable()
export class ListSummariesRepository {
  constructor(private readonly database: Database) {}

  async find(listId: string): Promise<ListSummaryRow | null> {
    const { rows } = await this.database.pool.query<ListSummaryRow>(
      'select at, took_ms as "tookMs", figures from contact_list_summary where list_id = $1',
      [listId],
    );
    return rows[0] ?? null;
  }

  /** Counts the list as it stands at `now`; gives up after `timeoutMs` with PostgreSQL's own error (57014). */
  count(listId: string, now: Date, timeoutMs: number): Promise<ListFigures> {
    return this.database.sqlTransaction(async (client) => {
      await client.query(`set local statement_timeout = ${Math.round(timeoutMs)}`);
      const { rows: places } = await client.query<CountRow>(COUNT, [listId, now]);
      return toFigures(places, await this.zonesOf(client, listId));
    });
  }

  private async zonesOf(client: pg.PoolClient, listId: string): Promise<ZoneRow[]> {
    return (await client.query<ZoneRow>(ZONES, [listId])).rows;
  }

  /** A count that began later wins. */
  async store(listId: string, at: Date, tookMs: number, figures: ListFigures): Promise<void> {
    await this.database.pool.query(STORE, [listId, at, Math.round(tookMs), JSON.stringify(figures)]);
  }

  /** Lists whose figures may be wrong by now, the oldest count first. */
  async listStale(now: Date, take: number): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ id: string }>(STALE, [now, take]);
    return rows.map((row) => row.id);
  }
}

function toFigures(rows: readonly CountRow[], zones: readonly ZoneRow[]): ListFigures {
  const of = (place: ListPlace): CountRow | undefined => rows.find((row) => row.place === placed(place));
  const nextAt = (place: ListPlace): string | null => of(place)?.nextAt?.toISOString() ?? null;
  const verdicts = rows.flatMap(({ verdictAt }) => (verdictAt === null ? [] : [verdictAt.getTime()]));
  const sum = (key: 'contacts' | 'fresh'): number => rows.reduce((all, row) => all + row[key], 0);
  return {
    contacts: sum('contacts'),
    fresh: sum('fresh'),
    places: Object.fromEntries(
      LIST_PLACES.map((place) => [place, of(place)?.contacts ?? 0]),
    ) as ListFigures['places'],
    nextAt: {
      waitingTime: nextAt('waitingTime'),
      waitingRespool: nextAt('waitingRespool'),
      atCap: nextAt('atCap'),
    },
    zones: zones.slice(0, MOST_ZONES),
    otherZones: zones.slice(MOST_ZONES).reduce((all, row) => all + row.contacts, 0),
    oldestVerdictAt: verdicts.length === 0 ? null : new Date(Math.min(...verdicts)).toISOString(),
  };
}
