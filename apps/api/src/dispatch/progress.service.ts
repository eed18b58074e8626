import { Injectable } from '@nestjs/common';
import type { CampaignProgress, EntryQuery, EntryView, EntryWhy, Page } from '@callspool/contracts';
import { contactable, createOpennessCache } from '@callspool/domain';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { Counters, NO_ENTRIES } from '../counters/counters.service.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { CampaignPolicyRepository } from './campaign-policy.repository.js';
import { Facts } from './facts.js';
import { numberCheckFor } from './number-format.js';
import { toEntryView, toEntryWhy, toProgress } from './progress.mapper.js';
import { ProgressRepository } from './progress.repository.js';

/** Where a campaign stands, and why an entry is not dialled. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly repository: ProgressRepository,
    private readonly counters: Counters,
    private readonly policies: CampaignPolicyRepository,
    private readonly facts: Facts,
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
  ) {}

  async progress(campaignId: string): Promise<CampaignProgress> {
    await this.getCampaign(campaignId);
    const [counts, rows] = await Promise.all([
      this.counters.entriesOf([campaignId]),
      this.repository.progress(campaignId),
    ]);
    return toProgress(campaignId, counts.get(campaignId) ?? NO_ENTRIES, rows, this.clock.now());
  }

  async entries(campaignId: string, query: EntryQuery): Promise<Page<EntryView>> {
    await this.getCampaign(campaignId);
    const after = decodeCursor(query.cursor, 1);
    const rows = await this.repository.entries(campaignId, {
      state: query.state ?? null,
      contactId: query.contactId ?? null,
      afterId: after === null ? null : String(after[0]),
      limit: query.limit,
    });
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { ...page, items: page.items.map(toEntryView) };
  }

  /** Asks the one policy function now: the same that promotes and claims. */
  async why(campaignId: string, entryId: string): Promise<EntryWhy> {
    const campaign = await this.getCampaign(campaignId);
    return this.transactions.run(async (client) => {
      const row = await this.repository.findEntry(campaignId, entryId, client);
      if (row === null) throw new AppError('entry.not_found', 'No such entry.', { details: { entryId } });
      const now = this.clock.now();
      const facts = await this.facts.gather(client, [row], campaign.policy, now, numberCheckFor(campaign));
      const answer = contactable(
        row,
        facts.get(row.contactId)!,
        campaign.policy,
        now,
        createOpennessCache(now),
      );
      return toEntryWhy(row, answer, now);
    });
  }

  private async getCampaign(campaignId: string) {
    const campaign = await this.policies.find(campaignId);
    if (campaign === null)
      throw new AppError('campaign.not_found', 'No such campaign.', { details: { campaignId } });
    return campaign;
  }
}
