import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface ScheduledListsRow {
  readonly campaignId: string;
  readonly hasContacts: boolean;
  readonly archivedLists: string[];
}

const LISTS = `
  select campaign.id as "campaignId",
    exists (select 1 from contact where list_id in (
      select list_id from campaign_list where campaign_id = campaign.id)) as "hasContacts",
    array(select name from contact_list where archived_at is not null and id in (
      select list_id from campaign_list where campaign_id = campaign.id) order by name) as "archivedLists"
  from unnest($1::uuid[]) campaign(id)`;

@Injectable()
export class ScheduledBlockersRepository {
  constructor(private readonly database: Database) {}

  async listsOf(campaignIds: readonly string[]): Promise<ScheduledListsRow[]> {
    return (await this.database.pool.query<ScheduledListsRow>(LISTS, [campaignIds])).rows;
  }
}
