import type {
  CallingHoursView,
  CampaignGroupView,
  CapView,
  HolidayCalendarView,
  RespoolRuleSetView,
} from '@callspool/contracts';
import { respoolWarnings } from '@callspool/domain';
import type { CallingHoursRow } from './calling-hours.repository.js';
import type { CampaignGroupRow } from './campaign-groups.repository.js';
import type { CapRow } from './caps.repository.js';
import type { HolidayCalendarRow } from './holiday-calendars.repository.js';
import type { RespoolRuleSetRow } from './respool-rule-sets.repository.js';

interface Dated {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const dates = ({ createdAt, updatedAt }: Dated) => ({
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

export function toCallingHoursView(row: CallingHoursRow): CallingHoursView {
  const { id, name, week, holidayCalendarId, version } = row;
  return {
    id,
    name,
    week: structuredClone(week) as CallingHoursView['week'],
    holidayCalendarId,
    version,
    ...dates(row),
  };
}

export function toHolidayCalendarView(row: HolidayCalendarRow): HolidayCalendarView {
  const { id, name, days, version } = row;
  return { id, name, days: [...days], version, ...dates(row) };
}

export function toRespoolRuleSetView(row: RespoolRuleSetRow): RespoolRuleSetView {
  const { id, name, rules, version } = row;
  return { id, name, rules: [...rules], warnings: [...respoolWarnings(rules)], version, ...dates(row) };
}

export function toCampaignGroupView(row: CampaignGroupRow): CampaignGroupView {
  return { id: row.id, name: row.name, ...dates(row) };
}

export function toCapView(row: CapRow): CapView {
  const { id, reach, campaignId, groupId, scope, max, window, createdAt } = row;
  return {
    id,
    reach,
    campaignId,
    groupId,
    scope,
    max,
    window: { ...window },
    createdAt: createdAt.toISOString(),
  };
}
