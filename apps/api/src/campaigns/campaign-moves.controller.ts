import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  type CampaignView,
  type ArchivedCampaign,
  archivedCampaign,
  campaignView,
  type HaltedCampaign,
  haltedCampaign,
  type PageQuery,
  pageQuery,
  type PastGatePage,
  pastGatePage,
  type PauseRequest,
  pauseRequest,
  type PreflightReport,
  preflightReport,
  type ScheduleRequest,
  scheduleRequest,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { CampaignMovesService } from './campaign-moves.service.js';
import { CampaignPastGate } from './campaign-past-gate.js';
import { CampaignHalts } from './halt-campaign.js';

/** A supervisor watches the floor, and so may stop and go on; what a campaign is stays the manager's. */
@Controller('campaigns/:campaignId')
export class CampaignMovesController {
  constructor(
    private readonly moves: CampaignMovesService,
    private readonly halts: CampaignHalts,
    private readonly pastGates: CampaignPastGate,
  ) {}

  @Get('preflight')
  @May('campaigns.read')
  @Answers(200, preflightReport, 'Blockers keep the campaign from starting; warnings do not.')
  preflight(@UuidParam('campaignId') campaignId: string): Promise<PreflightReport> {
    return this.moves.preflight(campaignId);
  }

  @Get('past-gate')
  @May('campaigns.watch')
  @Answers(
    200,
    pastGatePage,
    'Attempts past the send gate and not settled, the longest under way first; after a pause or drain they go down to none.',
  )
  pastGate(
    @UuidParam('campaignId') campaignId: string,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<PastGatePage> {
    return this.pastGates.list(campaignId, query);
  }

  @Post('start')
  @May('campaigns.start')
  @HttpCode(200)
  @Answers(200, campaignView, 'With a start date ahead, the campaign is scheduled.')
  start(@CurrentActor() actor: Actor, @UuidParam('campaignId') campaignId: string): Promise<CampaignView> {
    return this.moves.start(actor, campaignId);
  }

  @Post('schedule')
  @May('campaigns.schedule')
  @HttpCode(200)
  @Answers(200, campaignView)
  schedule(
    @CurrentActor() actor: Actor,
    @UuidParam('campaignId') campaignId: string,
    @Body({ schema: scheduleRequest }) request: ScheduleRequest,
  ): Promise<CampaignView> {
    return this.moves.schedule(actor, campaignId, request);
  }

  @Post('unschedule')
  @May('campaigns.schedule')
  @HttpCode(200)
  @Answers(200, campaignView)
  unschedule(
    @CurrentActor() actor: Actor,
    @UuidParam('campaignId') campaignId: string,
  ): Promise<CampaignView> {
    return this.moves.unschedule(actor, campaignId);
  }

  @Post('pause')
  @May('campaigns.pause')
  @HttpCode(200)
  @Answers(200, haltedCampaign, 'From this answer on, nothing of the campaign passes the send gate.')
  pause(
    @CurrentActor() actor: Actor,
    @UuidParam('campaignId') campaignId: string,
    @Body({ schema: pauseRequest }) { reason }: PauseRequest,
  ): Promise<HaltedCampaign> {
    return this.halts.pause(actor, campaignId, reason);
  }

  @Post('resume')
  @May('campaigns.resume')
  @HttpCode(200)
  @Answers(200, campaignView)
  resume(@CurrentActor() actor: Actor, @UuidParam('campaignId') campaignId: string): Promise<CampaignView> {
    return this.moves.resume(actor, campaignId);
  }

  @Post('drain')
  @May('campaigns.drain')
  @HttpCode(200)
  @Answers(200, haltedCampaign, 'Finished once nothing is in flight any more.')
  drain(@CurrentActor() actor: Actor, @UuidParam('campaignId') campaignId: string): Promise<HaltedCampaign> {
    return this.halts.drain(actor, campaignId);
  }

  @Post('archive')
  @May('campaigns.archive')
  @HttpCode(200)
  @Answers(200, archivedCampaign, 'Promised calls that are still open are cancelled and counted.')
  archive(
    @CurrentActor() actor: Actor,
    @UuidParam('campaignId') campaignId: string,
  ): Promise<ArchivedCampaign> {
    return this.halts.archive(actor, campaignId);
  }
}
