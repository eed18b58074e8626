import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import {
  type ImportTemplateList,
  importTemplateList,
  type ImportTemplateView,
  importTemplateView,
  type SaveImportTemplateRequest,
  saveImportTemplateRequest,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { ImportTemplatesService } from './import-templates.service.js';

@May('lists.import')
@Controller('import-templates')
export class ImportTemplatesController {
  constructor(private readonly templates: ImportTemplatesService) {}

  @Get()
  @Answers(200, importTemplateList, 'By name.')
  list(): Promise<ImportTemplateList> {
    return this.templates.list();
  }

  @Post()
  @Answers(201, importTemplateView, 'How files of one origin are read, under a name.')
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: saveImportTemplateRequest }) request: SaveImportTemplateRequest,
  ): Promise<ImportTemplateView> {
    return this.templates.create(actor, request);
  }

  @Put(':templateId')
  @Answers(200, importTemplateView)
  replace(
    @CurrentActor() actor: Actor,
    @UuidParam('templateId') id: string,
    @Body({ schema: saveImportTemplateRequest }) request: SaveImportTemplateRequest,
  ): Promise<ImportTemplateView> {
    return this.templates.replace(actor, id, request);
  }

  @Delete(':templateId')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @UuidParam('templateId') id: string): Promise<void> {
    return this.templates.remove(actor, id);
  }
}
