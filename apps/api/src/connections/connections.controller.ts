import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Req } from '@nestjs/common';
import {
  type ConnectionHealth,
  connectionHealth,
  type ConnectionInbound,
  connectionInbound,
  connectionPage,
  type ConnectionQuery,
  connectionQuery,
  type ConnectionView,
  connectionView,
  type CreateConnectionRequest,
  createConnectionRequest,
  doctorReport,
  type DoctorReportView,
  type Page,
  type UpdateConnectionRequest,
  updateConnectionRequest,
  type VendorCampaigns,
  vendorCampaigns,
} from '@callspool/contracts';
import type { Request } from 'express';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { ExpectedVersion } from '../common/http/expected-version.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { ConnectionsService } from './connections.service.js';
import { ConnectionEditor } from './edit-connection.js';
import { ConnectionDoctor } from './examine-connection.js';
import { ConnectionTester } from './test-connection.js';
import { VendorCampaignsService } from './vendor-campaigns.service.js';

@Controller('connections')
export class ConnectionsController {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly editor: ConnectionEditor,
    private readonly tester: ConnectionTester,
    private readonly doctor: ConnectionDoctor,
    private readonly campaigns: VendorCampaignsService,
  ) {}

  @Get()
  @May('connections.read')
  @Answers(200, connectionPage)
  list(@Query({ schema: connectionQuery }) query: ConnectionQuery): Promise<Page<ConnectionView>> {
    return this.connections.list(query);
  }

  @Get(':connectionId')
  @May('connections.read')
  @Answers(200, connectionView)
  get(@UuidParam('connectionId') connectionId: string): Promise<ConnectionView> {
    return this.connections.get(connectionId);
  }

  @Post()
  @May('connections.edit')
  @Answers(201, connectionView)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createConnectionRequest }) request: CreateConnectionRequest,
  ): Promise<ConnectionView> {
    return this.editor.create(actor, request);
  }

  @Patch(':connectionId')
  @May('connections.edit')
  @Answers(200, connectionView)
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('connectionId') connectionId: string,
    @Body({ schema: updateConnectionRequest }) change: UpdateConnectionRequest,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ConnectionView> {
    return this.editor.update(actor, connectionId, change, expectedVersion);
  }

  @Delete(':connectionId')
  @May('connections.edit')
  @HttpCode(204)
  archive(@CurrentActor() actor: Actor, @UuidParam('connectionId') connectionId: string): Promise<void> {
    return this.editor.archive(actor, connectionId);
  }

  @Post(':connectionId/test')
  @May('connections.test')
  @HttpCode(200)
  @Answers(200, connectionHealth, 'What the vendor answered, in words. Nothing is dialled.')
  test(@UuidParam('connectionId') connectionId: string): Promise<ConnectionHealth> {
    return this.tester.test(connectionId);
  }

  @Post(':connectionId/doctor')
  @May('connections.test')
  @HttpCode(200)
  @Answers(200, doctorReport, 'What works of the dialer, tried by reads alone. It can take most of a minute.')
  examine(@UuidParam('connectionId') connectionId: string): Promise<DoctorReportView> {
    return this.doctor.examine(connectionId);
  }

  @Get(':connectionId/vendor-campaigns')
  @May('connections.test')
  @Answers(200, vendorCampaigns)
  vendorCampaigns(@UuidParam('connectionId') connectionId: string): Promise<VendorCampaigns> {
    return this.campaigns.list(connectionId);
  }

  @Get(':connectionId/inbound')
  @May('connections.inbound')
  @Answers(
    200,
    connectionInbound,
    'Whoever knows these addresses may report calls; show them to nobody else.',
  )
  inbound(
    @UuidParam('connectionId') connectionId: string,
    @Req() request: Request,
  ): Promise<ConnectionInbound> {
    return this.connections.inbound(connectionId, originOf(request));
  }

  @Post(':connectionId/inbound/rotate')
  @May('connections.inbound')
  @HttpCode(200)
  @Answers(200, connectionInbound, 'The old addresses stop working at once.')
  rotateInbound(
    @CurrentActor() actor: Actor,
    @UuidParam('connectionId') connectionId: string,
    @Req() request: Request,
  ): Promise<ConnectionInbound> {
    return this.connections.rotateInbound(actor, connectionId, originOf(request));
  }
}

const originOf = (request: Request): string => `${request.protocol}://${request.get('host') ?? 'localhost'}`;
