import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { createOpennessCache } from '@callspool/domain';
import type { Logger } from 'pino';
import { AppLogger } from '../common/logging/app-logger.js';
import { type SqlTransaction, TransactionRunner } from '../database/transaction-runner.js';
import { CampaignPolicyRepository } from './campaign-policy.repository.js';
import type { DispatchCampaign } from './dispatch-campaign.js';
import { EntriesRepository, type SampledEntry, type Verdict } from './entries.repository.js';
import { Facts } from './facts.js';
import { numberCheckFor } from './number-format.js';
import { Surroundings } from './surroundings.js';
import { judge, toVerdict } from './verdict.js';

const SAMPLE_MS = 15_000;
const SAMPLE_SIZE = 50;
/** A verdict is made at a moment and compared a little later; less than this is no difference. */
const TOLERANCE_MS = 30_000;

/** A cached verdict, and what it should have been. */
interface Late {
  readonly was: SampledEntry;
  readonly is: Verdict;
}

/**
 * Recomputes some cached verdicts all the time. A cache that says "later" than the policy does is a dialer that sits
 * idle for no visible reason: the difference is logged as an alarm and mended at once.
 */
@Injectable()
export class Sampler {
  private isSampling = false;
  private readonly logger: Logger;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly entries: EntriesRepository,
    private readonly policies: CampaignPolicyRepository,
    private readonly facts: Facts,
    private readonly around: Surroundings,
    logger: AppLogger,
  ) {
    this.logger = logger.for('sampler');
  }

  @Interval(SAMPLE_MS)
  async tick(): Promise<void> {
    if (!this.around.config.runsJobs || this.isSampling) return;
    this.isSampling = true;
    try {
      if ((await this.around.leases.tryHold('sampler', SAMPLE_MS * 2)) === null) return;
      for (const campaignId of await this.policies.listRunningIds()) await this.sample(campaignId);
    } catch (error) {
      this.logger.error({ err: error }, 'A sample could not be taken; trying again.');
    } finally {
      this.isSampling = false;
    }
  }

  /** Compares a sample of a campaign's waiting and blocked entries, and mends those whose verdict is too late. */
  async sample(campaignId: string): Promise<{ looked: number; mended: number }> {
    const campaign = await this.policies.find(campaignId);
    if (campaign === null || campaign.policy.campaign.state !== 'running') return { looked: 0, mended: 0 };
    return this.transactions.run(async (client) => {
      const sampled = await this.entries.takeSample(client, campaign, SAMPLE_SIZE, Math.random());
      const late = await this.findLate(client, campaign, sampled);
      const verdicts = late.map(({ is }) => is);
      await this.entries.writeVerdicts(client, verdicts, this.around.clock.now(), campaign.policy.version);
      if (late.length > 0) {
        this.logger.error(
          {
            campaignId,
            entries: late.map(({ was, is }) => ({
              id: is.id,
              wasBlocks: was.cachedBlocks,
              at: was.cachedAt,
              was: was.cachedEligibleAt,
              is: is.eligibleAt,
              blocks: is.blocks,
            })),
          },
          'Cached verdicts were later than the policy says; they are mended.',
        );
      }
      return { looked: sampled.length, mended: late.length };
    });
  }

  private async findLate(
    client: SqlTransaction,
    campaign: DispatchCampaign,
    sampled: readonly SampledEntry[],
  ): Promise<Late[]> {
    if (sampled.length === 0) return [];
    const now = this.around.clock.now();
    const facts = await this.facts.gather(client, sampled, campaign.policy, now, numberCheckFor(campaign));
    const cache = createOpennessCache(now);
    return sampled.flatMap((entry) => {
      const answer = judge(entry, facts.get(entry.contactId)!, campaign.policy, now, cache);
      const is = toVerdict(entry, answer, now);
      return isLater(entry.cachedEligibleAt, is.eligibleAt) ? [{ was: entry, is }] : [];
    });
  }
}

const isLater = (cached: Date | null, true_: Date | null): boolean =>
  true_ !== null && (cached === null || cached.getTime() > true_.getTime() + TOLERANCE_MS);
