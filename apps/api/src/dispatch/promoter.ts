import { Injectable } from '@nestjs/common';
import { createOpennessCache } from '@callspool/domain';
import { Clock } from '../common/clock/clock.js';
import { type SqlTransaction, TransactionRunner } from '../database/transaction-runner.js';
import type { DispatchCampaign } from './dispatch-campaign.js';
import type { DispatchEntry } from './dispatch-entry.js';
import { DispatchStateRepository } from './dispatch-state.repository.js';
import { EntriesRepository } from './entries.repository.js';
import { Facts } from './facts.js';
import { numberCheckFor } from './number-format.js';
import { judge, toVerdict } from './verdict.js';

const BATCH = 500;

/** Moves entries whose moment has come to *ready*, and takes back verdicts that no longer hold. */
@Injectable()
export class Promoter {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly entries: EntriesRepository,
    private readonly state: DispatchStateRepository,
    private readonly facts: Facts,
    private readonly clock: Clock,
  ) {}

  /**
   * Evaluates at most a batch of each kind: promised calls that are due, verdicts that lapsed, entries of older rules, entries that are due, and
   * fresh ones while fewer than `wantedReady` are ready. Returns how many it looked at.
   */
  async promote(campaign: DispatchCampaign, wantedReady: number): Promise<number> {
    return this.transactions.run(async (client) => {
      const now = this.clock.now();
      const { id, policy } = campaign;
      const taken = [
        await this.entries.takePromised(client, id, BATCH, now),
        await this.entries.takeLapsed(client, id, BATCH, now),
        await this.entries.takeStale(client, id, BATCH, policy.version),
        await this.entries.takeDue(client, id, BATCH, now),
        await this.takeFresh(client, id, wantedReady),
      ].flat();
      const unique = [...new Map(taken.map((entry) => [entry.id, entry])).values()];
      await this.evaluate(client, campaign, unique, now);
      return unique.length;
    });
  }

  private async takeFresh(
    client: SqlTransaction,
    campaignId: string,
    wantedReady: number,
  ): Promise<DispatchEntry[]> {
    const ready = await this.state.countReady(campaignId, wantedReady, client);
    return ready >= wantedReady ? [] : this.entries.takeFresh(client, campaignId, BATCH);
  }

  private async evaluate(
    client: SqlTransaction,
    campaign: DispatchCampaign,
    entries: readonly DispatchEntry[],
    now: Date,
  ): Promise<void> {
    if (entries.length === 0) return;
    const { policy } = campaign;
    const facts = await this.facts.gather(client, entries, policy, now, numberCheckFor(campaign));
    const cache = createOpennessCache(now);
    const verdicts = entries.map((entry) =>
      toVerdict(entry, judge(entry, facts.get(entry.contactId)!, policy, now, cache), now),
    );
    await this.entries.writeVerdicts(client, verdicts, now, policy.version);
  }
}
