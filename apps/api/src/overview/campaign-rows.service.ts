import { Injectable } from '@nestjs/common';
import type { CampaignRow, CampaignRowPage, CampaignRowQuery } from '@callspool/contracts';
import { CampaignStandings } from '../campaigns/campaign-standings.service.js';
import { Clock } from '../common/clock/clock.js';
import { malformedCursor, requireId } from '../common/http/id-cursor.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { Counters } from '../counters/counters.service.js';
import { CampaignBoard } from './campaign-board.js';
import { toCampaignRow } from './campaign-row.mapper.js';
import { CampaignRowsRepository, type RowOrder, type SortKey } from './campaign-rows.repository.js';
import { twoDays } from './day.js';

const DAY_MS = 24 * 60 * 60_000;

/** The campaigns as the table and the dashboard show them. */
@Injectable()
export class CampaignRows {
  constructor(
    private readonly rows: CampaignRowsRepository,
    private readonly board: CampaignBoard,
    private readonly standings: CampaignStandings,
    private readonly counters: Counters,
    private readonly clock: Clock,
  ) {}

  async page(query: CampaignRowQuery): Promise<CampaignRowPage> {
    const filter = {
      states: query.state ?? null,
      ids: query.standing === undefined ? null : await this.board.idsOf(query.standing),
      connectionIds: query.connectionId ?? null,
      search: query.search ?? null,
    };
    const order = { sort: query.sort, direction: query.direction, after: readCursor(query) };
    const [keys, { counts }] = await Promise.all([
      this.rows.page(filter, order, query.limit + 1),
      this.board.look(),
    ]);
    const page = toPage(keys, query.limit, ({ key, id }) => [query.sort, key, id]);
    const items = await this.of(
      page.items.map(({ id }) => id),
      query.timeZone,
    );
    return { items, nextCursor: page.nextCursor, at: this.clock.now().toISOString(), counts };
  }

  /** These campaigns at this moment, for a watcher. */
  async watch(ids: readonly string[], timeZone: string): Promise<{ at: string; rows: CampaignRow[] }> {
    const rows = await this.of(ids, timeZone);
    return { at: this.clock.now().toISOString(), rows };
  }

  /** These campaigns in the order given; those that do not exist are left out. */
  async of(ids: readonly string[], timeZone: string): Promise<CampaignRow[]> {
    if (ids.length === 0) return [];
    const now = this.clock.now();
    const dayStart = twoDays(now, timeZone).today.from;
    const since = new Date(Math.min(dayStart.getTime(), now.getTime() - DAY_MS));
    const [standings, details, activity] = await Promise.all([
      this.standings.of(ids),
      this.rows.detailsOf(ids),
      this.counters.activityOf(ids, since),
    ]);
    const standingOf = new Map(standings.campaigns.map((campaign) => [campaign.id, campaign]));
    const detailsOf = new Map(details.map((campaign) => [campaign.id, campaign]));
    const around = { hours: standings.hours, dayStart, now: standings.at };
    return ids.flatMap((id) => {
      const standing = standingOf.get(id);
      const detail = detailsOf.get(id);
      return standing === undefined || detail === undefined
        ? []
        : [toCampaignRow(standing, detail, activity.get(id) ?? [], around)];
    });
  }
}

/** A cursor of another order would skip rows without a word, so it is refused. */
function readCursor({ cursor, sort }: CampaignRowQuery): RowOrder['after'] {
  const parts = decodeCursor(cursor, 3);
  if (parts === null) return null;
  const [order, key, id] = parts;
  if (order !== sort) throw malformedCursor();
  return { key: readKey(sort, key), id: requireId(id) };
}

function readKey(sort: CampaignRowQuery['sort'], key: unknown): SortKey {
  if (sort === 'changed') return requireId(key);
  if (sort === 'progress' && typeof key === 'number') return key;
  // PostgreSQL has no text with a NUL.
  if (sort !== 'progress' && typeof key === 'string' && !key.includes('\0')) return key;
  throw malformedCursor();
}
