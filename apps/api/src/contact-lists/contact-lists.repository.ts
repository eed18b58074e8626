import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';

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

export interface ContactListFilter {
  readonly search: string | null;
  readonly isArchived: boolean;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly take: number;
}

export type ContactListChange = Partial<
  Pick<ContactListRow, 'name' | 'defaultCountry' | 'defaultTimeZone' | 'archivedAt'>
>;

// Contacts come in by imports only, so the finished ones tell how many there are without counting rows.
const SELECT = `
  select list.id, list.name, list.default_country as "defaultCountry", list.default_time_zone as "defaultTimeZone",
    list.archived_at as "archivedAt", list.created_at as "createdAt", list.updated_at as "updatedAt",
    coalesce((select sum(rows_accepted) from list_import where list_id = list.id and state = 'done'), 0)::int
      as "contactCount"
  from contact_list list`;

const LIST = `${SELECT}
  where ($1::text is null or position(lower($1::text) in lower(list.name)) > 0)
    and (list.archived_at is not null) = $2::boolean
    and ($3::text is null or (list.name, list.id) > ($3::text, $4::uuid))
  order by list.name, list.id
  limit $5::int`;

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

  async list(filter: ContactListFilter): Promise<ContactListRow[]> {
    const { rows } = await this.database.pool.query<ContactListRow>(LIST, [
      filter.search,
      filter.isArchived,
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
  ): Promise<ContactListRow> {
    const { at, ...named } = list;
    const row = await tx.contactList.create({
      data: { id: uuidv7(), ...named, createdAt: at, updatedAt: at },
    });
    return { ...row, contactCount: 0 };
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
