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
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { DispositionsService } from './dispositions.service.js';

@Controller('dispositions')
export class DispositionsController {
  constructor(private readonly dispositions: DispositionsService) {}

  @Get()
  @May('dispositions.read')
  @Answers(200, dispositionPage)
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<DispositionView>> {
    return this.dispositions.list(query);
  }

  @Get(':dispositionId')
  @May('dispositions.read')
  @Answers(200, dispositionView)
  get(@UuidParam('dispositionId') dispositionId: string): Promise<DispositionView> {
    return this.dispositions.get(dispositionId);
  }

  @Post()
  @May('dispositions.edit')
  @Answers(201, dispositionView)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createDispositionRequest }) request: CreateDispositionRequest,
  ): Promise<DispositionView> {
    return this.dispositions.create(actor, request);
  }

  @Patch(':dispositionId')
  @May('dispositions.edit')
  @Answers(200, dispositionView)
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('dispositionId') dispositionId: string,
    @Body({ schema: updateDispositionRequest }) change: UpdateDispositionRequest,
  ): Promise<DispositionView> {
    return this.dispositions.update(actor, dispositionId, change);
  }

  @Delete(':dispositionId')
  @May('dispositions.edit')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @UuidParam('dispositionId') dispositionId: string): Promise<void> {
    return this.dispositions.remove(actor, dispositionId);
  }
}
