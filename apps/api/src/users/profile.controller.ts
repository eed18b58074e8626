import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Req } from '@nestjs/common';
import {
  type EndedSessions,
  endedSessions,
  ownSessionPage,
  type OwnSessionView,
  type Page,
  type PageQuery,
  pageQuery,
  type SessionView,
  sessionView,
  type UpdateProfileRequest,
  updateProfileRequest,
} from '@callspool/contracts';
import type { Request } from 'express';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { ProfileService } from './profile.service.js';

@Controller('profile')
export class ProfileController {
  constructor(private readonly profiles: ProfileService) {}

  @Patch()
  @May('profile.manage')
  @Answers(200, sessionView)
  update(
    @Req() request: Request,
    @CurrentActor() actor: Actor,
    @Body({ schema: updateProfileRequest }) change: UpdateProfileRequest,
  ): Promise<SessionView> {
    return this.profiles.update(request, actor, change);
  }

  @Get('sessions')
  @May('profile.manage')
  @Answers(200, ownSessionPage)
  listSessions(
    @Req() request: Request,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<OwnSessionView>> {
    return this.profiles.listSessions(request, query);
  }

  @Delete('sessions/:sessionId')
  @May('profile.manage')
  @HttpCode(204)
  endSession(
    @Req() request: Request,
    @CurrentActor() actor: Actor,
    @UuidParam('sessionId') sessionId: string,
  ): Promise<void> {
    return this.profiles.endSession(request, actor, sessionId);
  }

  @Post('sessions/end-others')
  @May('profile.manage')
  @HttpCode(200)
  @Answers(200, endedSessions)
  endOtherSessions(@Req() request: Request, @CurrentActor() actor: Actor): Promise<EndedSessions> {
    return this.profiles.endOtherSessions(request, actor);
  }
}
