import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  type TestCallAnswer,
  testCallAnswer,
  type TestCallRequest,
  testCallRequest,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { TestCallService } from './test-call.service.js';

@Controller('campaigns/:campaignId/test-call')
export class TestCallController {
  constructor(private readonly testCalls: TestCallService) {}

  @Post()
  @May('campaigns.testCall')
  @HttpCode(200)
  @Answers(200, testCallAnswer)
  call(
    @CurrentActor() actor: Actor,
    @Param('campaignId', uuidParam('campaignId')) campaignId: string,
    @Body({ schema: testCallRequest }) request: TestCallRequest,
  ): Promise<TestCallAnswer> {
    return this.testCalls.call(actor, campaignId, request);
  }
}
