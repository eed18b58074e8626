import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import {
  dncImportPage,
  type DncImportPreview,
  dncImportPreview,
  type DncImportView,
  dncImportView,
  type Page,
  type PageQuery,
  pageQuery,
  type PreviewDncImportRequest,
  previewDncImportRequest,
  type StartDncImportRequest,
  startDncImportRequest,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { asDownload } from '../files/download.js';
import { DncImportsService } from './dnc-imports.service.js';

@Controller('dnc-imports')
export class DncImportsController {
  constructor(private readonly imports: DncImportsService) {}

  @Post()
  @May('dnc.import')
  @HttpCode(202)
  @Answers(202, dncImportView, 'A job adds the numbers of the file, batch by batch.')
  start(
    @CurrentActor() actor: Actor,
    @Body({ schema: startDncImportRequest }) request: StartDncImportRequest,
  ): Promise<DncImportView> {
    return this.imports.start(actor, request);
  }

  @Post('preview')
  @May('dnc.import')
  @HttpCode(200)
  @Answers(200, dncImportPreview, 'What an import would make of the first rows; nothing is added.')
  preview(
    @Body({ schema: previewDncImportRequest }) request: PreviewDncImportRequest,
  ): Promise<DncImportPreview> {
    return this.imports.preview(request);
  }

  @Get()
  @May('dnc.read')
  @Answers(200, dncImportPage, 'Newest first.')
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<DncImportView>> {
    return this.imports.list(query);
  }

  @Get(':importId')
  @May('dnc.read')
  @Answers(200, dncImportView)
  get(@Param('importId', uuidParam('importId')) importId: string): Promise<DncImportView> {
    return this.imports.get(importId);
  }

  @Get(':importId/rejects')
  @May('dnc.read')
  async rejects(@Param('importId', uuidParam('importId')) importId: string): Promise<StreamableFile> {
    const { file, body } = await this.imports.rejects(importId);
    return asDownload(body, file);
  }

  @Post(':importId/cancel')
  @May('dnc.import')
  @HttpCode(200)
  @Answers(200, dncImportView, 'Numbers that were added before stay on the list.')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('importId', uuidParam('importId')) importId: string,
  ): Promise<DncImportView> {
    return this.imports.cancel(actor, importId);
  }
}
