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
import { Roles } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { CapsService } from './caps.service.js';

@Roles('admin', 'manager', 'integration')
@Controller('caps')
export class CapsController {
  constructor(private readonly caps: CapsService) {}

  @Get()
  @Roles('admin', 'manager', 'supervisor', 'integration')
  @Answers(200, capPage)
  list(@Query({ schema: capQuery }) query: CapQuery): Promise<Page<CapView>> {
    return this.caps.list(query);
  }

  @Get(':capId')
  @Roles('admin', 'manager', 'supervisor', 'integration')
  @Answers(200, capView)
  get(@UuidParam('capId') capId: string): Promise<CapView> {
    return this.caps.get(capId);
  }

  @Post()
  @Answers(201, capView)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createCapRequest }) request: CreateCapRequest,
  ): Promise<CapView> {
    return this.caps.create(actor, request);
  }

  @Patch(':capId')
  @Answers(200, capView)
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('capId') capId: string,
    @Body({ schema: updateCapRequest }) change: UpdateCapRequest,
  ): Promise<CapView> {
    return this.caps.update(actor, capId, change);
  }

  @Delete(':capId')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @UuidParam('capId') capId: string): Promise<void> {
    return this.caps.remove(actor, capId);
  }
}
