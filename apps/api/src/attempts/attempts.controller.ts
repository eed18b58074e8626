import {
  type AttemptDetail,
  attemptDetail,
  attemptPage,
  type AttemptQuery,
  attemptQuery,
  type AttemptView,
  type Page,
} from '@callspool/contracts';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { AttemptsService } from './attempts.service.js';

@Controller('attempts')
export class AttemptsController {
  constructor(private readonly attempts: AttemptsService) {}

  /** Newest first. */
  @Get()
  @May('attempts.read')
  @Answers(200, attemptPage)
  list(@Query({ schema: attemptQuery }) query: AttemptQuery): Promise<Page<AttemptView>> {
    return this.attempts.list(query);
  }

  @Get(':attemptId')
  @May('attempts.read')
  @Answers(
    200,
    attemptDetail,
    'With its call records, what the vendor told by itself, and a timeline of all of it.',
  )
  get(@Param('attemptId', uuidParam('attemptId')) id: string): Promise<AttemptDetail> {
    return this.attempts.get(id);
  }
}
