import { Injectable } from '@nestjs/common';
import type { CampaignCondition, ConnectionCircuit, SpoolCounts } from '@callspool/contracts';
import { createOpennessCache, type OpennessCache } from '@callspool/domain';
import { Clock } from '../common/clock/clock.js';
import { ConnectionsService } from '../connections/connections.service.js';
import { Counters, NO_ENTRIES } from '../counters/counters.service.js';
import { conditionOf } from './campaign-condition.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { CampaignStandingsRepository, type StandingFacts } from './campaign-standings.repository.js';

/** A campaign with how it stands at this moment. */
export interface CampaignStanding extends StandingFacts {
  readonly condition: CampaignCondition | null;
  readonly entries: SpoolCounts;
  /** Null when the circuit is closed or nobody has told of it. */
  readonly circuit: ConnectionCircuit | null;
}

export interface Standings {
  readonly at: Date;
  readonly campaigns: readonly CampaignStanding[];
  /** Made for `at`. */
  readonly hours: OpennessCache;
}

/** Says of many campaigns at once whether they dial, and if not, why; a handful of statements, however many they are. */
@Injectable()
export class CampaignStandings {
  constructor(
    private readonly standings: CampaignStandingsRepository,
    private readonly campaigns: CampaignsRepository,
    private readonly connections: ConnectionsService,
    private readonly counters: Counters,
    private readonly clock: Clock,
  ) {}

  /** Those that exist, in no order. */
  async of(ids: readonly string[]): Promise<Standings> {
    return this.judge(await this.standings.find(ids));
  }

  /** Every running and every draining campaign. */
  async active(): Promise<Standings> {
    return this.judge(await this.standings.findActive());
  }

  private async judge(facts: readonly StandingFacts[]): Promise<Standings> {
    const [counts, circuits, isStopped] = await Promise.all([
      this.counters.entriesOf(facts.map(({ id }) => id)),
      this.connections.circuitsOf([...new Set(facts.map(({ connectionId }) => connectionId))]),
      this.campaigns.isEverythingStopped(),
    ]);
    const now = this.clock.now();
    const hours = createOpennessCache(now);
    const campaigns = facts.map((campaign) => {
      const entries = counts.get(campaign.id) ?? NO_ENTRIES;
      const circuit = circuits.get(campaign.connectionId) ?? null;
      const figures = { counts: entries, nextAt: campaign.nextAt };
      const condition = conditionOf(campaign, { figures, circuit, isStopped, hours, now });
      return { ...campaign, condition, entries, circuit };
    });
    return { at: now, campaigns, hours };
  }
}
