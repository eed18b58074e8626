import type { SpoolCounts } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { type ActivityRow, CountersRepository } from './counters.repository.js';

export type Activity = Omit<ActivityRow, 'campaignId'>;

export const NO_ENTRIES: SpoolCounts = { new: 0, waiting: 0, ready: 0, in_flight: 0, done: 0, blocked: 0 };

/** How many entries a campaign has in each state, and what it did when, without counting a row of either. */
@Injectable()
export class Counters {
  constructor(private readonly counters: CountersRepository) {}

  /** Every campaign asked for has its counts; one without entries has none in every state. */
  async entriesOf(campaignIds: readonly string[]): Promise<Map<string, SpoolCounts>> {
    const counts = new Map(campaignIds.map((id) => [id, { ...NO_ENTRIES }]));
    if (campaignIds.length === 0) return counts;
    for (const { campaignId, state, entries } of await this.counters.entriesOf(campaignIds)) {
      const known = counts.get(campaignId);
      if (known !== undefined) known[state] = entries;
    }
    return counts;
  }

  /** Quarters of an hour by campaign, in order of time; a campaign that did nothing is not in the map. */
  async activityOf(campaignIds: readonly string[], since: Date): Promise<Map<string, Activity[]>> {
    const byCampaign = new Map<string, Activity[]>();
    if (campaignIds.length === 0) return byCampaign;
    for (const { campaignId, ...activity } of await this.counters.activityOf(campaignIds, since)) {
      const known = byCampaign.get(campaignId);
      if (known === undefined) byCampaign.set(campaignId, [activity]);
      else known.push(activity);
    }
    return byCampaign;
  }

  /** Attempts by campaign since a moment; a campaign without any is not in the map. */
  async attemptsOf(campaignIds: readonly string[], since: Date): Promise<Map<string, number>> {
    const rows = campaignIds.length === 0 ? [] : await this.counters.attemptsOf(campaignIds, since);
    return new Map(rows.map(({ campaignId, attempts }) => [campaignId, attempts]));
  }

  /** Quarters of an hour over all campaigns, in order of time, until before `to`. */
  activityOfAll(from: Date, to: Date): Promise<Activity[]> {
    return this.counters.activityOfAll(from, to);
  }
}
