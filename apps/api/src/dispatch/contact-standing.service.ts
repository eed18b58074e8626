import type { ContactStanding, EntryWhy } from '@callspool/contracts';
import { contactable, createOpennessCache } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { type SqlTransaction, TransactionRunner } from '../database/transaction-runner.js';
import { CampaignPolicyRepository } from './campaign-policy.repository.js';
import type { DispatchCampaign } from './dispatch-campaign.js';
import { Facts } from './facts.js';
import { numberCheckFor } from './number-format.js';
import { toEntryWhy } from './progress.mapper.js';
import { type EntryRow, ProgressRepository } from './progress.repository.js';

/** Each campaign has rules of its own, so each is asked by itself: for no more than a person reads. */
const MOST_CAMPAIGNS = 20;

/** Why a contact is dialled or not, in all its campaigns: the same function that promotes and claims. */
@Injectable()
export class ContactStandingService {
  constructor(
    private readonly entries: ProgressRepository,
    private readonly policies: CampaignPolicyRepository,
    private readonly facts: Facts,
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
  ) {}

  of(contactId: string): Promise<ContactStanding> {
    return this.transactions.run(async (client) => {
      if (!(await this.entries.hasContact(contactId, client))) throw notFound(contactId);
      const now = this.clock.now();
      const rows = await this.entries.entriesOfContact(contactId, MOST_CAMPAIGNS + 1, client);
      const asked = rows.slice(0, MOST_CAMPAIGNS);
      const ids = asked.map((row) => row.campaignId);
      const campaigns = new Map((await this.policies.findMany(ids, client)).map((each) => [each.id, each]));
      const standing: ContactStanding['campaigns'] = [];
      for (const row of asked) {
        const campaign = campaigns.get(row.campaignId);
        if (campaign === undefined) continue;
        const { state, zone: timeZone } = campaign.policy.campaign;
        const why = await this.ask(client, row, campaign, now);
        standing.push({ id: campaign.id, name: campaign.name, state, timeZone, why });
      }
      const hasMore = rows.length > MOST_CAMPAIGNS;
      return { contactId, at: now.toISOString(), campaigns: standing, hasMore };
    });
  }

  private async ask(
    client: SqlTransaction,
    row: EntryRow,
    campaign: DispatchCampaign,
    now: Date,
  ): Promise<EntryWhy> {
    const facts = await this.facts.gather(client, [row], campaign.policy, now, numberCheckFor(campaign));
    const answer = contactable(
      row,
      facts.get(row.contactId)!,
      campaign.policy,
      now,
      createOpennessCache(now),
    );
    return toEntryWhy(row, answer, now);
  }
}

const notFound = (id: string): AppError =>
  new AppError('contact.not_found', 'No such contact.', { details: { id } });
