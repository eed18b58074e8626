import { Injectable } from '@nestjs/common';
import type { CampaignCounts, CampaignStandingName } from '@callspool/contracts';
import { CAMPAIGN_STATES, type CampaignState } from '@callspool/domain';
import {
  type CampaignStanding,
  CampaignStandings,
  type Standings,
} from '../campaigns/campaign-standings.service.js';
import { type BlockedStart, ScheduledBlockers } from '../campaigns/scheduled-blockers.js';
import { Clock } from '../common/clock/clock.js';
import { SharedReading } from '../common/cache/shared-reading.js';
import { CampaignRowsRepository } from './campaign-rows.repository.js';

const BOARD_MS = 1_000;
const BLOCKED_MS = 15_000;

/** How all campaigns stand at one moment. */
export interface Board {
  /** Running and draining campaigns. */
  readonly active: Standings;
  readonly blocked: readonly BlockedStart[];
  readonly counts: CampaignCounts;
}

/** One look over all campaigns, shared by everybody who watches; a second old at most. */
@Injectable()
export class CampaignBoard {
  private readonly board: SharedReading<Board>;
  private readonly blocked: SharedReading<BlockedStart[]>;

  constructor(
    private readonly standings: CampaignStandings,
    private readonly rows: CampaignRowsRepository,
    blockers: ScheduledBlockers,
    clock: Clock,
  ) {
    this.board = new SharedReading(clock, BOARD_MS, () => this.read());
    this.blocked = new SharedReading(clock, BLOCKED_MS, () => blockers.list());
  }

  look(): Promise<Board> {
    return this.board.get();
  }

  /** The campaigns that stand so now: the rules choose them, and the table narrows what it reads to them. */
  async idsOf(standing: CampaignStandingName): Promise<string[]> {
    const { active, blocked } = await this.look();
    const ids = active.campaigns.filter((campaign) => standsAs(campaign, standing)).map(({ id }) => id);
    return standing === 'needs_hand' ? [...ids, ...blocked.map(({ campaignId }) => campaignId)] : ids;
  }

  private async read(): Promise<Board> {
    const [active, blocked, states] = await Promise.all([
      this.standings.active(),
      this.blocked.get(),
      this.rows.countByState(),
    ]);
    const count = (standing: CampaignStandingName): number =>
      active.campaigns.filter((campaign) => standsAs(campaign, standing)).length;
    const stored = new Map(states.map(({ state, campaigns }) => [state, campaigns]));
    const byState = Object.fromEntries(
      CAMPAIGN_STATES.map((state) => [state, stored.get(state) ?? 0]),
    ) as Record<CampaignState, number>;
    const counts = {
      all: states.reduce((all, row) => all + (row.state === 'archived' ? 0 : row.campaigns), 0),
      byState,
      dialing: count('dialing'),
      waiting: count('waiting'),
      invalid: count('invalid'),
      needsHand: count('invalid') + blocked.length,
    };
    return { active, blocked, counts };
  }
}

export function standsAs({ state, condition }: CampaignStanding, standing: CampaignStandingName): boolean {
  if (standing === 'dialing') return state === 'running' && condition === null;
  return condition?.kind === (standing === 'waiting' ? 'waiting' : 'invalid');
}
