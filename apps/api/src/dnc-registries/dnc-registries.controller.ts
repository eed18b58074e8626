import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  type ChangeDncRegistryRequest,
  changeDncRegistryRequest,
  type CreateDncRegistryRequest,
  createDncRegistryRequest,
  dncRegistryPage,
  type DncRegistryQuery,
  dncRegistryQuery,
  type DncRegistryView,
  dncRegistryView,
  type Page,
  type RemoveDncRequest,
  removeDncRequest,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { DncRegistriesService } from './dnc-registries.service.js';

const registryParam = uuidParam('registryId');

@Controller('dnc-registries')
export class DncRegistriesController {
  constructor(private readonly registries: DncRegistriesService) {}

  @Get()
  @May('dnc.read')
  @Answers(200, dncRegistryPage, 'By name.')
  list(@Query({ schema: dncRegistryQuery }) query: DncRegistryQuery): Promise<Page<DncRegistryView>> {
    return this.registries.list(query);
  }

  @Post()
  @May('dnc.manageRegistries')
  @Answers(
    201,
    dncRegistryView,
    'With `maxAgeDays`, numbers it covers are held back until a file of it is in force.',
  )
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createDncRegistryRequest }) request: CreateDncRegistryRequest,
  ): Promise<DncRegistryView> {
    return this.registries.create(actor, request);
  }

  @Get(':registryId')
  @May('dnc.read')
  @Answers(200, dncRegistryView)
  get(@Param('registryId', registryParam) registryId: string): Promise<DncRegistryView> {
    return this.registries.get(registryId);
  }

  @Patch(':registryId')
  @May('dnc.manageRegistries')
  @Answers(200, dncRegistryView, 'Scope stays as it was made; files in force stay as they were read.')
  edit(
    @CurrentActor() actor: Actor,
    @Param('registryId', registryParam) registryId: string,
    @Body({ schema: changeDncRegistryRequest }) request: ChangeDncRegistryRequest,
  ): Promise<DncRegistryView> {
    return this.registries.edit(actor, registryId, request);
  }

  @Post(':registryId/removal')
  @May('dnc.remove')
  @HttpCode(200)
  @Answers(200, dncRegistryView, 'The registry stays as history with who removed it and why.')
  remove(
    @CurrentActor() actor: Actor,
    @Param('registryId', registryParam) registryId: string,
    @Body({ schema: removeDncRequest }) request: RemoveDncRequest,
  ): Promise<DncRegistryView> {
    return this.registries.remove(actor, registryId, request.reason);
  }
}
