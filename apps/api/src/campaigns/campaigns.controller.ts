import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  type AttachListRequest,
  attachListRequest,
  campaignPage,
  type CampaignQuery,
  campaignQuery,
  type CampaignView,
  campaignView,
  type CloneCampaignRequest,
  cloneCampaignRequest,
  type ConfirmationsRequest,
  confirmationsRequest,
  type CreateCampaignRequest,
  createCampaignRequest,
  type Page,
  type UpdateCampaignRequest,
  updateCampaignRequest,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { ExpectedVersion } from '../common/http/expected-version.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { CampaignListsService } from './campaign-lists.service.js';
import { CampaignsService } from './campaigns.service.js';
import { CampaignCloner } from './clone-campaign.js';
import { CampaignEditor } from './edit-campaign.js';

@Controller('campaigns')
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly editor: CampaignEditor,
    private readonly lists: CampaignListsService,
    private readonly cloner: CampaignCloner,
  ) {}

  @Get()
  @May('campaigns.read')
  @Answers(200, campaignPage)
  list(@Query({ schema: campaignQuery }) query: CampaignQuery): Promise<Page<CampaignView>> {
    return this.campaigns.list(query);
  }

  @Get(':campaignId')
  @May('campaigns.read')
  @Answers(200, campaignView)
  get(@UuidParam('campaignId') campaignId: string): Promise<CampaignView> {
    return this.campaigns.get(campaignId);
  }

  @Post()
  @May('campaigns.create')
  @Answers(201, campaignView)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createCampaignRequest }) request: CreateCampaignRequest,
  ): Promise<CampaignView> {
    return this.editor.create(actor, request);
  }

  @Patch(':campaignId')
  @May('campaigns.edit')
  @Answers(200, campaignView)
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('campaignId') campaignId: string,
    @Body({ schema: updateCampaignRequest }) change: UpdateCampaignRequest,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<CampaignView> {
    return this.editor.update(actor, campaignId, change, expectedVersion);
  }

  @Delete(':campaignId')
  @May('campaigns.remove')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @UuidParam('campaignId') campaignId: string): Promise<void> {
    return this.editor.remove(actor, campaignId);
  }

  @Post(':campaignId/confirmations')
  @May('campaigns.confirm')
  @HttpCode(200)
  @Answers(200, campaignView)
  confirm(
    @CurrentActor() actor: Actor,
    @UuidParam('campaignId') campaignId: string,
    @Body({ schema: confirmationsRequest }) request: ConfirmationsRequest,
  ): Promise<CampaignView> {
    return this.editor.confirm(actor, campaignId, request);
  }

  @Post(':campaignId/lists')
  @May('campaigns.edit')
  @HttpCode(200)
  @Answers(200, campaignView)
  attachList(
    @CurrentActor() actor: Actor,
    @UuidParam('campaignId') campaignId: string,
    @Body({ schema: attachListRequest }) { listId }: AttachListRequest,
  ): Promise<CampaignView> {
    return this.lists.attach(actor, campaignId, listId);
  }

  @Delete(':campaignId/lists/:listId')
  @May('campaigns.edit')
  @Answers(200, campaignView)
  detachList(
    @CurrentActor() actor: Actor,
    @UuidParam('campaignId') campaignId: string,
    @UuidParam('listId') listId: string,
  ): Promise<CampaignView> {
    return this.lists.detach(actor, campaignId, listId);
  }

  @Post(':campaignId/clone')
  @May('campaigns.create')
  @Answers(201, campaignView)
  clone(
    @CurrentActor() actor: Actor,
    @UuidParam('campaignId') campaignId: string,
    @Body({ schema: cloneCampaignRequest }) request: CloneCampaignRequest,
  ): Promise<CampaignView> {
    return this.cloner.clone(actor, campaignId, request);
  }
}
