import { Injectable } from '@nestjs/common';
import type {
  CallingHoursView,
  CampaignGroupView,
  HolidayCalendarView,
  RespoolRuleSetView,
} from '@callspool/contracts';
import {
  CallingHoursRepository,
  type CallingHoursRow,
  type CallingHoursValues,
} from './calling-hours.repository.js';
import {
  CampaignGroupsRepository,
  type CampaignGroupRow,
  type CampaignGroupValues,
} from './campaign-groups.repository.js';
import {
  HolidayCalendarsRepository,
  type HolidayCalendarRow,
  type HolidayCalendarValues,
} from './holiday-calendars.repository.js';
import {
  RespoolRuleSetsRepository,
  type RespoolRuleSetRow,
  type RespoolRuleSetValues,
} from './respool-rule-sets.repository.js';
import { type RuleBook, RuleBooks } from './rule-book.js';
import {
  toCallingHoursView,
  toCampaignGroupView,
  toHolidayCalendarView,
  toRespoolRuleSetView,
} from './rule.mapper.js';

/** The four kinds of named rules; what they have in common is in {@link RuleBook}. */
@Injectable()
export class NamedRulesService {
  readonly callingHours: RuleBook<CallingHoursRow, CallingHoursValues, CallingHoursView>;
  readonly holidayCalendars: RuleBook<HolidayCalendarRow, HolidayCalendarValues, HolidayCalendarView>;
  readonly respoolRuleSets: RuleBook<RespoolRuleSetRow, RespoolRuleSetValues, RespoolRuleSetView>;
  readonly campaignGroups: RuleBook<CampaignGroupRow, CampaignGroupValues, CampaignGroupView>;

  constructor(
    books: RuleBooks,
    hours: CallingHoursRepository,
    calendars: HolidayCalendarsRepository,
    ruleSets: RespoolRuleSetsRepository,
    groups: CampaignGroupsRepository,
  ) {
    this.callingHours = books.open(hours, {
      objectType: 'calling_hours',
      title: 'calling hours',
      codes: {
        notFound: 'calling_hours.not_found',
        nameTaken: 'calling_hours.name_taken',
        inUse: 'calling_hours.in_use',
        changedMeanwhile: 'calling_hours.changed_meanwhile',
      },
      nameConstraint: 'calling_hours_name_once',
      referenceConstraint: {
        name: 'calling_hours_holiday_calendar_id_fkey',
        code: 'holiday_calendar.not_found',
        path: 'holidayCalendarId',
      },
      valuesOf: ({ name, week, holidayCalendarId }) => ({ name, week, holidayCalendarId }),
      toView: toCallingHoursView,
    });
    this.holidayCalendars = books.open(calendars, {
      objectType: 'holiday_calendar',
      title: 'holiday calendar',
      codes: {
        notFound: 'holiday_calendar.not_found',
        nameTaken: 'holiday_calendar.name_taken',
        inUse: 'holiday_calendar.in_use',
        changedMeanwhile: 'holiday_calendar.changed_meanwhile',
      },
      nameConstraint: 'holiday_calendar_name_once',
      valuesOf: ({ name, days }) => ({ name, days }),
      toView: toHolidayCalendarView,
    });
    this.respoolRuleSets = books.open(ruleSets, {
      objectType: 'respool_rule_set',
      title: 'respool rules',
      codes: {
        notFound: 'respool_rule_set.not_found',
        nameTaken: 'respool_rule_set.name_taken',
        inUse: 'respool_rule_set.in_use',
        changedMeanwhile: 'respool_rule_set.changed_meanwhile',
      },
      nameConstraint: 'respool_rule_set_name_once',
      valuesOf: ({ name, rules }) => ({ name, rules }),
      toView: toRespoolRuleSetView,
    });
    this.campaignGroups = books.open(groups, {
      objectType: 'campaign_group',
      title: 'campaign group',
      codes: {
        notFound: 'campaign_group.not_found',
        nameTaken: 'campaign_group.name_taken',
        inUse: 'campaign_group.in_use',
      },
      nameConstraint: 'campaign_group_name_once',
      valuesOf: ({ name }) => ({ name }),
      toView: toCampaignGroupView,
    });
  }
}
