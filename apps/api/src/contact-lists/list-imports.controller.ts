import {
  Body,
  Controller,
  Get,
  HttpCode,
  type MessageEvent,
  Param,
  Post,
  Query,
  Req,
  Sse,
  type StreamableFile,
} from '@nestjs/common';
import {
  type ImportPreview,
  importPreview,
  listImportPage,
  type ListImportView,
  listImportView,
  type Page,
  type PageQuery,
  pageQuery,
  type PreviewImportRequest,
  previewImportRequest,
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
import { ListImportsService } from './list-imports.service.js';
import { UndoImport } from './undo-import.js';

@Controller('contact-lists/:listId/imports')
export class ListImportsController {
  constructor(
    private readonly imports: ListImportsService,
    private readonly undoing: UndoImport,
    private readonly streams: EventStreams,
  ) {}

  @Post()
  @May('lists.import')
  @HttpCode(202)
  @Answers(202, listImportView, 'A job reads the file; ask for its progress, or listen to its events.')
  start(
    @CurrentActor() actor: Actor,
    @Param('listId', uuidParam('listId')) listId: string,
    @Body({ schema: startImportRequest }) request: StartImportRequest,
  ): Promise<ListImportView> {
    return this.imports.start(actor, listId, request);
  }

  @Post('preview')
  @May('lists.import')
  @HttpCode(200)
  @Answers(200, importPreview, 'How the file would be read, from its head alone. Nothing is stored.')
  preview(
    @Param('listId', uuidParam('listId')) listId: string,
    @Body({ schema: previewImportRequest }) request: PreviewImportRequest,
  ): Promise<ImportPreview> {
    return this.imports.preview(listId, request);
  }

  @Get()
  @May('lists.read')
  @Answers(200, listImportPage, 'Newest first.')
  list(
    @Param('listId', uuidParam('listId')) listId: string,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<ListImportView>> {
    return this.imports.list(listId, query);
  }

  @Get(':importId')
  @May('lists.read')
  @Answers(200, listImportView)
  get(
    @Param('listId', uuidParam('listId')) listId: string,
    @Param('importId', uuidParam('importId')) importId: string,
  ): Promise<ListImportView> {
    return this.imports.get(listId, importId);
  }

  @Sse(':importId/events')
  @May('lists.read')
  async events(
    @Req() request: AuthenticatedRequest,
    @Param('listId', uuidParam('listId')) listId: string,
    @Param('importId', uuidParam('importId')) importId: string,
  ): Promise<Observable<MessageEvent>> {
    const views = await this.imports.watch(listId, importId);
    return this.streams.guard(request, views.pipe(map((data) => ({ type: 'import', data }))));
  }

  @Get(':importId/rejects')
  @May('lists.read')
  async rejects(
    @Param('listId', uuidParam('listId')) listId: string,
    @Param('importId', uuidParam('importId')) importId: string,
  ): Promise<StreamableFile> {
    const { file, body } = await this.imports.rejects(listId, importId);
    return asDownload(body, file);
  }

  @Post(':importId/cancel')
  @May('lists.import')
  @HttpCode(200)
  @Answers(200, listImportView, 'Nothing of a cancelled import stays.')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('listId', uuidParam('listId')) listId: string,
    @Param('importId', uuidParam('importId')) importId: string,
  ): Promise<ListImportView> {
    return this.imports.cancel(actor, listId, importId);
  }

  @Post(':importId/undo')
  @May('lists.import')
  @HttpCode(202)
  @Answers(
    202,
    listImportView,
    'A job takes the contacts out again. Refused, with what and how many, once somebody was called or promised a call.',
  )
  undo(
    @CurrentActor() actor: Actor,
    @Param('listId', uuidParam('listId')) listId: string,
    @Param('importId', uuidParam('importId')) importId: string,
  ): Promise<ListImportView> {
    return this.undoing.undo(actor, listId, importId);
  }
}
