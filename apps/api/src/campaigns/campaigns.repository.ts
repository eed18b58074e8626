import type { Prisma, Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { DRAFT_FIELDS } from '@callspool/contracts';
import type { CampaignState, WeeklyHours } from '@callspool/domain';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';
import {
  type CampaignRecord,
  type CampaignValues,
  type Confirmations,
  type Schedule,
} from './campaign-record.js';

export interface CampaignFilter {
  readonly states: readonly CampaignState[] | null;
  readonly connectionId: string | null;
  readonly groupId: string | null;
  readonly listId: string | null;
  readonly search: string | null;
}

/** From which state to which; `version`: only if nobody has edited the campaign since it was read. */
export interface Move {
  readonly from: CampaignState;
  readonly to: CampaignState;
  readonly at: Date;
  readonly reason: string | null;
  readonly version?: number;
  /** Replaces the start date, for a campaign that is started ahead of it. */
  readonly startAt?: Date;
}

const schedule = { select: { week: true, holidayCalendar: { select: { days: true } } } } as const;
const INCLUDE = {
  connection: { select: { name: true, kind: true, enabled: true, archivedAt: true } },
  dialingHours: schedule,
  contactingHours: schedule,
  lists: { select: { listId: true }, orderBy: { addedAt: 'asc' } },
  dispatchStatus: { select: { at: true, binding: true, lastError: true } },
} as const satisfies Prisma.CampaignInclude;
type Row = Prisma.CampaignGetPayload<{ include: typeof INCLUDE }>;

const NEXT = `
  select campaign.id, (
      select min(eligible_at) from spool_entry
      where campaign_id = campaign.id and state in ('new', 'waiting')) as "nextAt"
  from unnest($1::uuid[]) campaign(id)`;

const MOVE = `
  update campaign set
    state = $3::campaign_state, state_changed_at = $4::timestamptz, state_reason = $5::text,
    start_at = coalesce($7::timestamptz, start_at),
    policy_version = policy_version + case when $7::timestamptz is null then 0 else 1 end
  where id = $1::uuid and state = $2::campaign_state and ($6::int is null or version = $6::int)
  returning id`;

@Injectable()
export class CampaignsRepository {
  constructor(private readonly database: Database) {}

  within(tx: Tx): CampaignsInTransaction {
    return new CampaignsInTransaction(tx);
  }

  /** Newest first. Without a filter on the state, archived campaigns are left out. */
  async list(filter: CampaignFilter, before: string | null, take: number): Promise<CampaignRecord[]> {
    const rows = await this.database.prisma.campaign.findMany({
      where: {
        state: filter.states === null ? { not: 'archived' } : { in: [...filter.states] },
        ...(before === null ? {} : { id: { lt: before } }),
        ...(filter.connectionId === null ? {} : { connectionId: filter.connectionId }),
        ...(filter.groupId === null ? {} : { groupId: filter.groupId }),
        ...(filter.listId === null ? {} : { lists: { some: { listId: filter.listId } } }),
        ...(filter.search === null ? {} : { name: { contains: filter.search, mode: 'insensitive' } }),
      },
      include: INCLUDE,
      orderBy: { id: 'desc' },
      take,
    });
    return rows.map(toRecord);
  }

  async findById(id: string): Promise<CampaignRecord | null> {
    const row = await this.database.prisma.campaign.findUnique({ where: { id }, include: INCLUDE });
    return row === null ? null : toRecord(row);
  }

  /** When the next waiting entry of each may become eligible; null where none waits. */
  async nextEligibleAt(ids: readonly string[]): Promise<Map<string, Date | null>> {
    const { rows } = await this.database.pool.query<{ id: string; nextAt: Date | null }>(NEXT, [ids]);
    return new Map(rows.map(({ id, nextAt }) => [id, nextAt]));
  }

  async isEverythingStopped(): Promise<boolean> {
    const row = await this.database.prisma.stopSwitch.findUnique({ where: { id: 1 } });
    return row?.stopped ?? false;
  }

  /** Scheduled campaigns whose moment has come. */
  async listDueToStart(now: Date, take: number): Promise<string[]> {
    return this.ids({ state: 'scheduled', startAt: { lte: now } }, take);
  }

  /** Scheduled campaigns that start before a moment, the first to start first. */
  async listStartingUntil(before: Date, take: number): Promise<CampaignRecord[]> {
    const rows = await this.database.prisma.campaign.findMany({
      where: { state: 'scheduled', startAt: { lt: before } },
      include: INCLUDE,
      orderBy: [{ startAt: 'asc' }, { id: 'asc' }],
      take,
    });
    return rows.map(toRecord);
  }

  /** Campaigns whose end date has passed. */
  async listDueToEnd(now: Date, take: number): Promise<{ id: string; state: CampaignState }[]> {
    return this.database.prisma.campaign.findMany({
      where: { state: { in: ['running', 'paused'] }, endAt: { lte: now } },
      select: { id: true, state: true },
      take,
    });
  }

  /** Draining campaigns that nothing is in flight for any more. */
  async listDrained(take: number): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ id: string }>(
      `select id from campaign where state = 'draining'
         and not exists (select 1 from open_attempt where campaign_id = campaign.id) limit $1`,
      [take],
    );
    return rows.map(({ id }) => id);
  }

  private async ids(where: Prisma.CampaignWhereInput, take: number): Promise<string[]> {
    const rows = await this.database.prisma.campaign.findMany({ where, select: { id: true }, take });
    return rows.map(({ id }) => id);
  }
}

export class CampaignsInTransaction {
  constructor(private readonly tx: Tx) {}

  async create(
    id: string,
    values: CampaignValues,
    listIds: readonly string[],
    at: Date,
  ): Promise<CampaignRecord> {
    const row = await this.tx.campaign.create({
      data: {
        ...toData(values),
        id,
        stateChangedAt: at,
        createdAt: at,
        updatedAt: at,
        lists: { create: listIds.map((listId) => ({ listId, addedAt: at })) },
      },
      include: INCLUDE,
    });
    return toRecord(row);
  }

  /** Locks the row against other changes, and not against rows that refer to it: an import must be able to add entries. */
  async findForChange(id: string): Promise<CampaignRecord | null> {
    await runInTransaction(
      this.tx,
      'select 1 as locked from campaign where id = $1::uuid for no key update',
      [id],
    );
    return this.find(id);
  }

  async find(id: string): Promise<CampaignRecord | null> {
    const row = await this.tx.campaign.findUnique({ where: { id }, include: INCLUDE });
    return row === null ? null : toRecord(row);
  }

  /** Stores the values and raises the version; `isPolicy`: the cached verdicts were made under other rules. */
  async update(id: string, values: CampaignValues, isPolicy: boolean, at: Date): Promise<CampaignRecord> {
    const row = await this.tx.campaign.update({
      where: { id },
      data: {
        ...toData(values),
        updatedAt: at,
        version: { increment: 1 },
        ...(isPolicy ? { policyVersion: { increment: 1 } } : {}),
      },
      include: INCLUDE,
    });
    return toRecord(row);
  }

  /** False when the campaign was not (any more) in the expected state or version: somebody else was first. */
  async move(id: string, { from, to, at, reason, version, startAt }: Move): Promise<boolean> {
    const parameters = [id, from, to, at, reason, version ?? null, startAt ?? null];
    return (await runInTransaction(this.tx, MOVE, parameters)).length === 1;
  }

  async remove(id: string): Promise<void> {
    await this.tx.campaign.delete({ where: { id } });
  }
}

function toData(values: CampaignValues) {
  const { vendorSettings, confirmations, undecided, ...rest } = values;
  const vendorCampaign = vendorSettings['vendorCampaign'];
  return {
    ...rest,
    vendorSettings: vendorSettings as Prisma.InputJsonObject,
    vendorCampaign: typeof vendorCampaign === 'string' ? vendorCampaign : '',
    confirmations: confirmations as Prisma.InputJsonObject,
    undecided: [...undecided],
  };
}

function toSchedule(hours: Row['dialingHours']): Schedule {
  const days = (hours.holidayCalendar?.days ?? []) as unknown as { date: string }[];
  return { week: hours.week as unknown as WeeklyHours, holidays: days.map(({ date }) => date) };
}

function toRecord(row: Row): CampaignRecord {
  const { connection, dialingHours, contactingHours, lists, dispatchStatus, vendorSettings, ...rest } = row;
  return {
    ...rest,
    connection: {
      name: connection.name,
      kind: connection.kind,
      isEnabled: connection.enabled,
      isArchived: connection.archivedAt !== null,
    },
    vendorSettings: vendorSettings as Record<string, unknown>,
    callsPerSecond: row.callsPerSecond.toNumber(),
    listIds: lists.map(({ listId }) => listId),
    dialing: toSchedule(dialingHours),
    contacting: toSchedule(contactingHours),
    confirmations: row.confirmations as unknown as Confirmations,
    undecided: DRAFT_FIELDS.filter((field) => row.undecided.includes(field)),
    dispatch: dispatchStatus,
  };
}
