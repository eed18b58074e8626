import type { DatabaseHandle } from '@callspool/database';
import type { WaitingRow } from './waiting.js';

export interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly method: string;
  readonly entries: Readonly<Record<string, number>>;
  readonly attempts: Readonly<Record<string, number>>;
  readonly results: Readonly<Record<string, number>>;
}

/** The campaigns and what became of their contacts. */
export async function readCampaignRows({ pool }: DatabaseHandle): Promise<CampaignRow[]> {
  const { rows } = await pool.query<CampaignRow>(`
    select c.id, c.name, c.state::text, c.method::text,
      (select coalesce(jsonb_object_agg(state, n), '{}') from
        (select state, count(*) n from spool_entry where campaign_id = c.id group by state) s) as entries,
      (select coalesce(jsonb_object_agg(state, n), '{}') from
        (select state, count(*) n from attempt where campaign_id = c.id group by state) s) as attempts,
      (select coalesce(jsonb_object_agg(result, n), '{}') from
        (select result, count(*) n from attempt where campaign_id = c.id and result is not null group by result) s)
        as results
    from campaign c where c.state <> 'archived' order by c.id`);
  return rows;
}

/** What is not done, by campaign, reasons and zones, with the reasons as they were last judged. */
export async function readWaitingRows({ pool }: DatabaseHandle): Promise<WaitingRow[]> {
  const { rows } = await pool.query<WaitingRow>(`
    select c.name as campaign, e.state::text, e.blocks as reasons, coalesce(n.zones, '{}') as zones,
      count(*)::int as entries, min(e.eligible_at) as "nextAt"
    from spool_entry e join campaign c on c.id = e.campaign_id
    left join phone_number n on n.contact_id = e.contact_id and n.position = 0
    where e.state <> 'done'
    group by 1, 2, 3, 4 order by 1, 6 nulls last, 5 desc`);
  return rows;
}

export interface Pending {
  /** Attempts that are not settled. */
  readonly open: number;
  /** Entries that are, or within the horizon may become, eligible. */
  readonly soon: number;
  /** Entries that the policy has not looked at under its present version. */
  readonly unevaluated: number;
}

/** What may still happen before `horizon`. */
export async function readPending({ pool }: DatabaseHandle, horizon: Date): Promise<Pending> {
  const { rows } = await pool.query<Pending>(
    `select (select count(*) from open_attempt)::int as open,
       (select count(*) from spool_entry e join campaign c on c.id = e.campaign_id
         where e.state in ('new', 'ready', 'in_flight') or
           (e.state = 'waiting' and coalesce(e.eligible_at, e.not_before) <= $1))::int as soon,
       (select count(*) from spool_entry e join campaign c on c.id = e.campaign_id
         where e.state in ('waiting', 'blocked') and e.policy_version < c.policy_version)::int as unevaluated`,
    [horizon],
  );
  return rows[0]!;
}
