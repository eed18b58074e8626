import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import {
  dncImportPage,
  type DncImportView,
  dncImportView,
  type Page,
  type PageQuery,
  pageQuery,
  type StartDncImportRequest,
  startDncImportRequest,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { Roles } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { asDownload } from '../files/download.js';
import { DncImportsService } from './dnc-imports.service.js';

@Roles('admin', 'manager', 'supervisor', 'uploader', 'integration')
@Controller('dnc-imports')
export class DncImportsController {
  constructor(private readonly imports: DncImportsService) {}

  @Post()
  @HttpCode(202)
  @Roles('admin', 'manager', 'uploader', 'integration')
  @Answers(202, dncImportView, 'A job adds the numbers of the file, batch by batch.')
  start(
    @CurrentActor() actor: Actor,
    @Body({ schema: startDncImportRequest }) request: StartDncImportRequest,
  ): Promise<DncImportView> {
    return this.imports.start(actor, request);
  }

  @Get()
  @Answers(200, dncImportPage, 'Newest first.')
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<DncImportView>> {
    return this.imports.list(query);
  }

  @Get(':importId')
  @Answers(200, dncImportView)
  get(@Param('importId', uuidParam('importId')) importId: string): Promise<DncImportView> {
    return this.imports.get(importId);
  }

  @Get(':importId/rejects')
  async rejects(@Param('importId', uuidParam('importId')) importId: string): Promise<StreamableFile> {
    const { file, body } = await this.imports.rejects(importId);
    return asDownload(body, file);
  }

  @Post(':importId/cancel')
  @HttpCode(200)
  @Roles('admin', 'manager', 'uploader', 'integration')
  @Answers(200, dncImportView, 'Numbers that were added before stay on the list.')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('importId', uuidParam('importId')) importId: string,
  ): Promise<DncImportView> {
    return this.imports.cancel(actor, importId);
  }
}
