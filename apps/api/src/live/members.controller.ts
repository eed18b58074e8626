import {
  type ChangeMemberRequest,
  changeMemberRequest,
  type PauseMemberRequest,
  pauseMemberRequest,
} from '@callspool/contracts';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { ChangeMember } from './change-member.js';

/** Members of a vendor's queues; 204 means that the vendor shows the change. */
@Controller('connections/:connectionId/members')
export class MembersController {
  constructor(private readonly members: ChangeMember) {}

  @Post('add')
  @May('live.changeMembers')
  @HttpCode(204)
  add(
    @CurrentActor() actor: Actor,
    @Param('connectionId', uuidParam('connectionId')) connectionId: string,
    @Body({ schema: changeMemberRequest }) request: ChangeMemberRequest,
  ): Promise<void> {
    return this.members.add(actor, connectionId, request);
  }

  @Post('remove')
  @May('live.changeMembers')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @Param('connectionId', uuidParam('connectionId')) connectionId: string,
    @Body({ schema: changeMemberRequest }) request: ChangeMemberRequest,
  ): Promise<void> {
    return this.members.remove(actor, connectionId, request);
  }

  @Post('pause')
  @May('live.changeMembers')
  @HttpCode(204)
  pause(
    @CurrentActor() actor: Actor,
    @Param('connectionId', uuidParam('connectionId')) connectionId: string,
    @Body({ schema: pauseMemberRequest }) request: PauseMemberRequest,
  ): Promise<void> {
    return this.members.pause(actor, connectionId, request);
  }
}
