import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  type CreateHolidayCalendarRequest,
  createHolidayCalendarRequest,
  type Page,
  type PageQuery,
  pageQuery,
  type UpdateHolidayCalendarRequest,
  updateHolidayCalendarRequest,
  holidayCalendarPage,
  type HolidayCalendarView,
  holidayCalendarView,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { ExpectedVersion } from '../common/http/expected-version.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { NamedRulesService } from './named-rules.service.js';

@Controller('holiday-calendars')
export class HolidayCalendarsController {
  constructor(private readonly rules: NamedRulesService) {}

  @Get()
  @May('policy.read')
  @Answers(200, holidayCalendarPage)
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<HolidayCalendarView>> {
    return this.rules.holidayCalendars.list(query);
  }

  @Get(':holidayCalendarId')
  @May('policy.read')
  @Answers(200, holidayCalendarView)
  get(@UuidParam('holidayCalendarId') holidayCalendarId: string): Promise<HolidayCalendarView> {
    return this.rules.holidayCalendars.get(holidayCalendarId);
  }

  @Post()
  @May('policy.edit')
  @Answers(201, holidayCalendarView)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createHolidayCalendarRequest }) request: CreateHolidayCalendarRequest,
  ): Promise<HolidayCalendarView> {
    return this.rules.holidayCalendars.create(actor, request);
  }

  @Patch(':holidayCalendarId')
  @May('policy.edit')
  @Answers(200, holidayCalendarView)
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('holidayCalendarId') holidayCalendarId: string,
    @Body({ schema: updateHolidayCalendarRequest }) change: UpdateHolidayCalendarRequest,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<HolidayCalendarView> {
    const { version, ...values } = change;
    return this.rules.holidayCalendars.update(actor, holidayCalendarId, {
      values,
      expectedVersion: version ?? expectedVersion,
    });
  }

  @Delete(':holidayCalendarId')
  @May('policy.edit')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @UuidParam('holidayCalendarId') holidayCalendarId: string,
  ): Promise<void> {
    return this.rules.holidayCalendars.remove(actor, holidayCalendarId);
  }
}
