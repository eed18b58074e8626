import { Injectable } from '@nestjs/common';
import type { PreflightFinding } from '@callspool/contracts';
import { Clock } from '../common/clock/clock.js';
import { ConnectionsService } from '../connections/connections.service.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { findingsOf } from './preflight-findings.js';
import { ScheduledBlockersRepository } from './scheduled-blockers.repository.js';

const AHEAD_MS = 24 * 60 * 60_000;
/** More than this many starts in one day are looked at by their managers, one by one. */
const MOST = 50;

export interface BlockedStart {
  readonly campaignId: string;
  readonly name: string;
  readonly startAt: Date;
  readonly blockers: readonly PreflightFinding[];
}

/**
 * Scheduled campaigns that start within a day and could not. It is the pre-flight as far as it can be told for many
 * campaigns at once: no vendor is asked, and no contact is read.
 */
@Injectable()
export class ScheduledBlockers {
  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly lists: ScheduledBlockersRepository,
    private readonly connections: ConnectionsService,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<BlockedStart[]> {
    const now = this.clock.now();
    const soon = await this.campaigns.listStartingUntil(new Date(now.getTime() + AHEAD_MS), MOST);
    if (soon.length === 0) return [];
    const [lists, connections] = await Promise.all([
      this.lists.listsOf(soon.map(({ id }) => id)),
      this.connections.listActive(),
    ]);
    return soon.flatMap((campaign) => {
      const rows = lists.find(({ campaignId }) => campaignId === campaign.id);
      const connection = connections.find(({ id }) => id === campaign.connectionId);
      const { blockers } = findingsOf({
        campaign,
        rows: {
          hasContacts: rows?.hasContacts ?? false,
          archivedLists: rows?.archivedLists ?? [],
          hasZones: true,
          rivals: [],
          zones: [],
          // A file may come before it starts, and without one nothing is dialled.
          scrubs: [],
        },
        respoolRules: [],
        health: connection?.health ?? null,
        vendorCampaigns: null,
        now,
      });
      return blockers.length === 0 || campaign.startAt === null
        ? []
        : [{ campaignId: campaign.id, name: campaign.name, startAt: campaign.startAt, blockers }];
    });
  }
}
