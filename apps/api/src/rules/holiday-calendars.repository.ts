import type { Prisma, Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';
import { bumpPolicyVersions } from './policy-versions.repository.js';
import type { RuleShelf, RuleShelfInTransaction } from './rule-shelf.js';

export interface Holiday {
  readonly date: string;
  readonly name: string;
}

export interface HolidayCalendarRow {
  readonly id: string;
  readonly name: string;
  readonly days: readonly Holiday[];
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type HolidayCalendarValues = Pick<HolidayCalendarRow, 'name' | 'days'>;

@Injectable()
export class HolidayCalendarsRepository implements RuleShelf<HolidayCalendarRow, HolidayCalendarValues> {
  constructor(private readonly database: Database) {}

  within(tx: Tx): RuleShelfInTransaction<HolidayCalendarRow, HolidayCalendarValues> {
    return new HolidayCalendarsInTransaction(tx);
  }

  async list(after: string | null, take: number): Promise<HolidayCalendarRow[]> {
    const rows = await this.database.prisma.holidayCalendar.findMany({
      where: after === null ? {} : { id: { gt: after } },
      orderBy: { id: 'asc' },
      take,
    });
    return rows.map(toRow);
  }

  async findById(id: string): Promise<HolidayCalendarRow | null> {
    const row = await this.database.prisma.holidayCalendar.findUnique({ where: { id } });
    return row === null ? null : toRow(row);
  }
}

class HolidayCalendarsInTransaction implements RuleShelfInTransaction<
  HolidayCalendarRow,
  HolidayCalendarValues
> {
  constructor(private readonly tx: Tx) {}

  async findForChange(id: string): Promise<HolidayCalendarRow | null> {
    await runInTransaction(
      this.tx,
      'select 1 as locked from holiday_calendar where id = $1::uuid for update',
      [id],
    );
    const row = await this.tx.holidayCalendar.findUnique({ where: { id } });
    return row === null ? null : toRow(row);
  }

  async create(values: HolidayCalendarValues, at: Date): Promise<HolidayCalendarRow> {
    return toRow(
      await this.tx.holidayCalendar.create({ data: { ...toData(values), createdAt: at, updatedAt: at } }),
    );
  }

  async update(id: string, values: HolidayCalendarValues, at: Date): Promise<HolidayCalendarRow> {
    const data = { ...toData(values), updatedAt: at, version: { increment: 1 } };
    return toRow(await this.tx.holidayCalendar.update({ where: { id }, data }));
  }

  async remove(id: string): Promise<void> {
    await this.tx.holidayCalendar.delete({ where: { id } });
  }

  async namesOfUsers(id: string, take: number): Promise<string[]> {
    const hours = await this.tx.callingHours.findMany({
      where: { holidayCalendarId: id },
      select: { name: true },
      take,
    });
    return hours.map(({ name }) => name);
  }

  async bumpCampaigns(id: string): Promise<void> {
    await bumpPolicyVersions(this.tx, 'holidayCalendar', id);
  }
}

const toData = ({ name, days }: HolidayCalendarValues) => ({
  name,
  days: [...days].sort((one, other) =>
    one.date.localeCompare(other.date),
  ) as unknown as Prisma.InputJsonArray,
});

function toRow(row: Prisma.HolidayCalendarGetPayload<object>): HolidayCalendarRow {
  return { ...row, days: row.days as unknown as Holiday[] };
}
