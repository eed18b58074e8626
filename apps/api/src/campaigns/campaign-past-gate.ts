import { Injectable } from '@nestjs/common';
import type { PageQuery, PastGatePage } from '@callspool/contracts';
import { Clock } from '../common/clock/clock.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { Gate } from '../gate/gate.service.js';
import { toPastGateView } from '../gate/past-gate.mapper.js';
import { CampaignsService } from './campaigns.service.js';

/** What of a campaign is under way, also after somebody said no: it ends by itself or is recalled. */
@Injectable()
export class CampaignPastGate {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly gate: Gate,
    private readonly clock: Clock,
  ) {}

  async list(campaignId: string, { limit, cursor }: PageQuery): Promise<PastGatePage> {
    await this.campaigns.demand(campaignId);
    const after = decodeIdCursor(cursor);
    const { attempts, count } = await this.gate.pastGateOf(campaignId, { after, take: limit + 1 });
    const page = toPage(attempts, limit, ({ attemptId }) => [attemptId]);
    return { ...page, items: page.items.map(toPastGateView), at: this.clock.now().toISOString(), count };
  }
}
