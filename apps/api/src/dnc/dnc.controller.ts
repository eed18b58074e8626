import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  type AddDncAnswer,
  addDncAnswer,
  type AddDncRequest,
  addDncRequest,
  type DncCounts,
  dncCounts,
  dncEntryPage,
  type DncEntryView,
  dncEntryView,
  type DncQuery,
  dncQuery,
  dncRecallPage,
  type DncRecallQuery,
  dncRecallQuery,
  type DncRecallView,
  type Page,
  type RemoveDncRequest,
  removeDncRequest,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { DncListService } from './dnc-list.service.js';
import { DncService } from './dnc.service.js';

@Controller('dnc')
export class DncController {
  constructor(
    private readonly dnc: DncService,
    private readonly entries: DncListService,
  ) {}

  @Get()
  @May('dnc.read')
  @Answers(200, dncEntryPage)
  list(@Query({ schema: dncQuery }) query: DncQuery): Promise<Page<DncEntryView>> {
    return this.entries.list(query);
  }

  @Get('counts')
  @May('dnc.read')
  @Answers(200, dncCounts, 'Live entries by scope and source, and the recalls that are not proven yet.')
  counts(): Promise<DncCounts> {
    return this.entries.counts();
  }

  @Get('recalls')
  @May('dnc.read')
  @Answers(200, dncRecallPage, 'What was past the send gate when entries came, and what became of it.')
  recalls(@Query({ schema: dncRecallQuery }) query: DncRecallQuery): Promise<Page<DncRecallView>> {
    return this.entries.recalls(query);
  }

  @Get(':entryId')
  @May('dnc.read')
  @Answers(200, dncEntryView)
  get(@Param('entryId', uuidParam('entryId')) entryId: string): Promise<DncEntryView> {
    return this.dnc.get(entryId);
  }

  // Saying "no" is open to more roles than taking it back.
  @Post()
  @May('dnc.add')
  @HttpCode(200)
  @Answers(
    200,
    addDncAnswer,
    'Adds all entries or none; the answer lists the attempts already past the send gate.',
  )
  add(
    @CurrentActor() actor: Actor,
    @Body({ schema: addDncRequest }) request: AddDncRequest,
  ): Promise<AddDncAnswer> {
    return this.dnc.add(actor, request);
  }

  @Post(':entryId/removal')
  @May('dnc.remove')
  @HttpCode(200)
  @Answers(200, dncEntryView, 'The entry stays as history with who removed it and why.')
  remove(
    @CurrentActor() actor: Actor,
    @Param('entryId', uuidParam('entryId')) entryId: string,
    @Body({ schema: removeDncRequest }) request: RemoveDncRequest,
  ): Promise<DncEntryView> {
    return this.dnc.remove(actor, entryId, request.reason);
  }
}
