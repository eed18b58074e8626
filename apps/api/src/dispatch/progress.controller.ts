import { Controller, Get, type MessageEvent, Param, Query, Sse } from '@nestjs/common';
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
import { catchError, exhaustMap, from, map, type Observable, of, timer } from 'rxjs';
import { Roles } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { ProgressService } from './progress.service.js';

const EVENT_EVERY_MS = 1_000;

@Roles('admin', 'manager', 'supervisor', 'integration')
@Controller('campaigns/:campaignId')
export class ProgressController {
  constructor(private readonly progresses: ProgressService) {}

  @Get('progress')
  @Answers(200, campaignProgress)
  progress(@Param('campaignId', uuidParam('campaignId')) campaignId: string): Promise<CampaignProgress> {
    return this.progresses.progress(campaignId);
  }

  /** The progress every second; a slow database is never asked twice at once. */
  @Sse('events')
  events(@Param('campaignId', uuidParam('campaignId')) campaignId: string): Observable<MessageEvent> {
    return timer(0, EVENT_EVERY_MS).pipe(
      exhaustMap(() =>
        from(this.progresses.progress(campaignId)).pipe(
          map((data): MessageEvent => ({ type: 'progress', data })),
          catchError((error: Error) => of<MessageEvent>({ type: 'problem', data: { message: error.name } })),
        ),
      ),
    );
  }

  @Get('entries')
  @Answers(200, entryPage)
  entries(
    @Param('campaignId', uuidParam('campaignId')) campaignId: string,
    @Query({ schema: entryQuery }) query: EntryQuery,
  ): Promise<Page<EntryView>> {
    return this.progresses.entries(campaignId, query);
  }

  @Get('entries/:entryId/why')
  @Answers(200, entryWhy, 'Every block with its rule, evidence and the moment it clears, asked now.')
  why(
    @Param('campaignId', uuidParam('campaignId')) campaignId: string,
    @Param('entryId', uuidParam('entryId')) entryId: string,
  ): Promise<EntryWhy> {
    return this.progresses.why(campaignId, entryId);
  }
}
