import {
  type PhonebarList,
  phonebarList,
  type ReportPhonebarRequest,
  reportPhonebarRequest,
} from '@callspool/contracts';
import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { PhonebarReports } from './phonebar-reports.js';

/** For the browser on an agent's own PC, which alone reaches the phonebar there. */
@Controller('phonebars')
export class PhonebarsController {
  constructor(private readonly reports: PhonebarReports) {}

  @Get()
  @May('phonebar.report')
  @Answers(
    200,
    phonebarList,
    'The phonebars that stand on agents’ PCs, with what a browser needs to read them.',
  )
  async list(): Promise<PhonebarList> {
    return { items: await this.reports.list() };
  }

  /** The calls on the caller's own phonebar. It counts for three minutes, as the caller's and nobody else's. */
  @Put(':connectionId/my-calls')
  @May('phonebar.report')
  @HttpCode(204)
  report(
    @CurrentActor() actor: Actor,
    @UuidParam('connectionId') connectionId: string,
    @Body({ schema: reportPhonebarRequest }) request: ReportPhonebarRequest,
  ): Promise<void> {
    return this.reports.report(actor, connectionId, request.calls);
  }

  @Delete(':connectionId/my-calls')
  @May('phonebar.report')
  @HttpCode(204)
  withdraw(@CurrentActor() actor: Actor, @UuidParam('connectionId') connectionId: string): Promise<void> {
    return this.reports.withdraw(actor, connectionId);
  }
}
