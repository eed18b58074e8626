import { Injectable } from '@nestjs/common';
import type { CampaignView, PreflightReport, ScheduleRequest } from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CampaignsService } from './campaigns.service.js';
import { notMovable, settingsRefused } from './campaign-refusals.js';
import { demandMove } from './halt-campaign.js';
import { Preflight } from './preflight.service.js';
import { CampaignStarts } from './start-campaign.js';

/** What people press to set a campaign in motion: each looks it over first, outside of any transaction. */
@Injectable()
export class CampaignMovesService {
  constructor(
    private readonly reader: CampaignsService,
    private readonly preflights: Preflight,
    private readonly starts: CampaignStarts,
  ) {}

  async preflight(id: string): Promise<PreflightReport> {
    return this.preflights.report(await this.reader.demand(id));
  }

  /** From draft, scheduled or finished; with a start date ahead, a draft becomes scheduled. */
  async start(actor: Actor, id: string): Promise<CampaignView> {
    const campaign = await this.reader.demand(id);
    if (campaign.state === 'paused') throw notMovable(id, campaign.state, 'be started; resume it');
    demandMove(campaign, 'running', 'be started');
    await this.preflights.demandReady(campaign);
    await this.starts.start(actor, campaign);
    return this.reader.get(id);
  }

  async resume(actor: Actor, id: string): Promise<CampaignView> {
    const campaign = await this.reader.demand(id);
    if (campaign.state !== 'paused') throw notMovable(id, campaign.state, 'be resumed');
    await this.preflights.demandReady(campaign);
    await this.starts.start(actor, campaign);
    return this.reader.get(id);
  }

  async schedule(actor: Actor, id: string, request: ScheduleRequest): Promise<CampaignView> {
    const campaign = await this.reader.demand(id);
    demandMove(campaign, 'scheduled', 'be scheduled');
    const startAt = request.startAt === undefined ? campaign.startAt : new Date(request.startAt);
    if (startAt === null) {
      throw settingsRefused([{ path: 'startAt', message: 'Say when it is to start.' }]);
    }
    await this.preflights.demandReady(campaign);
    await this.starts.schedule(actor, campaign, startAt);
    return this.reader.get(id);
  }

  async unschedule(actor: Actor, id: string): Promise<CampaignView> {
    await this.starts.unschedule(actor, await this.reader.demand(id));
    return this.reader.get(id);
  }
}
