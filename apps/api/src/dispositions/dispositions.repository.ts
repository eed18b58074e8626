import type { Prisma, Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import type { DispositionAction } from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';

export interface DispositionRow {
  readonly id: string;
  readonly l1: string;
  readonly l2: string;
  readonly l3: string;
  readonly action: DispositionAction;
  /** Null unless the action is SCHEDULE. */
  readonly scheduleDelayMinutes: number | null;
  readonly flags: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type DispositionValues = Omit<DispositionRow, 'id' | 'createdAt' | 'updatedAt'>;

// A campaign names dispositions for pressed keys inside its vendor settings.
const USERS = `
  select name from campaign
  where state <> 'archived' and exists (
    select 1 from jsonb_each_text(coalesce(vendor_settings -> 'keyActions', '{}'::jsonb)) key where key.value = $1::text)
  order by id limit $2::int`;

@Injectable()
export class DispositionsRepository {
  constructor(private readonly database: Database) {}

  within(tx: Tx): DispositionsInTransaction {
    return new DispositionsInTransaction(tx);
  }

  async list(after: string | null, take: number): Promise<DispositionRow[]> {
    const rows = await this.database.prisma.disposition.findMany({
      where: after === null ? {} : { id: { gt: after } },
      orderBy: { id: 'asc' },
      take,
    });
    return rows.map(toRow);
  }

  async findById(id: string): Promise<DispositionRow | null> {
    const row = await this.database.prisma.disposition.findUnique({ where: { id } });
    return row === null ? null : toRow(row);
  }

  /** Those of the ids that name a disposition. */
  async existing(ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.prisma.disposition.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  }
}

export class DispositionsInTransaction {
  constructor(private readonly tx: Tx) {}

  async findForChange(id: string): Promise<DispositionRow | null> {
    await runInTransaction(this.tx, 'select 1 as locked from disposition where id = $1::uuid for update', [
      id,
    ]);
    const row = await this.tx.disposition.findUnique({ where: { id } });
    return row === null ? null : toRow(row);
  }

  async create(values: DispositionValues, at: Date): Promise<DispositionRow> {
    const data = { ...values, flags: [...values.flags], createdAt: at, updatedAt: at };
    return toRow(await this.tx.disposition.create({ data }));
  }

  async update(id: string, values: DispositionValues, at: Date): Promise<DispositionRow> {
    const data = { ...values, flags: [...values.flags], updatedAt: at };
    return toRow(await this.tx.disposition.update({ where: { id }, data }));
  }

  async remove(id: string): Promise<void> {
    await this.tx.disposition.delete({ where: { id } });
  }

  /** Vendors' words that are mapped to it. */
  async wordsThatSay(id: string, take: number): Promise<string[]> {
    const words = await this.tx.vendorWord.findMany({
      where: { dispositionId: id },
      orderBy: { plain: 'asc' },
      take,
    });
    return words.map(({ word }) => word);
  }

  async namesOfUsers(id: string, take: number): Promise<string[]> {
    const rows = await runInTransaction<{ name: string }>(this.tx, USERS, [id, take]);
    return rows.map(({ name }) => name);
  }
}

function toRow(row: Prisma.DispositionGetPayload<object>): DispositionRow {
  return { ...row, action: row.action as DispositionAction };
}
