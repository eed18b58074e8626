import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  type CreateCampaignGroupRequest,
  createCampaignGroupRequest,
  type Page,
  type PageQuery,
  pageQuery,
  type UpdateCampaignGroupRequest,
  updateCampaignGroupRequest,
  campaignGroupPage,
  type CampaignGroupView,
  campaignGroupView,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';

import { UuidParam } from '../common/http/uuid-param.js';
import { NamedRulesService } from './named-rules.service.js';

@Controller('campaign-groups')
export class CampaignGroupsController {
  constructor(private readonly rules: NamedRulesService) {}

  @Get()
  @May('policy.read')
  @Answers(200, campaignGroupPage)
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<CampaignGroupView>> {
    return this.rules.campaignGroups.list(query);
  }

  @Get(':campaignGroupId')
  @May('policy.read')
  @Answers(200, campaignGroupView)
  get(@UuidParam('campaignGroupId') campaignGroupId: string): Promise<CampaignGroupView> {
    return this.rules.campaignGroups.get(campaignGroupId);
  }

  @Post()
  @May('policy.edit')
  @Answers(201, campaignGroupView)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createCampaignGroupRequest }) request: CreateCampaignGroupRequest,
  ): Promise<CampaignGroupView> {
    return this.rules.campaignGroups.create(actor, request);
  }

  @Patch(':campaignGroupId')
  @May('policy.edit')
  @Answers(200, campaignGroupView)
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('campaignGroupId') campaignGroupId: string,
    @Body({ schema: updateCampaignGroupRequest }) values: UpdateCampaignGroupRequest,
  ): Promise<CampaignGroupView> {
    return this.rules.campaignGroups.update(actor, campaignGroupId, {
      values,
      expectedVersion: null,
    });
  }

  @Delete(':campaignGroupId')
  @May('policy.edit')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @UuidParam('campaignGroupId') campaignGroupId: string): Promise<void> {
    return this.rules.campaignGroups.remove(actor, campaignGroupId);
  }
}
