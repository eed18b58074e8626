import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  capPage,
  type CapQuery,
  capQuery,
  type CapView,
  capView,
  type CreateCapRequest,
  createCapRequest,
  type Page,
  type UpdateCapRequest,
  updateCapRequest,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { CapsService } from './caps.service.js';

@Controller('caps')
export class CapsController {
  constructor(private readonly caps: CapsService) {}

  @Get()
  @May('caps.read')
  @Answers(200, capPage)
  list(@Query({ schema: capQuery }) query: CapQuery): Promise<Page<CapView>> {
    return this.caps.list(query);
  }

  @Get(':capId')
  @May('caps.read')
  @Answers(200, capView)
  get(@UuidParam('capId') capId: string): Promise<CapView> {
    return this.caps.get(capId);
  }

  @Post()
  @May('caps.edit')
  @Answers(201, capView)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createCapRequest }) request: CreateCapRequest,
  ): Promise<CapView> {
    return this.caps.create(actor, request);
  }

  @Patch(':capId')
  @May('caps.edit')
  @Answers(200, capView)
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('capId') capId: string,
    @Body({ schema: updateCapRequest }) change: UpdateCapRequest,
  ): Promise<CapView> {
    return this.caps.update(actor, capId, change);
  }

  @Delete(':capId')
  @May('caps.edit')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @UuidParam('capId') capId: string): Promise<void> {
    return this.caps.remove(actor, capId);
  }
}
