import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  type CreatedUser,
  createdUser,
  type CreateUserRequest,
  createUserRequest,
  type Page,
  type PageQuery,
  pageQuery,
  type PasswordReset,
  passwordReset,
  type UpdateUserRequest,
  updateUserRequest,
  userPage,
  type UserView,
  userView,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { UsersService } from './users.service.js';

@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @May('users.read')
  @Answers(200, userPage)
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<UserView>> {
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
    return this.users.resetPassword(actor, userId);
  }
}
