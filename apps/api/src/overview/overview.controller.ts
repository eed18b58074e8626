import { Controller, Get, type MessageEvent, Query, Req, Sse } from '@nestjs/common';
import {
  type ActivityView,
  activityView,
  type CampaignRowEventsQuery,
  campaignRowEventsQuery,
  type CampaignRowPage,
  campaignRowPage,
  type CampaignRowQuery,
  campaignRowQuery,
  type OverviewQuery,
  overviewQuery,
  type OverviewView,
  overviewView,
} from '@callspool/contracts';
import { map, type Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { EventStreams } from '../common/http/event-streams.js';
import { ActivityService } from './activity.service.js';
import { CampaignRows } from './campaign-rows.service.js';
import { OverviewService } from './overview.service.js';
import { RowChanges } from './row-changes.js';

const EVENT_EVERY_MS = 1_000;

@Controller('overview')
export class OverviewController {
  constructor(
    private readonly overviews: OverviewService,
    private readonly activities: ActivityService,
    private readonly campaigns: CampaignRows,
    private readonly streams: EventStreams,
  ) {}

  @Get()
  @May('overview.read')
  @Answers(200, overviewView, 'What runs, what waits and why, and what needs a hand.')
  overview(@Query({ schema: overviewQuery }) { timeZone }: OverviewQuery): Promise<OverviewView> {
    return this.overviews.overview(timeZone);
  }

  @Get('activity')
  @May('overview.read')
  @Answers(200, activityView, 'Today against the day before, by quarters of an hour.')
  activity(@Query({ schema: overviewQuery }) { timeZone }: OverviewQuery): Promise<ActivityView> {
    return this.activities.activity(timeZone);
  }

  @Get('campaigns')
  @May('overview.read')
  @Answers(200, campaignRowPage)
  table(@Query({ schema: campaignRowQuery }) query: CampaignRowQuery): Promise<CampaignRowPage> {
    return this.campaigns.page(query);
  }

  /** Every second what has changed of these campaigns, for as long as somebody who may looks; nothing changed is told too. */
  @Sse('campaigns/events')
  @May('overview.read')
  async events(
    @Req() request: AuthenticatedRequest,
    @Query({ schema: campaignRowEventsQuery }) { ids, timeZone }: CampaignRowEventsQuery,
  ): Promise<Observable<MessageEvent>> {
    const changes = new RowChanges(ids);
    const events = await this.streams.poll(request, 'rows', EVENT_EVERY_MS, () =>
      this.campaigns.watch(ids, timeZone),
    );
    return events.pipe(map((event) => withChanges(event, changes)));
  }
}

/** A problem is passed on as it is. */
function withChanges(event: MessageEvent, changes: RowChanges): MessageEvent {
  if (event.type !== 'rows') return event;
  const { at, rows } = event.data as Awaited<ReturnType<CampaignRows['watch']>>;
  return { ...event, data: changes.next(at, rows) };
}
