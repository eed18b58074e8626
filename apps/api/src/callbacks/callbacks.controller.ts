import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  type CallbackAgent,
  callbackAgentPage,
  type CallbackAgentQuery,
  callbackAgentQuery,
  type CallbackCounts,
  callbackCounts,
  type CallbackCountsQuery,
  callbackCountsQuery,
  callbackPage,
  type CallbackQuery,
  callbackQuery,
  type CallbackView,
  callbackView,
  type CancelCallbackRequest,
  cancelCallbackRequest,
  type CreateCallbackRequest,
  createCallbackRequest,
  type Page,
  type PromisedCallback,
  promisedCallback,
  type UpdateCallbackRequest,
  updateCallbackRequest,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { ExpectedVersion } from '../common/http/expected-version.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { CallbacksService } from './callbacks.service.js';
import { ChangeCallback } from './change-callback.js';
import { MakeCallback } from './make-callback.js';

@May('callbacks.read')
@Controller('callbacks')
export class CallbacksController {
  constructor(
    private readonly callbacks: CallbacksService,
    private readonly makes: MakeCallback,
    private readonly changes: ChangeCallback,
  ) {}

  @Get()
  @Answers(200, callbackPage, 'By due time, the earliest first unless asked otherwise.')
  list(@Query({ schema: callbackQuery }) query: CallbackQuery): Promise<Page<CallbackView>> {
    return this.callbacks.list(query);
  }

  @Get('counts')
  @Answers(200, callbackCounts, 'By state; of one campaign: what will not happen when it is archived.')
  counts(@Query({ schema: callbackCountsQuery }) query: CallbackCountsQuery): Promise<CallbackCounts> {
    return this.callbacks.counts(query);
  }

  @Get('agents')
  @May('callbacks.edit')
  @Answers(200, callbackAgentPage, 'Our people to whom a callback may be handed.')
  agents(@Query({ schema: callbackAgentQuery }) query: CallbackAgentQuery): Promise<Page<CallbackAgent>> {
    return this.callbacks.agents(query);
  }

  @Get(':callbackId')
  @Answers(200, callbackView)
  get(@UuidParam('callbackId') callbackId: string): Promise<CallbackView> {
    return this.callbacks.get(callbackId);
  }

  @Post()
  @May('callbacks.make')
  @Answers(
    201,
    promisedCallback,
    'From this answer on, the campaign calls nobody of that person before the promised moment.',
  )
  make(
    @CurrentActor() actor: Actor,
    @Body({ schema: createCallbackRequest }) request: CreateCallbackRequest,
  ): Promise<PromisedCallback> {
    return this.makes.make(actor, request);
  }

  @Patch(':callbackId')
  @May('callbacks.edit')
  @Answers(200, promisedCallback)
  change(
    @CurrentActor() actor: Actor,
    @UuidParam('callbackId') callbackId: string,
    @Body({ schema: updateCallbackRequest }) change: UpdateCallbackRequest,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<PromisedCallback> {
    return this.changes.change(actor, callbackId, change, expectedVersion);
  }

  @Post(':callbackId/cancel')
  @HttpCode(200)
  @May('callbacks.edit')
  @Answers(200, callbackView, 'It stays as history with who cancelled it and why.')
  cancel(
    @CurrentActor() actor: Actor,
    @UuidParam('callbackId') callbackId: string,
    @Body({ schema: cancelCallbackRequest }) { reason }: CancelCallbackRequest,
  ): Promise<CallbackView> {
    return this.changes.cancel(actor, callbackId, reason);
  }
}
