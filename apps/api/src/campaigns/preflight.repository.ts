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
    ), '[]'::json) as zones`;

@Injectable()
export class PreflightRepository {
  constructor(private readonly database: Database) {}

  async find(campaignId: string): Promise<PreflightRows> {
    const { rows } = await this.database.pool.query<PreflightRows>(FACTS, [campaignId]);
    if (rows[0] === undefined) throw new Error('The statement always answers one row.');
    return rows[0];
  }
}
