import { Injectable } from '@nestjs/common';
import { type ContactShape, isKnownZone, type ListedFor, type NumberShape } from '@callspool/domain';
import type pg from 'pg';
import { isOutOfTime } from '../database/database-errors.js';
import { Database } from '../database/database.service.js';
import { asNumbersTable } from '../database/numbers-table.js';
import {
  COUNT_PEOPLE,
  COUNT_SPECIAL,
  COUNT_ZONES,
  type Population,
  REGISTRIES,
} from './contact-count.sql.js';

/** Whom to count: the contacts of lists, or what a campaign that has run still has to work. */
export interface CountQuestion {
  readonly listIds: readonly string[];
  readonly campaignId: string | null;
  readonly groupId: string | null;
  readonly population: Population;
  readonly now: Date;
}

export interface CountedShape extends ContactShape {
  /** Something other than the hours holds them, as of the last look at each. */
  readonly isHeld: boolean;
}

export interface ContactCount {
  readonly contacts: number;
  readonly persons: number;
  readonly shapes: readonly CountedShape[];
}

interface ZonesRow {
  readonly isHeld: boolean;
  readonly zones: readonly string[];
  readonly contacts: number;
}
interface SpecialRow extends ZonesRow {
  readonly look: string;
  /** Of the numbers after the first. */
  readonly others: readonly string[];
}

@Injectable()
export class ContactCountRepository {
  constructor(private readonly database: Database) {}

  /** Three grouped counts of one moment; null when they take longer than they may together. */
  async count(question: CountQuestion, timeoutMs: number): Promise<ContactCount | null> {
    try {
      return await this.database.sqlTransaction(async (client) => {
        await client.query('set transaction isolation level repeatable read, read only');
        await client.query(`set local work_mem = '64MB'`);
        await client.query('set local jit = off');
        return countAll(new BoundedClient(client, timeoutMs), question);
      });
    } catch (error) {
      if (isOutOfTime(error)) return null;
      throw error;
    }
  }
}

/** Gives each statement what the ones before it have left of the time. */
class BoundedClient {
  private readonly startedMs = performance.now();

  constructor(
    private readonly client: pg.ClientBase,
    private readonly timeoutMs: number,
  ) {}

  async query<Row extends pg.QueryResultRow>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const leftMs = Math.max(1, Math.floor(this.timeoutMs - (performance.now() - this.startedMs)));
    await this.client.query(`set local statement_timeout = ${leftMs}`);
    return (await this.client.query<Row>(sql, [...parameters])).rows;
  }
}

async function countAll(client: BoundedClient, question: CountQuestion): Promise<ContactCount> {
  const { population, listIds, campaignId, groupId, now } = question;
  const whom = population === 'lists' ? listIds : campaignId;
  const [people] = await client.query<{ contacts: number; persons: number }>(COUNT_PEOPLE(population), [
    whom,
  ]);
  const byZones = await client.query<ZonesRow>(COUNT_ZONES(population), [whom]);
  const registries = await client.query<{ table: string }>(REGISTRIES, [campaignId, groupId]);
  const tables = registries.map(({ table }) => asNumbersTable(table));
  const odd = byZones.map(({ zones }) => zones).filter((zones) => !zones.every(isKnownZone));
  const special = await client.query<SpecialRow>(COUNT_SPECIAL(population, tables), [
    whom,
    campaignId,
    groupId,
    now,
    odd.map((zones) => zones.join(' ')),
  ]);
  return {
    contacts: people?.contacts ?? 0,
    persons: people?.persons ?? 0,
    shapes: shapesOf(byZones, special),
  };
}

const keyOf = ({ isHeld, zones }: ZonesRow): string => `${isHeld} ${zones.join(' ')}`;

/** Everybody by the zones of the first number, less those who stand in the other count with all their numbers. */
function shapesOf(byZones: readonly ZonesRow[], special: readonly SpecialRow[]): CountedShape[] {
  const less = new Map<string, number>();
  for (const row of special) less.set(keyOf(row), (less.get(keyOf(row)) ?? 0) + row.contacts);
  const plain = byZones.map(({ isHeld, zones, contacts }): CountedShape => {
    const listed: ListedFor = 'no';
    const rest = contacts - (less.get(keyOf({ isHeld, zones, contacts })) ?? 0);
    return { isHeld, contacts: rest, numbers: [{ zones, listed }] };
  });
  const mixed = special.map(({ isHeld, look, others, contacts }) => ({
    isHeld,
    contacts,
    numbers: [look, ...others].map(toNumber),
  }));
  return [...plain, ...mixed].filter(({ contacts }) => contacts > 0);
}

function toNumber(look: string): NumberShape {
  const [listed = 'good', zones = ''] = look.split('|');
  return { listed: listed as ListedFor, zones: zones === '' ? [] : zones.split(' ') };
}
