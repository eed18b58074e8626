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
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { CallRecordsService } from './call-records.service.js';

@Controller('call-records')
export class CallRecordsController {
  constructor(private readonly records: CallRecordsService) {}

  /** Newest first. `matched=false&reviewed=false`: what belongs to no attempt and nobody has looked at. */
  @Get()
  @May('callRecords.read')
  @Answers(200, callRecordPage)
  list(@Query({ schema: callRecordQuery }) query: CallRecordQuery): Promise<Page<CallRecordView>> {
    return this.records.list(query);
  }

  @Get(':callRecordId')
  @May('callRecords.read')
  @Answers(200, callRecordView)
  get(@Param('callRecordId', uuidParam('callRecordId')) id: string): Promise<CallRecordView> {
    return this.records.get(id);
  }

  @Post(':callRecordId/review')
  @May('callRecords.review')
  @HttpCode(200)
  @Answers(200, callRecordView)
  review(
    @CurrentActor() actor: Actor,
    @Param('callRecordId', uuidParam('callRecordId')) id: string,
  ): Promise<CallRecordView> {
    return this.records.review(actor, id);
  }
}
