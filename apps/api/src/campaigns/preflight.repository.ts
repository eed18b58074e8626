import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface PreflightRows {
  readonly hasContacts: boolean;
  /** Whether any number of the lists has a zone at all. */
  readonly hasZones: boolean;
  readonly archivedLists: readonly string[];
  /** Running campaigns that work one of the lists too. */
  readonly rivals: readonly string[];
  /** Sets of zones among the first numbers of the lists. */
  readonly zones: readonly (readonly string[])[];
  /** Registries that must be checked and have no file, or one that is too old, with how many of the first numbers they hold back. */
  readonly scrubs: readonly {
    readonly id: string;
    readonly name: string;
    readonly held: number;
    readonly of: number;
  }[];
}

const SAMPLE = 5_000;
const SOME = 5;

const FACTS = `
  with lists as (select list_id from campaign_list where campaign_id = $1)
  select
    exists (select 1 from contact where list_id in (select list_id from lists)) as "hasContacts",
    exists (
      select 1 from phone_number where list_id in (select list_id from lists) and cardinality(zones) > 0
    ) as "hasZones",
    array(
      select name from contact_list where id in (select list_id from lists) and archived_at is not null order by name
    ) as "archivedLists",
    array(
      select distinct rival.name from campaign rival join campaign_list on campaign_list.campaign_id = rival.id
      where rival.state = 'running' and rival.id <> $1 and campaign_list.list_id in (select list_id from lists)
      order by rival.name limit ${SOME}
    ) as rivals,
    coalesce((
      select json_agg(distinct sample.zones) from (
        select to_json(zones)::jsonb as zones from phone_number
        where list_id in (select list_id from lists) and position = 0 and cardinality(zones) > 0 limit ${SAMPLE}) sample
    ), '[]'::json) as zones,
    coalesce((
      select json_agg(json_build_object('id', due.id, 'name', due.name, 'held', counted.held, 'of', counted.of))
      from campaign
      join dnc_registry due on due.removed_at is null and due.max_age_days is not null
        and coalesce(due.as_of + due.max_age_days * interval '24 hours' <= $2, true)
        and (due.scope = 'all' or due.campaign_id = campaign.id or due.group_id = campaign.group_id)
      cross join lateral (
        select count(*) as of, count(*) filter (where due.calling_codes = '{}' or exists (
          select 1 from unnest(due.calling_codes) code where starts_with(sample.e164, '+' || code))) as held
        from (
          select e164 from phone_number
          where list_id in (select list_id from lists) and position = 0 limit ${SAMPLE}) sample) counted
      where campaign.id = $1), '[]'::json) as scrubs`;

@Injectable()
export class PreflightRepository {
  constructor(private readonly database: Database) {}

  async find(campaignId: string, now: Date): Promise<PreflightRows> {
    const { rows } = await this.database.pool.query<PreflightRows>(FACTS, [campaignId, now]);
    if (rows[0] === undefined) throw new Error('The statement always answers one row.');
    return rows[0];
  }
}
