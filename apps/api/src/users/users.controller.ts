import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  type AccountLink,
  accountLink,
  type CreatedUser,
  createdUser,
  type CreateUserRequest,
  createUserRequest,
  type InvitedUser,
  invitedUser,
  type InviteUserRequest,
  inviteUserRequest,
  type Page,
  type PasswordReset,
  passwordReset,
  type UpdateUserRequest,
  updateUserRequest,
  userPage,
  type UserQuery,
  userQuery,
  type UserView,
  userView,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { UserAccessService } from './user-access.service.js';
import { UsersService } from './users.service.js';

@Controller('users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly access: UserAccessService,
  ) {}

  @Get()
  @May('users.read')
  @Answers(200, userPage)
  list(@Query({ schema: userQuery }) query: UserQuery): Promise<Page<UserView>> {
    return this.users.list(query);
  }

  @Get(':userId')
  @May('users.read')
  @Answers(200, userView)
  get(@Param('userId', uuidParam('userId')) userId: string): Promise<UserView> {
    return this.users.get(userId);
  }

  @Post()
  @May('users.manage')
  @Answers(201, createdUser, 'A one-time password is shown here and never again.')
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createUserRequest }) request: CreateUserRequest,
  ): Promise<CreatedUser> {
    return this.users.create(actor, request);
  }

  @Post('invitations')
  @May('users.manage')
  @Answers(201, invitedUser, 'The link is shown here and never again; hand it to the person yourself.')
  invite(
    @CurrentActor() actor: Actor,
    @Body({ schema: inviteUserRequest }) request: InviteUserRequest,
  ): Promise<InvitedUser> {
    return this.access.invite(actor, request);
  }

  @Patch(':userId')
  @May('users.manage')
  @Answers(200, userView)
  update(
    @CurrentActor() actor: Actor,
    @Param('userId', uuidParam('userId')) userId: string,
    @Body({ schema: updateUserRequest }) change: UpdateUserRequest,
  ): Promise<UserView> {
    return this.users.update(actor, userId, change);
  }

  @Post(':userId/password-reset')
  @May('users.manage')
  @Answers(201, passwordReset, 'The one-time password is shown here and never again.')
  resetPassword(
    @CurrentActor() actor: Actor,
    @Param('userId', uuidParam('userId')) userId: string,
  ): Promise<PasswordReset> {
    return this.access.resetPassword(actor, userId);
  }

  @Post(':userId/invitation')
  @May('users.manage')
  @Answers(201, accountLink, 'A new invitation, shown here and never again; the one before ends.')
  inviteAgain(
    @CurrentActor() actor: Actor,
    @Param('userId', uuidParam('userId')) userId: string,
  ): Promise<AccountLink> {
    return this.access.inviteAgain(actor, userId);
  }

  @Post(':userId/password-link')
  @May('users.manage')
  @Answers(201, accountLink, 'Shown here and never again; the old password lasts until it is used.')
  makePasswordLink(
    @CurrentActor() actor: Actor,
    @Param('userId', uuidParam('userId')) userId: string,
  ): Promise<AccountLink> {
    return this.access.makePasswordLink(actor, userId);
  }

  @Post(':userId/sign-out')
  @May('users.manage')
  @HttpCode(204)
  signOutEverywhere(
    @CurrentActor() actor: Actor,
    @Param('userId', uuidParam('userId')) userId: string,
  ): Promise<void> {
    return this.access.signOutEverywhere(actor, userId);
  }

  @Delete(':userId/two-factor')
  @May('users.manage')
  @HttpCode(204)
  resetTwoFactor(
    @CurrentActor() actor: Actor,
    @Param('userId', uuidParam('userId')) userId: string,
  ): Promise<void> {
    return this.access.resetTwoFactor(actor, userId);
  }
}
