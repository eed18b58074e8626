import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  type ChangePasswordRequest,
  changePasswordRequest,
  type SecondStepNeeded,
  secondStepNeeded,
  type SecondStepRequest,
  secondStepRequest,
  sessionView,
  type SessionView,
  signInRequest,
  type SignInRequest,
} from '@callspool/contracts';
import type { Request, Response } from 'express';
import type { Actor } from '../common/auth/actor.js';
import { assertNotCrossSite } from '../common/auth/cross-site.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { Public, May, WithOneTimePassword } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { Config } from '../config/config.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';

@WithOneTimePassword()
@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly signIns: SignInService,
    private readonly config: Config,
  ) {}

  // Public: this is how one becomes signed in. Throttled per address and per account.
  @Public()
  @Post()
  @Answers(201, sessionView)
  @Answers(202, secondStepNeeded, 'The password is right; the second factor comes next.')
  async signIn(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: signInRequest }) credentials: SignInRequest,
  ): Promise<SessionView | SecondStepNeeded> {
    assertNotCrossSite(request, this.config.publicOrigin);
    const answer = await this.signIns.signIn(request, credentials);
    if ('secondStep' in answer) response.status(202);
    return answer;
  }

  // Public: the cookie of the first step tells who it is. Throttled per address, per first step and per account.
  @Public()
  @Post('second-step')
  @Answers(201, sessionView)
  takeSecondStep(
    @Req() request: Request,
    @Body({ schema: secondStepRequest }) proof: SecondStepRequest,
  ): Promise<SessionView> {
    assertNotCrossSite(request, this.config.publicOrigin);
    return this.signIns.takeSecondStep(request, proof);
  }

  @Get()
  @May('session.read')
  @Answers(200, sessionView)
  describe(@Req() request: Request, @CurrentActor() actor: Actor): Promise<SessionView> {
    return this.sessions.describe(request, actor);
  }

  @Delete()
  @May('profile.manage')
  @HttpCode(204)
  signOut(@Req() request: Request): Promise<void> {
    return this.sessions.signOut(request);
  }

  @Post('password')
  @May('profile.manage')
  @HttpCode(204)
  changePassword(
    @Req() request: Request,
    @CurrentActor() actor: Actor,
    @Body({ schema: changePasswordRequest }) change: ChangePasswordRequest,
  ): Promise<void> {
    return this.sessions.changePassword(request, actor, change);
  }
}
