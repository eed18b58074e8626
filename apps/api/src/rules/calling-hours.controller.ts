import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  type CreateCallingHoursRequest,
  createCallingHoursRequest,
  type Page,
  type PageQuery,
  pageQuery,
  type UpdateCallingHoursRequest,
  updateCallingHoursRequest,
  callingHoursPage,
  type CallingHoursView,
  callingHoursView,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { ExpectedVersion } from '../common/http/expected-version.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { NamedRulesService } from './named-rules.service.js';

@Controller('calling-hours')
export class CallingHoursController {
  constructor(private readonly rules: NamedRulesService) {}

  @Get()
  @May('policy.read')
  @Answers(200, callingHoursPage)
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<CallingHoursView>> {
    return this.rules.callingHours.list(query);
  }

  @Get(':callingHoursId')
  @May('policy.read')
  @Answers(200, callingHoursView)
  get(@UuidParam('callingHoursId') callingHoursId: string): Promise<CallingHoursView> {
    return this.rules.callingHours.get(callingHoursId);
  }

  @Post()
  @May('policy.edit')
  @Answers(201, callingHoursView)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createCallingHoursRequest }) request: CreateCallingHoursRequest,
  ): Promise<CallingHoursView> {
    return this.rules.callingHours.create(actor, request);
  }

  @Patch(':callingHoursId')
  @May('policy.edit')
  @Answers(200, callingHoursView)
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('callingHoursId') callingHoursId: string,
    @Body({ schema: updateCallingHoursRequest }) change: UpdateCallingHoursRequest,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CallingHoursView> {
    const { version, ...values } = change;
    return this.rules.callingHours.update(actor, callingHoursId, {
      values,
      expectedVersion: version ?? expectedVersion,
    });
  }

  @Delete(':callingHoursId')
  @May('policy.edit')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @UuidParam('callingHoursId') callingHoursId: string): Promise<void> {
    return this.rules.callingHours.remove(actor, callingHoursId);
  }
}
