import { Injectable } from '@nestjs/common';
import type { CampaignDiagnostics, ResultsByHour, ResultsByHourQuery } from '@callspool/contracts';
import { DateTime } from 'luxon';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { ProgressService } from '../dispatch/progress.service.js';
import { StopService } from '../dispatch/stop.service.js';
import { oldestOf, toAmounts, toBlockShares, toComingBack, toHours, untilOf } from './diagnostics.mapper.js';
import { headlineOf } from './headline.js';
import { DiagnosticsRepository } from './diagnostics.repository.js';

/** Why a campaign does not dial, and what its attempts came to. */
@Injectable()
export class DiagnosticsService {
  constructor(
    private readonly repository: DiagnosticsRepository,
    private readonly campaigns: CampaignsService,
    private readonly progresses: ProgressService,
    private readonly stop: StopService,
    private readonly clock: Clock,
  ) {}

  async diagnose(campaignId: string): Promise<CampaignDiagnostics> {
    const campaign = await this.campaigns.get(campaignId);
    const now = this.clock.now();
    const [held, comingBack, dispatch, { stopped }] = await Promise.all([
      this.repository.held(campaignId),
      this.repository.comingBack(campaignId, now, untilOf(now)),
      this.progresses.dispatchStatus(campaignId),
      this.stop.find(),
    ]);
    return {
      campaignId,
      at: now.toISOString(),
      isStopped: stopped,
      condition: campaign.condition,
      headline: headlineOf(campaign.state, campaign.condition, held),
      dispatch,
      blocks: toBlockShares(held),
      oldestVerdictAt: oldestOf(held),
      comingBack: toComingBack(comingBack, now),
    };
  }

  async resultsByHour(campaignId: string, { day, timeZone }: ResultsByHourQuery): Promise<ResultsByHour> {
    await this.campaigns.get(campaignId);
    const now = this.clock.now();
    const local =
      day === undefined
        ? DateTime.fromJSDate(now, { zone: timeZone })
        : DateTime.fromISO(day, { zone: timeZone });
    if (!local.isValid) throw noSuchDay(day ?? '');
    const from = local.startOf('day');
    const to = from.plus({ days: 1 }).startOf('day');
    const [amounts, total] = await Promise.all([
      this.repository.amounts(campaignId, from.toJSDate(), to.toJSDate()),
      this.repository.total(campaignId),
    ]);
    return {
      campaignId,
      day: from.toISODate() ?? '',
      timeZone,
      at: now.toISOString(),
      hours: toHours(amounts, from.toJSDate(), to.toJSDate()),
      total: toAmounts(total),
    };
  }
}

const noSuchDay = (day: string): AppError =>
  new AppError('request.invalid', `There is no day ${day}.`, {
    issues: [{ path: 'day', message: `There is no day ${day}.` }],
  });
