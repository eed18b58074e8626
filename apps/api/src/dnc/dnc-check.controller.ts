import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  type DncCheckAnswer,
  dncCheckAnswer,
  type DncCheckAnswers,
  dncCheckAnswers,
  type DncCheckQuery,
  dncCheckQuery,
  type DncCheckRequest,
  dncCheckRequest,
} from '@callspool/contracts';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { DncCheckService } from './dnc-check.service.js';

/** For people, and for other systems that call by themselves. */
@Controller('dnc/check')
export class DncCheckController {
  constructor(private readonly checks: DncCheckService) {}

  @Get()
  @May('dnc.read')
  @Answers(200, dncCheckAnswer, 'What forbids calls to a number: entries of our own list, and registries.')
  one(@Query({ schema: dncCheckQuery }) query: DncCheckQuery): Promise<DncCheckAnswer> {
    return this.checks.checkOne(query);
  }

  @Post()
  @May('dnc.read')
  @HttpCode(200)
  @Answers(200, dncCheckAnswers, 'The same for up to 1,000 numbers. Nothing is changed.')
  many(@Body({ schema: dncCheckRequest }) request: DncCheckRequest): Promise<DncCheckAnswers> {
    return this.checks.checkMany(request);
  }
}
