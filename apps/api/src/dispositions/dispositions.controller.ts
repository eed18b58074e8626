import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  dispositionPage,
  type PageQuery,
  pageQuery,
  type DispositionView,
  dispositionView,
  type CreateDispositionRequest,
  createDispositionRequest,
  type Page,
  type UpdateDispositionRequest,
  updateDispositionRequest,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { Roles } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { DispositionsService } from './dispositions.service.js';

@Roles('admin', 'manager', 'integration')
@Controller('dispositions')
export class DispositionsController {
  constructor(private readonly dispositions: DispositionsService) {}

  @Get()
  @Roles('admin', 'manager', 'supervisor', 'agent', 'integration')
  @Answers(200, dispositionPage)
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<DispositionView>> {
    return this.dispositions.list(query);
  }

  @Get(':dispositionId')
  @Roles('admin', 'manager', 'supervisor', 'agent', 'integration')
  @Answers(200, dispositionView)
  get(@UuidParam('dispositionId') dispositionId: string): Promise<DispositionView> {
    return this.dispositions.get(dispositionId);
  }

  @Post()
  @Answers(201, dispositionView)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createDispositionRequest }) request: CreateDispositionRequest,
  ): Promise<DispositionView> {
    return this.dispositions.create(actor, request);
  }

  @Patch(':dispositionId')
  @Answers(200, dispositionView)
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('dispositionId') dispositionId: string,
    @Body({ schema: updateDispositionRequest }) change: UpdateDispositionRequest,
  ): Promise<DispositionView> {
    return this.dispositions.update(actor, dispositionId, change);
  }

  @Delete(':dispositionId')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @UuidParam('dispositionId') dispositionId: string): Promise<void> {
    return this.dispositions.remove(actor, dispositionId);
  }
}
