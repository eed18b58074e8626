import type {
  CallingHoursView,
  CampaignGroupView,
  HolidayCalendarView,
  RespoolRuleSetView,
} from '@callspool/contracts';
import type { DemoClient } from '../../demo/api-client.js';

export interface SeededPolicy {
  readonly office: CallingHoursView;
  /** Open for one hour, about twelve hours from now. */
  readonly elsewhen: CallingHoursView;
  readonly calendar: HolidayCalendarView;
  readonly rules: RespoolRuleSetView;
  readonly group: CampaignGroupView;
}

const ENDINGS: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  ['Reached', 'Sold', 'Fibre', 'NONE', ['human_reached', 'right_party', 'success', 'completed']],
  ['Reached', 'Sold', 'Mobile', 'NONE', ['human_reached', 'right_party', 'success', 'completed']],
  ['Reached', 'Not interested', 'Price', 'NONE', ['human_reached', 'right_party', 'not_interested']],
  ['Reached', 'Asked not to be called', '', 'BLACKLIST', ['human_reached', 'dnc', 'contact_closed']],
  ['Reached', 'Call later', '', 'SCHEDULE', ['human_reached', 'callback']],
  ['Not reached', 'Wrong number', '', 'RESPOOL_ALTERNATIVE', ['human_reached', 'number_closed']],
  ['Not reached', 'Answering machine', '', 'RESPOOL', ['machine']],
];

/** Hours, holidays, rules, endings, a group and its cap, as a centre has them after some weeks. */
export async function seedPolicy(client: DemoClient, now: Date): Promise<SeededPolicy> {
  const calendar = await client.post<HolidayCalendarView>('/holiday-calendars', {
    name: 'Spain',
    days: holidays(now.getUTCFullYear()),
  });
  const split = [
    { from: '10:00', to: '13:30' },
    { from: '16:00', to: '20:30' },
  ];
  const office = await client.post<CallingHoursView>('/calling-hours', {
    name: 'Office hours with a long lunch',
    week: { 1: split, 2: split, 3: split, 4: split, 5: split, 6: [{ from: '10:00', to: '13:00' }] },
    holidayCalendarId: calendar.id,
  });
  const hour = (now.getUTCHours() + 12) % 24;
  const range = { from: clock(hour), to: clock(hour + 1) };
  const elsewhen = await client.post<CallingHoursView>('/calling-hours', {
    name: 'One hour, half a day from here',
    week: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [range]])),
  });
  const rules = await client.post<RespoolRuleSetView>('/respool-rule-sets', {
    name: 'Renewals, patient',
    rules: [
      { result: 'NO_ANSWER', delaySeconds: 7_200, maxTries: 4, number: 'same', whenUsedUp: 'next_number' },
      { result: 'BUSY', delaySeconds: 900, maxTries: 6, number: 'same', whenUsedUp: 'close' },
      { result: 'INVALID_NUMBER', delaySeconds: 60, maxTries: 0, number: 'next', whenUsedUp: 'next_number' },
    ],
  });
  const group = await client.post<CampaignGroupView>('/campaign-groups', { name: 'Fibre and mobile' });
  const window = { kind: 'calendar_day', zone: 'Europe/Madrid' };
  await client.post('/caps', { reach: 'group', groupId: group.id, scope: 'person', max: 2, window });
  for (const [l1, l2, l3, action, flags] of ENDINGS) {
    const delay = action === 'SCHEDULE' ? { scheduleDelayMinutes: 1_440 } : {};
    await client.post('/dispositions', { l1, l2, l3, action, flags, ...delay });
  }
  await seedDnc(client, group, now);
  return { office, elsewhen, calendar, rules, group };
}

async function seedDnc(client: DemoClient, group: CampaignGroupView, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + 30 * 86_400_000).toISOString();
  await client.post('/dnc', {
    country: 'ES',
    reason: 'Asked on the phone',
    entries: [
      { value: '612 345 408' },
      { value: '+34 91 411 20 00', reason: 'Complaint 2231', source: 'customer' },
      { value: '+34902', match: 'prefix', reason: 'Paid numbers', source: 'register' },
      { value: '+34 655 000 117', scope: 'group', groupId: group.id, expiresAt },
    ],
  });
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

const holidays = (year: number): { date: string; name: string }[] =>
  [year, year + 1].flatMap((each) => [
    { date: `${each}-01-01`, name: 'Año Nuevo' },
    { date: `${each}-01-06`, name: 'Epifanía' },
    { date: `${each}-05-01`, name: 'Fiesta del Trabajo' },
    { date: `${each}-10-12`, name: 'Fiesta Nacional' },
    { date: `${each}-12-08`, name: 'Inmaculada Concepción' },
    { date: `${each}-12-25`, name: 'Natividad' },
  ]);
