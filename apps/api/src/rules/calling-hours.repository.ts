import type { Prisma, Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import type { WeeklyHours } from '@callspool/domain';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';
import { bumpPolicyVersions } from './policy-versions.repository.js';
import type { RuleShelf, RuleShelfInTransaction } from './rule-shelf.js';

export interface CallingHoursRow {
  readonly id: string;
  readonly name: string;
  readonly week: WeeklyHours;
  readonly holidayCalendarId: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type CallingHoursValues = Pick<CallingHoursRow, 'name' | 'week' | 'holidayCalendarId'>;

@Injectable()
export class CallingHoursRepository implements RuleShelf<CallingHoursRow, CallingHoursValues> {
  constructor(private readonly database: Database) {}

  within(tx: Tx): RuleShelfInTransaction<CallingHoursRow, CallingHoursValues> {
    return new CallingHoursInTransaction(tx);
  }

  async list(after: string | null, take: number): Promise<CallingHoursRow[]> {
    const rows = await this.database.prisma.callingHours.findMany({
      where: after === null ? {} : { id: { gt: after } },
      orderBy: { id: 'asc' },
      take,
    });
    return rows.map(toRow);
  }

  async findById(id: string): Promise<CallingHoursRow | null> {
    const row = await this.database.prisma.callingHours.findUnique({ where: { id } });
    return row === null ? null : toRow(row);
  }
}

class CallingHoursInTransaction implements RuleShelfInTransaction<CallingHoursRow, CallingHoursValues> {
  constructor(private readonly tx: Tx) {}

  async findForChange(id: string): Promise<CallingHoursRow | null> {
    await runInTransaction(this.tx, 'select 1 as locked from calling_hours where id = $1::uuid for update', [
      id,
    ]);
    const row = await this.tx.callingHours.findUnique({ where: { id } });
    return row === null ? null : toRow(row);
  }

  async create(values: CallingHoursValues, at: Date): Promise<CallingHoursRow> {
    return toRow(
      await this.tx.callingHours.create({ data: { ...toData(values), createdAt: at, updatedAt: at } }),
    );
  }

  async update(id: string, values: CallingHoursValues, at: Date): Promise<CallingHoursRow> {
    const data = { ...toData(values), updatedAt: at, version: { increment: 1 } };
    return toRow(await this.tx.callingHours.update({ where: { id }, data }));
  }

  async remove(id: string): Promise<void> {
    await this.tx.callingHours.delete({ where: { id } });
  }

  async namesOfUsers(id: string, take: number): Promise<string[]> {
    const campaigns = await this.tx.campaign.findMany({
      where: { OR: [{ dialingHoursId: id }, { contactingHoursId: id }] },
      select: { name: true },
      take,
    });
    return campaigns.map(({ name }) => name);
  }

  async bumpCampaigns(id: string): Promise<void> {
    await bumpPolicyVersions(this.tx, 'callingHours', id);
  }
}

const toData = ({ name, week, holidayCalendarId }: CallingHoursValues) => ({
  name,
  week: week as unknown as Prisma.InputJsonObject,
  holidayCalendarId,
});

function toRow(row: Prisma.CallingHoursGetPayload<object>): CallingHoursRow {
  return { ...row, week: row.week as unknown as WeeklyHours };
}
