import { Injectable } from '@nestjs/common';
import type { CampaignProgress, EntryQuery, EntryView, EntryWhy, Page } from '@callspool/contracts';
import { contactable, createOpennessCache } from '@callspool/domain';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { malformedCursor, requireId } from '../common/http/id-cursor.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { readSearch } from '../common/search/contact-search.js';
import { Counters, NO_ENTRIES } from '../counters/counters.service.js';
import { isOutOfTime } from '../database/database-errors.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { CampaignPolicyRepository } from './campaign-policy.repository.js';
import { Facts } from './facts.js';
import { numberCheckFor } from './number-format.js';
import { toEntryView, toEntryWhy, toProgress } from './progress.mapper.js';
import { type EntryRow, ProgressRepository } from './progress.repository.js';

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

  /** What bound the campaign at its last beat; null until a worker has served it. */
  async dispatchStatus(campaignId: string): Promise<CampaignProgress['dispatch']> {
    const status = await this.repository.status(campaignId);
    return status === null ? null : { ...status, at: status.at.toISOString() };
  }

  async entries(campaignId: string, query: EntryQuery): Promise<Page<EntryView>> {
    await this.getCampaign(campaignId);
    const state = query.state ?? null;
    const after = decodeCursor(query.cursor, 3);
    // A cursor of another tab would leave rows out without a word.
    if (after !== null && after[0] !== (state ?? '')) throw malformedCursor();
    const search =
      query.search === undefined
        ? null
        : readSearch(query.search, await this.repository.countriesOf(campaignId));
    const filter = {
      state,
      contactId: query.contactId ?? null,
      number: query.number === undefined ? null : `+${query.number.replace(/^\+/, '')}`,
      externalId: query.externalId ?? null,
      search,
      after:
        after === null ? null : { key: after[1] === null ? null : String(after[1]), id: requireId(after[2]) },
      take: query.limit + 1,
    };
    const rows = await this.repository.entries(campaignId, filter).catch(explainTooWide);
    const page = toPage(rows, query.limit, (row) => [state ?? '', orderKeyOf(state, row), row.id]);
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

function explainTooWide(error: unknown): never {
  if (!isOutOfTime(error)) throw error;
  throw new AppError('contact.search_too_wide', 'Too many contacts match: write more of the name.', {
    issues: [{ path: 'search', message: 'Write more of the name.' }],
  });
}

/** What the list is ordered by besides the id. */
function orderKeyOf(state: string | null, row: EntryRow): string | null {
  if (state === 'ready') return row.rank;
  if (state === 'done') return row.updatedAt.toISOString();
  return state === 'waiting' ? (row.eligibleAt?.toISOString() ?? null) : null;
}
