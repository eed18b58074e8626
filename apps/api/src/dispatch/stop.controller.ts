import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  type StopAnswer,
  stopAnswer,
  type StopRequest,
  stopRequest,
  type StopView,
  stopView,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { StopService } from './stop.service.js';

@Controller('stop')
export class StopController {
  constructor(private readonly stops: StopService) {}

  @Get()
  @May('stop.read')
  @Answers(200, stopView)
  find(): Promise<StopView> {
    return this.stops.find();
  }

  @Post()
  @May('stop.everything')
  @HttpCode(200)
  @Answers(200, stopAnswer, 'Stops every campaign and connection; lists the attempts already past the gate.')
  stop(
    @CurrentActor() actor: Actor,
    @Body({ schema: stopRequest }) request: StopRequest,
  ): Promise<StopAnswer> {
    return this.stops.stop(actor, request.reason);
  }

  @Post('release')
  @May('stop.release')
  @HttpCode(200)
  @Answers(200, stopAnswer)
  release(
    @CurrentActor() actor: Actor,
    @Body({ schema: stopRequest }) request: StopRequest,
  ): Promise<StopAnswer> {
    return this.stops.release(actor, request.reason);
  }
}
