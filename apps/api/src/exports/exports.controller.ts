import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import {
  type CreateExportRequest,
  createExportRequest,
  exportPage,
  exportQuery,
  type ExportView,
  exportView,
  type Page,
  type PageQuery,
} from '@callspool/contracts';
import { ApiProduces } from '@nestjs/swagger';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { asDownload } from '../files/download.js';
import { ExportsService } from './exports.service.js';

@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Post()
  @May('exports.make')
  @HttpCode(202)
  @Answers(202, exportView, 'A job writes the file; ask again until it is done. It is kept for seven days.')
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createExportRequest }) request: CreateExportRequest,
  ): Promise<ExportView> {
    return this.exports.create(actor, request);
  }

  @Get()
  @May('exports.make')
  @Answers(200, exportPage, "The caller's own, newest first; an administrator sees everybody's.")
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: exportQuery }) query: PageQuery,
  ): Promise<Page<ExportView>> {
    return this.exports.list(actor, query);
  }

  @Get(':exportId')
  @May('exports.make')
  @Answers(200, exportView)
  get(
    @CurrentActor() actor: Actor,
    @Param('exportId', uuidParam('exportId')) exportId: string,
  ): Promise<ExportView> {
    return this.exports.get(actor, exportId);
  }

  @Post(':exportId/cancel')
  @May('exports.make')
  @HttpCode(200)
  @Answers(200, exportView)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('exportId', uuidParam('exportId')) exportId: string,
  ): Promise<ExportView> {
    return this.exports.cancel(actor, exportId);
  }

  @Get(':exportId/file')
  @May('exports.make')
  @ApiProduces('application/octet-stream')
  async download(
    @CurrentActor() actor: Actor,
    @Param('exportId', uuidParam('exportId')) exportId: string,
  ): Promise<StreamableFile> {
    const { file, body } = await this.exports.open(actor, exportId);
    return asDownload(body, file);
  }
}
