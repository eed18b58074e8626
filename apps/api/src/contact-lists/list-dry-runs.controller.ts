import {
  Body,
  Controller,
  Get,
  HttpCode,
  type MessageEvent,
  Param,
  Post,
  Req,
  Sse,
  type StreamableFile,
} from '@nestjs/common';
import {
  type ListImportView,
  listImportView,
  type StartImportRequest,
  startImportRequest,
} from '@callspool/contracts';
import { map, type Observable } from 'rxjs';
import type { Actor } from '../common/auth/actor.js';
import { type AuthenticatedRequest, CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { EventStreams } from '../common/http/event-streams.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { asDownload } from '../files/download.js';
import { ListDryRunsService } from './list-dry-runs.service.js';

@Controller('contact-lists/:listId/dry-runs')
export class ListDryRunsController {
  constructor(
    private readonly dryRuns: ListDryRunsService,
    private readonly streams: EventStreams,
  ) {}

  @Post()
  @May('lists.import')
  @HttpCode(202)
  @Answers(
    202,
    listImportView,
    'A job tries the import and leaves nothing in the list; its counts stay for a day.',
  )
  start(
    @CurrentActor() actor: Actor,
    @Param('listId', uuidParam('listId')) listId: string,
    @Body({ schema: startImportRequest }) request: StartImportRequest,
  ): Promise<ListImportView> {
    return this.dryRuns.start(actor, listId, request);
  }

  @Get(':dryRunId')
  @May('lists.import')
  @Answers(200, listImportView)
  get(
    @Param('listId', uuidParam('listId')) listId: string,
    @Param('dryRunId', uuidParam('dryRunId')) dryRunId: string,
  ): Promise<ListImportView> {
    return this.dryRuns.get(listId, dryRunId);
  }

  @Sse(':dryRunId/events')
  @May('lists.import')
  async events(
    @Req() request: AuthenticatedRequest,
    @Param('listId', uuidParam('listId')) listId: string,
    @Param('dryRunId', uuidParam('dryRunId')) dryRunId: string,
  ): Promise<Observable<MessageEvent>> {
    const views = await this.dryRuns.watch(listId, dryRunId);
    return this.streams.guard(request, views.pipe(map((data) => ({ type: 'import', data }))));
  }

  @Get(':dryRunId/rejects')
  @May('lists.import')
  async rejects(
    @Param('listId', uuidParam('listId')) listId: string,
    @Param('dryRunId', uuidParam('dryRunId')) dryRunId: string,
  ): Promise<StreamableFile> {
    const { file, body } = await this.dryRuns.rejects(listId, dryRunId);
    return asDownload(body, file);
  }

  @Post(':dryRunId/commit')
  @May('lists.import')
  @HttpCode(202)
  @Answers(202, listImportView, 'Makes the import that was tried: the same file, read in the same way.')
  commit(
    @CurrentActor() actor: Actor,
    @Param('listId', uuidParam('listId')) listId: string,
    @Param('dryRunId', uuidParam('dryRunId')) dryRunId: string,
  ): Promise<ListImportView> {
    return this.dryRuns.commit(actor, listId, dryRunId);
  }

  @Post(':dryRunId/cancel')
  @May('lists.import')
  @HttpCode(200)
  @Answers(200, listImportView)
  cancel(
    @Param('listId', uuidParam('listId')) listId: string,
    @Param('dryRunId', uuidParam('dryRunId')) dryRunId: string,
  ): Promise<ListImportView> {
    return this.dryRuns.cancel(listId, dryRunId);
  }
}
