import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  type CreateRespoolRuleSetRequest,
  createRespoolRuleSetRequest,
  type Page,
  type PageQuery,
  pageQuery,
  type UpdateRespoolRuleSetRequest,
  updateRespoolRuleSetRequest,
  respoolRuleSetPage,
  type RespoolRuleSetView,
  respoolRuleSetView,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { ExpectedVersion } from '../common/http/expected-version.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { NamedRulesService } from './named-rules.service.js';

@Controller('respool-rule-sets')
export class RespoolRuleSetsController {
  constructor(private readonly rules: NamedRulesService) {}

  @Get()
  @May('policy.read')
  @Answers(200, respoolRuleSetPage)
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<RespoolRuleSetView>> {
    return this.rules.respoolRuleSets.list(query);
  }

  @Get(':respoolRuleSetId')
  @May('policy.read')
  @Answers(200, respoolRuleSetView)
  get(@UuidParam('respoolRuleSetId') respoolRuleSetId: string): Promise<RespoolRuleSetView> {
    return this.rules.respoolRuleSets.get(respoolRuleSetId);
  }

  @Post()
  @May('policy.edit')
  @Answers(201, respoolRuleSetView)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createRespoolRuleSetRequest }) request: CreateRespoolRuleSetRequest,
  ): Promise<RespoolRuleSetView> {
    return this.rules.respoolRuleSets.create(actor, request);
  }

  @Patch(':respoolRuleSetId')
  @May('policy.edit')
  @Answers(200, respoolRuleSetView)
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('respoolRuleSetId') respoolRuleSetId: string,
    @Body({ schema: updateRespoolRuleSetRequest }) change: UpdateRespoolRuleSetRequest,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<RespoolRuleSetView> {
    const { version, ...values } = change;
    return this.rules.respoolRuleSets.update(actor, respoolRuleSetId, {
      values,
      expectedVersion: version ?? expectedVersion,
    });
  }

  @Delete(':respoolRuleSetId')
  @May('policy.edit')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @UuidParam('respoolRuleSetId') respoolRuleSetId: string,
  ): Promise<void> {
    return this.rules.respoolRuleSets.remove(actor, respoolRuleSetId);
  }
}
