import type { ImportState } from '@callspool/contracts';
import type { Tx } from '@callspool/database';
import type { CampaignState } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';
import type { ListFigures } from './list-summaries.repository.js';

export interface ContactListRow {
  readonly id: string;
  readonly name: string;
  readonly defaultCountry: string;
  readonly defaultTimeZone: string | null;
  readonly contactCount: number;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A list with what its readers want to see beside it. */
export interface ContactListDetail extends ContactListRow {
  readonly importCount: number;
  readonly lastImport: {
    readonly id: string;
    readonly fileName: string;
    readonly state: ImportState;
    readonly createdBy: string;
    /** ISO 8601, as JSON carries it. */
    readonly createdAt: string;
  } | null;
  readonly campaigns: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: CampaignState;
  }[];
  readonly campaignCount: number;
  readonly summary: { readonly at: string; readonly figures: ListFigures } | null;
}

export interface ContactListFilter {
  readonly search: string | null;
  readonly isArchived: boolean;
  /** Null: both those that a campaign works and the others. */
  readonly isInUse: boolean | null;
  readonly order: 'name' | 'newest';
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly take: number;
}

export type ContactListChange = Partial<
  Pick<ContactListRow, 'name' | 'defaultCountry' | 'defaultTimeZone' | 'archivedAt'>
>;

// The finished imports, and a figure for what came and went besides them, tell how many there are without counting rows.
const SELECT = `
  select list.id, list.name, list.default_country as "defaultCountry", list.default_time_zone as "defaultTimeZone",
    list.archived_at as "archivedAt", list.created_at as "createdAt", list.updated_at as "updatedAt",
    (list.contacts_added + coalesce((select sum(rows_accepted - rows_updated - contacts_removed) from list_import
      where list_id = list.id and state = 'done' and undo_state is distinct from 'done'), 0))::int
      as "contactCount"
  from contact_list list`;

const MOST_CAMPAIGNS = 10;
const OPEN_CAMPAIGNS = `
  from campaign_list link join campaign on campaign.id = link.campaign_id
  where link.list_id = list.id and campaign.state not in ('finished', 'archived')`;

const DETAIL = (of: string) => `
  select list.*, imports.count::int as "importCount", last_import.import as "lastImport",
    coalesce(worked.campaigns, '[]') as campaigns, coalesce(worked.count, 0)::int as "campaignCount",
    (select jsonb_build_object('at', at, 'figures', figures) from contact_list_summary where list_id = list.id) as summary
  from (${of}) list
  cross join lateral (select count(*) from list_import where list_id = list.id) imports
  left join lateral (
    select jsonb_build_object('id', id, 'fileName', file_name, 'state', state, 'createdBy', created_by,
      'createdAt', created_at) as import
    from list_import where list_id = list.id order by id desc limit 1) last_import on true
  left join lateral (
    select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'state', state) order by name)
      filter (where place <= ${MOST_CAMPAIGNS}) as campaigns, count(*) as count
    from (select campaign.id, campaign.name, campaign.state, row_number() over (order by campaign.name) as place
      ${OPEN_CAMPAIGNS}) open) worked on true`;

const MATCHING = `
  where ($1::text is null or position(lower($1::text) in lower(list.name)) > 0)
    and (list.archived_at is not null) = $2::boolean
    and ($3::boolean is null or $3::boolean = exists (select 1 ${OPEN_CAMPAIGNS}))`;
// What is told beside a list is looked up for the lists of the page only.
const BY_NAME = DETAIL(`${SELECT} ${MATCHING}
  and ($4::text is null or (list.name, list.id) > ($4::text, $5::uuid))
  order by list.name, list.id limit $6::int`);
const BY_AGE = DETAIL(`${SELECT} ${MATCHING}
  and ($4::text is null or list.id < $5::uuid)
  order by list.id desc limit $6::int`);

const ACTIVE_CAMPAIGNS = `
  select campaign.id, campaign.name, campaign.state::text as state
  from campaign_list join campaign on campaign.id = campaign_list.campaign_id
  where campaign_list.list_id = $1::uuid and campaign.state not in ('finished', 'archived')
  order by campaign.name`;

// Only numbers whose zone nothing stronger decided follow the list's default.
const REZONE = `
  update phone_number set
    zones = case when $2::text is null then '{}'::text[] else array[$2::text] end,
    zone_source = case when $2::text is null then 'unknown' else 'list_default' end
  where list_id = $1::uuid and zone_source in ('unknown', 'list_default')`;

@Injectable()
export class ContactListsRepository {
  constructor(private readonly database: Database) {}

  async list(filter: ContactListFilter): Promise<ContactListDetail[]> {
    const isByName = filter.order === 'name';
    const sql = isByName ? `${BY_NAME} order by list.name, list.id` : `${BY_AGE} order by list.id desc`;
    const { rows } = await this.database.pool.query<ContactListDetail>(sql, [
      filter.search,
      filter.isArchived,
      filter.isInUse,
      filter.after?.name ?? null,
      filter.after?.id ?? null,
      filter.take,
    ]);
    return rows;
  }

  async find(id: string): Promise<ContactListRow | null> {
    const { rows } = await this.database.pool.query<ContactListRow>(`${SELECT} where list.id = $1`, [id]);
    return rows[0] ?? null;
  }

  async findDetail(id: string): Promise<ContactListDetail | null> {
    const { rows } = await this.database.pool.query<ContactListDetail>(
      DETAIL(`${SELECT} where list.id = $1`),
      [id],
    );
    return rows[0] ?? null;
  }

  async listCountries(): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ country: string }>(
      'select distinct default_country as country from contact_list order by 1',
    );
    return rows.map((row) => row.country);
  }

  async findForChange(tx: Tx, id: string): Promise<ContactListRow | null> {
    const rows = await runInTransaction<ContactListRow>(
      tx,
      `${SELECT} where list.id = $1::uuid for update of list`,
      [id],
    );
    return rows[0] ?? null;
  }

  async create(
    tx: Tx,
    list: { name: string; defaultCountry: string; defaultTimeZone: string | null; at: Date },
  ): Promise<{ id: string }> {
    const { at, ...named } = list;
    return tx.contactList.create({ data: { id: uuidv7(), ...named, createdAt: at, updatedAt: at } });
  }

  async update(tx: Tx, id: string, change: ContactListChange, at: Date): Promise<void> {
    await tx.contactList.update({
      where: { id },
      data: { ...change, updatedAt: at, version: { increment: 1 } },
    });
  }

  /** Campaigns that work the list and are not over. */
  activeCampaigns(tx: Tx, id: string): Promise<{ id: string; name: string; state: string }[]> {
    return runInTransaction(tx, ACTIVE_CAMPAIGNS, [id]);
  }

  /** Gives the numbers that have no zone of their own the list's new default. */
  async rezone(tx: Tx, id: string, zone: string | null): Promise<void> {
    await runInTransaction(tx, REZONE, [id, zone]);
  }
}
