import type { DncMatch, DncScope } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type DncRow, dncSelect } from './dnc-row.js';

/** Null: not narrowed by this. */
export interface DncFilter {
  /** First digits. */
  readonly digits: string | null;
  readonly state: 'live' | 'ended' | 'all';
  readonly match: DncMatch | null;
  readonly scope: DncScope | null;
  readonly campaignId: string | null;
  readonly groupId: string | null;
  readonly source: string | null;
  /** First letters. */
  readonly reason: string | null;
  readonly addedBy: string | null;
  readonly isDated: boolean | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly after: string | null;
  readonly take: number;
}

export interface DncCountRow {
  readonly scope: DncScope;
  readonly source: string;
  readonly entries: number;
  readonly dated: number;
}

export interface LastImportRow {
  readonly source: string;
  readonly fileName: string;
  readonly finishedAt: Date;
}

const COUNTS = `
  select scope, source, sum(entries)::int as entries, sum(dated)::int as dated
  from dnc_counter group by scope, source having sum(entries) > 0`;

const LAST_IMPORTS = `
  select distinct on (options ->> 'source') options ->> 'source' as source, file_name as "fileName",
    finished_at as "finishedAt"
  from dnc_import where state = 'done' order by options ->> 'source', id desc`;

/** The list of entries as people search and narrow it, and how many there are. */
@Injectable()
export class DncListRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(filter: DncFilter, now: Date): Promise<DncRow[]> {
    const parameters: unknown[] = [];
    const conditions: string[] = [];
    // Conditions stand in the statement only when they narrow it, so that each combination can use its own index.
    const narrow = (value: unknown, condition: (place: string) => string): void => {
      if (value === null) return;
      parameters.push(value);
      conditions.push(condition(`$${parameters.length}`));
    };
    if (filter.state === 'live') {
      conditions.push('removed_at is null');
      narrow(now, (place) => `(expires_at is null or expires_at > ${place})`);
    }
    // What has just expired is made history within seconds.
    if (filter.state === 'ended') conditions.push('removed_at is not null');
    narrow(filter.digits, (place) => `value like ${place} || '%'`);
    narrow(filter.match, (place) => `match = ${place}`);
    narrow(filter.scope, (place) => `scope = ${place}`);
    if (filter.scope === 'group') conditions.push('group_id is not null');
    if (filter.scope === 'campaign') conditions.push('campaign_id is not null');
    narrow(filter.campaignId, (place) => `campaign_id = ${place}`);
    narrow(filter.groupId, (place) => `group_id = ${place}`);
    narrow(filter.source, (place) => `source = ${place}`);
    narrow(beginning(filter.reason), (place) => `lower(reason) like ${place}`);
    narrow(beginning(filter.addedBy), (place) => `lower(created_by) like ${place}`);
    if (filter.isDated !== null) conditions.push(`expires_at is ${filter.isDated ? 'not null' : 'null'}`);
    // The id tells when an entry was added, so a stretch of time is a range of it.
    narrow(filter.from, (place) => `id >= uuid7_floor(${place}::timestamptz)`);
    narrow(filter.to, (place) => `id < uuid7_floor(${place}::timestamptz)`);
    narrow(filter.after, (place) => `id < ${place}`);
    parameters.push(filter.take);
    const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
    const page = `(select * from dnc_entry ${where} order by id desc limit $${parameters.length})`;
    const sql = `${dncSelect(page)} order by entry.id desc`;
    return (await this.database.pool.query<DncRow>(sql, parameters)).rows;
  }

  /** Live entries by scope and source, as the triggers count them. */
  async counts(): Promise<DncCountRow[]> {
    return (await this.database.pool.query<DncCountRow>(COUNTS)).rows;
  }

  async lastImports(): Promise<LastImportRow[]> {
    return (await this.database.pool.query<LastImportRow>(LAST_IMPORTS)).rows;
  }
}

/** What begins with these letters, great or small; signs that a pattern knows stand for themselves. */
const beginning = (text: string | null): string | null =>
  text === null ? null : `${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
