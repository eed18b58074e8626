import { Injectable } from '@nestjs/common';
import type { CampaignQuery, CampaignView, Page } from '@callspool/contracts';
import { createOpennessCache } from '@callspool/domain';
import { Clock } from '../common/clock/clock.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { ConnectionsService } from '../connections/connections.service.js';
import { Counters, NO_ENTRIES } from '../counters/counters.service.js';
import type { CampaignRecord } from './campaign-record.js';
import { campaignNotFound } from './campaign-refusals.js';
import { toCampaignView } from './campaign.mapper.js';
import { CampaignsRepository } from './campaigns.repository.js';

/** Reads campaigns, each with its figures and with what holds it back at this moment. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly connections: ConnectionsService,
    private readonly counters: Counters,
    private readonly clock: Clock,
  ) {}

  async list(query: CampaignQuery): Promise<Page<CampaignView>> {
    const [before] = decodeCursor(query.cursor, 1) ?? [null];
    const filter = {
      states: query.state ?? null,
      connectionId: query.connectionId ?? null,
      groupId: query.groupId ?? null,
      listId: query.listId ?? null,
      search: query.search ?? null,
    };
    const rows = await this.campaigns.list(
      filter,
      typeof before === 'string' ? before : null,
      query.limit + 1,
    );
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: await this.toViews(page.items), nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<CampaignView> {
    const [view] = await this.toViews([await this.demand(id)]);
    if (view === undefined) throw campaignNotFound(id);
    return view;
  }

  /** The stored campaign. @throws AppError `campaign.not_found` */
  async demand(id: string): Promise<CampaignRecord> {
    const record = await this.campaigns.findById(id);
    if (record === null) throw campaignNotFound(id);
    return record;
  }

  private async toViews(records: readonly CampaignRecord[]): Promise<CampaignView[]> {
    if (records.length === 0) return [];
    const ids = records.map(({ id }) => id);
    const [counts, nextAt, circuits, isStopped] = await Promise.all([
      this.counters.entriesOf(ids),
      this.campaigns.nextEligibleAt(ids),
      this.connections.circuitsOf([...new Set(records.map(({ connectionId }) => connectionId))]),
      this.campaigns.isEverythingStopped(),
    ]);
    const now = this.clock.now();
    const hours = createOpennessCache(now);
    return records.map((record) =>
      toCampaignView(record, {
        figures: { counts: counts.get(record.id) ?? NO_ENTRIES, nextAt: nextAt.get(record.id) ?? null },
        circuit: circuits.get(record.connectionId) ?? null,
        isStopped,
        hours,
        now,
      }),
    );
  }
}
