import type { Prisma, Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import type { RespoolRule } from '@callspool/domain';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';
import { bumpPolicyVersions } from './policy-versions.repository.js';
import type { RuleShelf, RuleShelfInTransaction } from './rule-shelf.js';

export interface RespoolRuleSetRow {
  readonly id: string;
  readonly name: string;
  readonly rules: readonly RespoolRule[];
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type RespoolRuleSetValues = Pick<RespoolRuleSetRow, 'name' | 'rules'>;

@Injectable()
export class RespoolRuleSetsRepository implements RuleShelf<RespoolRuleSetRow, RespoolRuleSetValues> {
  constructor(private readonly database: Database) {}

  within(tx: Tx): RuleShelfInTransaction<RespoolRuleSetRow, RespoolRuleSetValues> {
    return new RespoolRuleSetsInTransaction(tx);
  }

  async list(after: string | null, take: number): Promise<RespoolRuleSetRow[]> {
    const rows = await this.database.prisma.respoolRuleSet.findMany({
      where: after === null ? {} : { id: { gt: after } },
      orderBy: { id: 'asc' },
      take,
    });
    return rows.map(toRow);
  }

  async findById(id: string): Promise<RespoolRuleSetRow | null> {
    const row = await this.database.prisma.respoolRuleSet.findUnique({ where: { id } });
    return row === null ? null : toRow(row);
  }
}

class RespoolRuleSetsInTransaction implements RuleShelfInTransaction<
  RespoolRuleSetRow,
  RespoolRuleSetValues
> {
  constructor(private readonly tx: Tx) {}

  async findForChange(id: string): Promise<RespoolRuleSetRow | null> {
    await runInTransaction(
      this.tx,
      'select 1 as locked from respool_rule_set where id = $1::uuid for update',
      [id],
    );
    const row = await this.tx.respoolRuleSet.findUnique({ where: { id } });
    return row === null ? null : toRow(row);
  }

  async create(values: RespoolRuleSetValues, at: Date): Promise<RespoolRuleSetRow> {
    return toRow(
      await this.tx.respoolRuleSet.create({ data: { ...toData(values), createdAt: at, updatedAt: at } }),
    );
  }

  async update(id: string, values: RespoolRuleSetValues, at: Date): Promise<RespoolRuleSetRow> {
    const data = { ...toData(values), updatedAt: at, version: { increment: 1 } };
    return toRow(await this.tx.respoolRuleSet.update({ where: { id }, data }));
  }

  async remove(id: string): Promise<void> {
    await this.tx.respoolRuleSet.delete({ where: { id } });
  }

  async namesOfUsers(id: string, take: number): Promise<string[]> {
    const campaigns = await this.tx.campaign.findMany({
      where: { respoolRuleSetId: id },
      select: { name: true },
      take,
    });
    return campaigns.map(({ name }) => name);
  }

  async bumpCampaigns(id: string): Promise<void> {
    await bumpPolicyVersions(this.tx, 'respoolRuleSet', id);
  }
}

const toData = ({ name, rules }: RespoolRuleSetValues) => ({
  name,
  rules: rules as unknown as Prisma.InputJsonArray,
});

function toRow(row: Prisma.RespoolRuleSetGetPayload<object>): RespoolRuleSetRow {
  return { ...row, rules: row.rules as unknown as RespoolRule[] };
}
