import {
  callRecordPage,
  type CallRecordQuery,
  callRecordQuery,
  type CallRecordView,
  callRecordView,
  type Page,
} from '@callspool/contracts';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { Roles } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { CallRecordsService } from './call-records.service.js';

@Roles('admin', 'manager', 'supervisor', 'integration')
@Controller('call-records')
export class CallRecordsController {
  constructor(private readonly records: CallRecordsService) {}

  /** Newest first. `matched=false&reviewed=false`: what belongs to no attempt and nobody has looked at. */
  @Get()
  @Answers(200, callRecordPage)
  list(@Query({ schema: callRecordQuery }) query: CallRecordQuery): Promise<Page<CallRecordView>> {
    return this.records.list(query);
  }

  @Get(':callRecordId')
  @Answers(200, callRecordView)
  get(@Param('callRecordId', uuidParam('callRecordId')) id: string): Promise<CallRecordView> {
    return this.records.get(id);
  }

  @Post(':callRecordId/review')
  @HttpCode(200)
  @Roles('admin', 'manager', 'supervisor')
  @Answers(200, callRecordView)
  review(
    @CurrentActor() actor: Actor,
    @Param('callRecordId', uuidParam('callRecordId')) id: string,
  ): Promise<CallRecordView> {
    return this.records.review(actor, id);
  }
}
