import type { Prisma, Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import type { Cap, CapReach, CapScope, CapWindow } from '@callspool/domain';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';
import { bumpPolicyVersions } from './policy-versions.repository.js';

export interface CapRow extends Cap {
  readonly campaignId: string | null;
  readonly groupId: string | null;
  readonly createdAt: Date;
}

export interface NewCap {
  readonly reach: CapReach;
  readonly campaignId: string | null;
  readonly groupId: string | null;
  readonly scope: CapScope;
  readonly max: number;
  readonly window: CapWindow;
}

export type CapValues = Pick<NewCap, 'scope' | 'max' | 'window'>;

export interface CapFilter {
  readonly reach: CapReach | null;
  readonly campaignId: string | null;
  readonly groupId: string | null;
}

@Injectable()
export class CapsRepository {
  constructor(private readonly database: Database) {}

  within(tx: Tx): CapsInTransaction {
    return new CapsInTransaction(tx);
  }

  async list(filter: CapFilter, after: string | null, take: number): Promise<CapRow[]> {
    const rows = await this.database.prisma.cap.findMany({
      where: {
        ...(after === null ? {} : { id: { gt: after } }),
        ...(filter.reach === null ? {} : { reach: filter.reach }),
        ...(filter.campaignId === null ? {} : { campaignId: filter.campaignId }),
        ...(filter.groupId === null ? {} : { groupId: filter.groupId }),
      },
      orderBy: { id: 'asc' },
      take,
    });
    return rows.map(toRow);
  }

  async findById(id: string): Promise<CapRow | null> {
    const row = await this.database.prisma.cap.findUnique({ where: { id } });
    return row === null ? null : toRow(row);
  }
}

export class CapsInTransaction {
  constructor(private readonly tx: Tx) {}

  async create(cap: NewCap, at: Date): Promise<CapRow> {
    const { window, ...values } = cap;
    return toRow(await this.tx.cap.create({ data: { ...values, ...toColumns(window), createdAt: at } }));
  }

  async findForChange(id: string): Promise<CapRow | null> {
    await runInTransaction(this.tx, 'select 1 as locked from cap where id = $1::uuid for update', [id]);
    const row = await this.tx.cap.findUnique({ where: { id } });
    return row === null ? null : toRow(row);
  }

  /** Locks every cap that holds everywhere, so that two people cannot each take away "all but the last". */
  async countEverywhere(): Promise<number> {
    const rows = await runInTransaction(
      this.tx,
      `select 1 as locked from cap where reach = 'everywhere' order by id for update`,
    );
    return rows.length;
  }

  async update(id: string, { window, ...values }: CapValues): Promise<CapRow> {
    return toRow(await this.tx.cap.update({ where: { id }, data: { ...values, ...toColumns(window) } }));
  }

  async remove(id: string): Promise<void> {
    await this.tx.cap.delete({ where: { id } });
  }

  async bumpCampaigns(cap: Pick<CapRow, 'reach' | 'campaignId' | 'groupId'>): Promise<void> {
    await bumpPolicyVersions(this.tx, cap.reach, cap.campaignId ?? cap.groupId);
  }
}

const toColumns = (window: CapWindow) => ({
  windowKind: window.kind,
  windowSeconds: window.kind === 'rolling' ? window.seconds : null,
  windowZone: window.kind === 'calendar_day' ? window.zone : null,
});

function toWindow(row: Prisma.CapGetPayload<object>): CapWindow {
  switch (row.windowKind as CapWindow['kind']) {
    case 'rolling':
      return { kind: 'rolling', seconds: row.windowSeconds ?? 0 };
    case 'calendar_day':
      return { kind: 'calendar_day', zone: row.windowZone ?? '' };
    case 'lifetime':
      return { kind: 'lifetime' };
  }
}

function toRow(row: Prisma.CapGetPayload<object>): CapRow {
  return {
    id: row.id,
    reach: row.reach as CapReach,
    campaignId: row.campaignId,
    groupId: row.groupId,
    scope: row.scope as CapScope,
    max: row.max,
    window: toWindow(row),
    createdAt: row.createdAt,
  };
}
