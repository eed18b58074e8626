import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import {
  dncRegistryVersionPage,
  type DncRegistryVersionView,
  dncRegistryVersionView,
  type LoadDncRegistryRequest,
  loadDncRegistryRequest,
  type Page,
  type PageQuery,
  pageQuery,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { asDownload } from '../files/download.js';
import { DncRegistryVersionsService } from './dnc-registry-versions.service.js';

const registryParam = uuidParam('registryId');
const versionParam = uuidParam('versionId');

@Controller('dnc-registries/:registryId/versions')
export class DncRegistryVersionsController {
  constructor(private readonly versions: DncRegistryVersionsService) {}

  @Post()
  @May('dnc.import')
  @HttpCode(202)
  @Answers(202, dncRegistryVersionView, 'A job reads the file and puts it in force, all of it at one moment.')
  load(
    @CurrentActor() actor: Actor,
    @Param('registryId', registryParam) registryId: string,
    @Body({ schema: loadDncRegistryRequest }) request: LoadDncRegistryRequest,
  ): Promise<DncRegistryVersionView> {
    return this.versions.load(actor, registryId, request);
  }

  @Get()
  @May('dnc.read')
  @Answers(200, dncRegistryVersionPage, 'Newest first.')
  list(
    @Param('registryId', registryParam) registryId: string,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<DncRegistryVersionView>> {
    return this.versions.list(registryId, query);
  }

  @Get(':versionId')
  @May('dnc.read')
  @Answers(200, dncRegistryVersionView)
  get(
    @Param('registryId', registryParam) registryId: string,
    @Param('versionId', versionParam) versionId: string,
  ): Promise<DncRegistryVersionView> {
    return this.versions.get(registryId, versionId);
  }

  @Get(':versionId/rejects')
  @May('dnc.read')
  async rejects(
    @Param('registryId', registryParam) registryId: string,
    @Param('versionId', versionParam) versionId: string,
  ): Promise<StreamableFile> {
    const { file, body } = await this.versions.rejects(registryId, versionId);
    return asDownload(body, file);
  }

  @Post(':versionId/cancel')
  @May('dnc.import')
  @HttpCode(200)
  @Answers(200, dncRegistryVersionView, 'The file before it stays in force.')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('registryId', registryParam) registryId: string,
    @Param('versionId', versionParam) versionId: string,
  ): Promise<DncRegistryVersionView> {
    return this.versions.cancel(actor, registryId, versionId);
  }
}
