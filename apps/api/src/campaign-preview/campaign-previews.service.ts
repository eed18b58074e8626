import { Injectable } from '@nestjs/common';
import type { CampaignPreview, PreviewCampaignRequest } from '@callspool/contracts';
import { createOpennessCache, dayOf, type Opening, openingsOf, type ZonedSchedule } from '@callspool/domain';
import { hasRun } from '../campaigns/campaign-record.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { NamedRulesService } from '../rules/named-rules.service.js';
import { ContactCounts } from './contact-counts.js';
import { paceOf } from './pace.js';
import { PaceRepository } from './pace.repository.js';
import { PASS_WITHIN_MS, toOutlook, type ZoneGroup } from './campaign-outlook.js';

type Hours = Omit<ZonedSchedule, 'zones'>;

/** Says what settings would come to before they are saved: whom they reach, when, and how fast. */
@Injectable()
export class CampaignPreviews {
  constructor(
    private readonly counts: ContactCounts,
    private readonly paces: PaceRepository,
    private readonly rules: NamedRulesService,
    private readonly campaigns: CampaignsService,
    private readonly clock: Clock,
  ) {}

  async preview(request: PreviewCampaignRequest): Promise<CampaignPreview> {
    const { campaignId, connectionId, groupId, listIds, timeZone } = request;
    const population = await this.populationOf(campaignId);
    const [counted, connection, dialing, contacting] = await Promise.all([
      this.counts.get({ listIds, campaignId, groupId, population }),
      this.paces.find(connectionId, campaignId),
      this.hoursOf(request.dialingHoursId),
      this.hoursOf(request.contactingHoursId),
    ]);
    if (connection === null) {
      throw new AppError('connection.not_found', 'No such connection.', { details: { id: connectionId } });
    }
    const now = this.clock.now();
    const day = dayOf(timeZone, now) ?? { from: now, to: now };
    const { callsPerSecond: connectionCallsPerSecond, ...line } = connection;
    const pace = paceOf({ ...line, connectionCallsPerSecond, ...pacingOf(request) });
    const outlook = toOutlook({
      count: counted.count,
      day,
      openingsOf: openingsUnder({ dialing, contacting, timeZone, day, now }),
      pace,
      startAt: request.startAt === null ? null : new Date(request.startAt),
      endAt: request.endAt === null ? null : new Date(request.endAt),
      now,
    });
    return {
      at: now.toISOString(),
      population,
      countedAt: counted.count === null ? null : counted.at.toISOString(),
      day: { from: day.from.toISOString(), to: day.to.toISOString() },
      hasHours: dialing !== null && contacting !== null,
      pace,
      ...outlook,
    };
  }

  /** What a campaign that has run still has to work stands in its spool, not in its lists. */
  private async populationOf(campaignId: string | null): Promise<'lists' | 'spool'> {
    if (campaignId === null) return 'lists';
    return hasRun((await this.campaigns.demand(campaignId)).state) ? 'spool' : 'lists';
  }

  private async hoursOf(id: string | null): Promise<Hours | null> {
    if (id === null) return null;
    const { week, holidayCalendarId } = await this.rules.callingHours.get(id);
    if (holidayCalendarId === null) return { hours: week, holidays: [] };
    const { days } = await this.rules.holidayCalendars.get(holidayCalendarId);
    return { hours: week, holidays: days.map(({ date }) => date) };
  }
}

const pacingOf = ({ callsPerSecond, maxConcurrent, weight }: PreviewCampaignRequest) => ({
  callsPerSecond,
  maxConcurrent,
  weight,
});

interface Layers {
  readonly dialing: Hours | null;
  readonly contacting: Hours | null;
  readonly timeZone: string;
  readonly day: Opening;
  readonly now: Date;
}

function openingsUnder({ dialing, contacting, timeZone, day, now }: Layers) {
  const cache = createOpennessCache(day.from);
  const between = { from: day.from, to: new Date(now.getTime() + PASS_WITHIN_MS) };
  return ({ zones }: ZoneGroup): readonly Opening[] =>
    dialing === null || contacting === null
      ? []
      : openingsOf(
          [
            { ...dialing, zones: [timeZone] },
            { ...contacting, zones },
          ],
          between,
          cache,
        );
}
