import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';
import type { RuleShelf, RuleShelfInTransaction } from './rule-shelf.js';

export interface CampaignGroupRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type CampaignGroupValues = Pick<CampaignGroupRow, 'name'>;

@Injectable()
export class CampaignGroupsRepository implements RuleShelf<CampaignGroupRow, CampaignGroupValues> {
  constructor(private readonly database: Database) {}

  within(tx: Tx): RuleShelfInTransaction<CampaignGroupRow, CampaignGroupValues> {
    return new CampaignGroupsInTransaction(tx);
  }

  list(after: string | null, take: number): Promise<CampaignGroupRow[]> {
    return this.database.prisma.campaignGroup.findMany({
      where: after === null ? {} : { id: { gt: after } },
      orderBy: { id: 'asc' },
      take,
    });
  }

  findById(id: string): Promise<CampaignGroupRow | null> {
    return this.database.prisma.campaignGroup.findUnique({ where: { id } });
  }
}

class CampaignGroupsInTransaction implements RuleShelfInTransaction<CampaignGroupRow, CampaignGroupValues> {
  constructor(private readonly tx: Tx) {}

  async findForChange(id: string): Promise<CampaignGroupRow | null> {
    await runInTransaction(this.tx, 'select 1 as locked from campaign_group where id = $1::uuid for update', [
      id,
    ]);
    return this.tx.campaignGroup.findUnique({ where: { id } });
  }

  create({ name }: CampaignGroupValues, at: Date): Promise<CampaignGroupRow> {
    return this.tx.campaignGroup.create({ data: { name, createdAt: at, updatedAt: at } });
  }

  update(id: string, { name }: CampaignGroupValues, at: Date): Promise<CampaignGroupRow> {
    return this.tx.campaignGroup.update({ where: { id }, data: { name, updatedAt: at } });
  }

  async remove(id: string): Promise<void> {
    await this.tx.campaignGroup.delete({ where: { id } });
  }

  async namesOfUsers(id: string, take: number): Promise<string[]> {
    const campaigns = await this.tx.campaign.findMany({
      where: { groupId: id },
      select: { name: true },
      take,
    });
    const dncEntries = await this.tx.dncEntry.count({ where: { groupId: id } });
    const names = campaigns.map(({ name }) => name);
    return dncEntries === 0
      ? names
      : [...names, `do-not-call entries (${dncEntries}, removed ones included)`];
  }

  /** A name decides nothing. */
  async bumpCampaigns(): Promise<void> {}
}
