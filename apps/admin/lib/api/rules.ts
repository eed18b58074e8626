import {
  callingHoursPage,
  callingHoursView,
  campaignGroupPage,
  campaignGroupView,
  capPage,
  capView,
  type CreateCallingHoursRequest,
  type CreateCapRequest,
  type CreateDispositionRequest,
  type CreateHolidayCalendarRequest,
  type CreateRespoolRuleSetRequest,
  dispositionPage,
  dispositionView,
  holidayCalendarPage,
  holidayCalendarView,
  type Page,
  respoolRuleSetPage,
  respoolRuleSetView,
  type UpdateCapRequest,
  vendorWordPage,
} from '@callspool/contracts';
import type { z } from 'zod';
import { read, send, sendOnly } from './request';

/** The most a page holds; rules are few, and choosing among them needs them all. */
const MOST = 200;

const allOf = <T>(key: string, schema: z.ZodType<Page<T>>, path: string) => ({
  queryKey: [key],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const items: T[] = [];
    for (let cursor: string | null = null; ;) {
      const page: Page<T> = await read(schema, path, { limit: MOST, cursor }, signal);
      items.push(...page.items);
      if (page.nextCursor === null) return items;
      cursor = page.nextCursor;
    }
  },
});

const oneOf =
  <S extends z.ZodType>(key: string, schema: S, path: string) =>
  (id: string) => ({
    queryKey: [key, id],
    queryFn: ({ signal }: { signal: AbortSignal }) => read(schema, `${path}/${id}`, {}, signal),
  });

export const allCallingHours = allOf('calling-hours', callingHoursPage, '/calling-hours');
export const oneCallingHours = oneOf('calling-hours', callingHoursView, '/calling-hours');
export const allHolidayCalendars = allOf('holiday-calendars', holidayCalendarPage, '/holiday-calendars');
export const oneHolidayCalendar = oneOf('holiday-calendars', holidayCalendarView, '/holiday-calendars');
export const allRespoolRuleSets = allOf('respool-rule-sets', respoolRuleSetPage, '/respool-rule-sets');
export const oneRespoolRuleSet = oneOf('respool-rule-sets', respoolRuleSetView, '/respool-rule-sets');
export const allCampaignGroups = allOf('campaign-groups', campaignGroupPage, '/campaign-groups');
export const allCaps = allOf('caps', capPage, '/caps');
export const allVendorWords = allOf('vendor-words', vendorWordPage, '/vendor-words');
export const allDispositions = allOf('dispositions', dispositionPage, '/dispositions');

/** Saves a thing with a version: makes it when `id` is null, else changes it unless somebody else did meanwhile. */
const saver =
  <S extends z.ZodType, V extends object>(schema: S, path: string) =>
  (id: string | null, values: V & { version?: number }): Promise<z.output<S>> =>
    id === null ? send(schema, 'POST', path, values) : send(schema, 'PATCH', `${path}/${id}`, values);

export const saveCallingHours = saver<typeof callingHoursView, CreateCallingHoursRequest>(
  callingHoursView,
  '/calling-hours',
);
export const saveHolidayCalendar = saver<typeof holidayCalendarView, CreateHolidayCalendarRequest>(
  holidayCalendarView,
  '/holiday-calendars',
);
export const saveRespoolRuleSet = saver<typeof respoolRuleSetView, CreateRespoolRuleSetRequest>(
  respoolRuleSetView,
  '/respool-rule-sets',
);
export const saveCampaignGroup = saver<typeof campaignGroupView, { name: string }>(
  campaignGroupView,
  '/campaign-groups',
);
export const saveDisposition = saver<typeof dispositionView, CreateDispositionRequest>(
  dispositionView,
  '/dispositions',
);
export const createCap = (cap: CreateCapRequest) => send(capView, 'POST', '/caps', cap);
export const updateCap = (id: string, change: UpdateCapRequest) =>
  send(capView, 'PATCH', `/caps/${id}`, change);

export const removeRule = (kind: RuleKind, id: string): Promise<void> => sendOnly('DELETE', `/${kind}/${id}`);
export type RuleKind =
  | 'calling-hours'
  | 'holiday-calendars'
  | 'respool-rule-sets'
  | 'campaign-groups'
  | 'caps'
  | 'dispositions'
  | 'vendor-words';
