import {
  type CallRecordCounts,
  callRecordCounts,
  type CallRecordCountsQuery,
  callRecordCountsQuery,
  type CallRecordDetail,
  callRecordDetail,
  type CallRecordItem,
  callRecordPage,
  type CallRecordQuery,
  callRecordQuery,
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

  /** Newest call first. `match=none&reviewed=false`: what belongs to no attempt and nobody has looked at. */
  @Get()
  @May('callRecords.read')
  @Answers(200, callRecordPage)
  list(@Query({ schema: callRecordQuery }) query: CallRecordQuery): Promise<Page<CallRecordItem>> {
    return this.records.list(query);
  }

  @Get('counts')
  @May('callRecords.read')
  @Answers(200, callRecordCounts, 'What waits for a person, counted to ten thousand.')
  counts(@Query({ schema: callRecordCountsQuery }) query: CallRecordCountsQuery): Promise<CallRecordCounts> {
    return this.records.counts(query);
  }

  @Get(':callRecordId')
  @May('callRecords.read')
  @Answers(
    200,
    callRecordDetail,
    'With why it belongs to its attempt, or which attempts it could have belonged to and why it does not.',
  )
  get(@Param('callRecordId', uuidParam('callRecordId')) id: string): Promise<CallRecordDetail> {
    return this.records.get(id);
  }

  @Post(':callRecordId/review')
  @May('callRecords.review')
  @HttpCode(200)
  @Answers(200, callRecordDetail)
  review(
    @CurrentActor() actor: Actor,
    @Param('callRecordId', uuidParam('callRecordId')) id: string,
  ): Promise<CallRecordDetail> {
    return this.records.review(actor, id);
  }
}
