import {
  type DriftList,
  driftList,
  type HangUpAnswer,
  hangUpAnswer,
  type HangUpRequest,
  hangUpRequest,
  type ConnectionLive,
  connectionLive,
} from '@callspool/contracts';
import { Body, Controller, Get, HttpCode, type MessageEvent, Param, Post, Req, Sse } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { Actor } from '../common/auth/actor.js';
import { type AuthenticatedRequest, CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { EventStreams } from '../common/http/event-streams.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { LiveService } from './live.service.js';

const EVENT_EVERY_MS = 2_000;

@Controller('connections/:connectionId')
export class LiveController {
  constructor(
    private readonly live: LiveService,
    private readonly streams: EventStreams,
  ) {}

  @Get('live')
  @May('live.watch')
  @Answers(200, connectionLive, 'Every snapshot with its age, and why the last reading failed if it did.')
  show(@Param('connectionId', uuidParam('connectionId')) connectionId: string): Promise<ConnectionLive> {
    return this.live.show(connectionId);
  }

  /** The same every two seconds, for as long as somebody who may looks. */
  @Sse('live/events')
  @May('live.watch')
  events(
    @Req() request: AuthenticatedRequest,
    @Param('connectionId', uuidParam('connectionId')) connectionId: string,
  ): Promise<Observable<MessageEvent>> {
    return this.streams.poll(request, 'live', EVENT_EVERY_MS, () => this.live.show(connectionId));
  }

  @Get('drift')
  @May('live.watch')
  @Answers(200, driftList, 'Words and fields of the vendor that nobody has told us; they settle nothing.')
  drift(@Param('connectionId', uuidParam('connectionId')) connectionId: string): Promise<DriftList> {
    return this.live.drift(connectionId);
  }

  @Post('active-calls/hang-up')
  @May('live.hangUp')
  @HttpCode(200)
  @Answers(200, hangUpAnswer)
  hangUp(
    @CurrentActor() actor: Actor,
    @Param('connectionId', uuidParam('connectionId')) connectionId: string,
    @Body({ schema: hangUpRequest }) request: HangUpRequest,
  ): Promise<HangUpAnswer> {
    return this.live.hangUp(actor, connectionId, request.channel);
  }
}
