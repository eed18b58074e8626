import { Controller, Get, type MessageEvent, Param, Query, Req, Sse } from '@nestjs/common';
import {
  type CampaignProgress,
  campaignProgress,
  entryPage,
  type EntryQuery,
  entryQuery,
  type EntryView,
  type EntryWhy,
  entryWhy,
  type Page,
} from '@callspool/contracts';
import type { Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { EventStreams } from '../common/http/event-streams.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { ProgressService } from './progress.service.js';

const EVENT_EVERY_MS = 1_000;

@Controller('campaigns/:campaignId')
export class ProgressController {
  constructor(
    private readonly progresses: ProgressService,
    private readonly streams: EventStreams,
  ) {}

  @Get('progress')
  @May('campaigns.watch')
  @Answers(200, campaignProgress)
  progress(@Param('campaignId', uuidParam('campaignId')) campaignId: string): Promise<CampaignProgress> {
    return this.progresses.progress(campaignId);
  }

  /** The progress every second, for as long as somebody who may looks. */
  @Sse('events')
  @May('campaigns.watch')
  events(
    @Req() request: AuthenticatedRequest,
    @Param('campaignId', uuidParam('campaignId')) campaignId: string,
  ): Promise<Observable<MessageEvent>> {
    return this.streams.poll(request, 'progress', EVENT_EVERY_MS, () => this.progresses.progress(campaignId));
  }

  @Get('entries')
  @May('campaigns.watch')
  @Answers(200, entryPage)
  entries(
    @Param('campaignId', uuidParam('campaignId')) campaignId: string,
    @Query({ schema: entryQuery }) query: EntryQuery,
  ): Promise<Page<EntryView>> {
    return this.progresses.entries(campaignId, query);
  }

  @Get('entries/:entryId/why')
  @May('campaigns.watch')
  @Answers(200, entryWhy, 'Every block with its rule, evidence and the moment it clears, asked now.')
  why(
    @Param('campaignId', uuidParam('campaignId')) campaignId: string,
    @Param('entryId', uuidParam('entryId')) entryId: string,
  ): Promise<EntryWhy> {
    return this.progresses.why(campaignId, entryId);
  }
}
