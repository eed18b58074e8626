import type {
  CallingHoursView,
  CampaignView,
  ContactListView,
  PreflightReport,
  RespoolRuleSetView,
} from '@callspool/contracts';
import { say } from '../output/say.js';
import type { DemoClient } from './api-client.js';
import type { CampaignFact } from './checks/facts.js';
import type { Connections } from './connect-vendors.js';

const MIN_GAP_SECONDS = 5;
const CONTACTING = { from: '08:00', to: '21:00' } as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface Policy {
  readonly dialingHoursId: string;
  readonly contactingHoursId: string;
  readonly respoolRuleSetId: string;
}

/** Makes and starts one campaign per vendor over the list, and tells the checks what they promise. */
export async function runCampaigns(
  client: DemoClient,
  connections: Connections,
  list: ContactListView,
): Promise<CampaignFact[]> {
  const policy = await makePolicy(client);
  const common = {
    ...policy,
    listIds: [list.id],
    minGapSeconds: MIN_GAP_SECONDS,
    callsPerSecond: 20,
    // Attempts stay open until the vendor's records are polled, so this is far above the calls under way at once.
    maxConcurrent: 400,
  };
  const sales = await client.post<CampaignView>('/campaigns', {
    ...common,
    name: 'Spring offer by dialer',
    connectionId: connections.ucontact.id,
    timeZone: connections.ucontact.timeZone,
    method: 'dialer_push',
    vendorSettings: { vendorCampaign: 'Sales<-' },
  });
  const survey = await client.post<CampaignView>('/campaigns', {
    ...common,
    name: 'Spring survey by IVR',
    connectionId: connections.iexpbx.id,
    timeZone: connections.iexpbx.timeZone,
    method: 'ivr_call',
    vendorSettings: { dialPlan: 'outbound', ivrNumber: '700', announcements: [{ file: 'WELCOME' }] },
  });
  // What a manager has looked up in the dialer; of the simulated one it is true.
  await client.post(`/campaigns/${sales.id}/confirmations`, {
    dialerRetriesZero: true,
    scheduleInsideOurs: true,
    dispositionsActOnNothing: true,
  });
  const said = new Set<string>();
  for (const campaign of [sales, survey]) await start(client, campaign, said);
  const fact = { minGapSeconds: MIN_GAP_SECONDS, contactingMinutes: { from: 8 * 60, to: 21 * 60 } };
  return [
    { ...fact, id: sales.id, name: sales.name, vendor: 'ucontact' },
    { ...fact, id: survey.id, name: survey.name, vendor: 'iexpbx' },
  ];
}

/** Both campaigns share their rules, so each warning is said once. */
async function start(client: DemoClient, { id, name }: CampaignView, said: Set<string>): Promise<void> {
  const { blockers, warnings } = await client.get<PreflightReport>(`/campaigns/${id}/preflight`);
  for (const { message } of blockers) say(`  ${name}: cannot start: ${message}`);
  for (const { message } of warnings) {
    if (!said.has(message)) say(`  warning: ${message}`);
    said.add(message);
  }
  await client.post(`/campaigns/${id}/start`);
  say(`  ${name} runs`);
}

/** The centre works round the clock, the people called are left in peace at night, and rules retry within seconds. */
async function makePolicy(client: DemoClient): Promise<Policy> {
  const everyDay = (range: { from: string; to: string }) =>
    Object.fromEntries(WEEKDAYS.map((day) => [day, [range]]));
  const always = await client.post<CallingHoursView>('/calling-hours', {
    name: 'Round the clock',
    week: everyDay({ from: '00:00', to: '24:00' }),
  });
  const daytime = await client.post<CallingHoursView>('/calling-hours', {
    name: 'Daytime',
    week: everyDay(CONTACTING),
  });
  const rules = await client.post<RespoolRuleSetView>('/respool-rule-sets', {
    name: 'Try again within seconds',
    rules: [
      { result: 'NO_ANSWER', delaySeconds: 10, maxTries: 1, number: 'same', whenUsedUp: 'next_number' },
      { result: 'BUSY', delaySeconds: 5, maxTries: 2, number: 'same', whenUsedUp: 'next_number' },
      { result: 'CONGESTION', delaySeconds: 5, maxTries: 1, number: 'same', whenUsedUp: 'next_number' },
      { result: 'CANCELLED', delaySeconds: 10, maxTries: 1, number: 'same', whenUsedUp: 'close' },
      { result: 'INVALID_NUMBER', delaySeconds: 1, maxTries: 0, number: 'next', whenUsedUp: 'next_number' },
      { result: 'UNCONFIRMED', delaySeconds: 30, maxTries: 1, number: 'same', whenUsedUp: 'close' },
    ],
  });
  return { dialingHoursId: always.id, contactingHoursId: daytime.id, respoolRuleSetId: rules.id };
}
