import type {
  CallingHoursView,
  CampaignView,
  ConnectionInbound,
  ConnectionView,
  ContactListView,
  ListImportView,
  RespoolRuleSetView,
  StoredFileView,
} from '@callspool/contracts';
import { type Simulators, VENDOR_LOGIN } from './simulators.js';
import type { Caller } from './test.js';

export interface DialingDesk {
  readonly ucontactId: string;
  readonly iexpbxId: string;
  /** Pushes into the dialer's own spool. */
  readonly push: CampaignView;
  /** The dialer calls and plays. */
  readonly ivr: CampaignView;
  /** The numbers of its contacts, in their order. */
  readonly pushNumbers: readonly string[];
  readonly ivrNumbers: readonly string[];
}

export interface DeskOptions {
  /** Tells this desk's names and numbers from those of other tests. */
  readonly key: string;
  readonly contacts: number;
  /** Three digits; no two desks of a run share them. */
  readonly numbers: string;
  /** Whether the campaigns are started; drafts else. */
  readonly isStarted?: boolean;
}

const ALWAYS = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '00:00', to: '24:00' }]]),
);

/** Two connections to the simulated vendors, and over each a campaign with a list of its own that may dial at any time. */
export async function makeDialingDesk(
  api: Caller,
  simulators: Simulators,
  { key, contacts, numbers, isStarted = true }: DeskOptions,
): Promise<DialingDesk> {
  const connect = (kind: string, baseUrl: string, timeZone: string): Promise<ConnectionView> =>
    api.post<ConnectionView>('/connections', {
      ...VENDOR_LOGIN,
      kind,
      name: `${kind} ${key}`,
      baseUrl,
      timeZone,
      maxConcurrent: 20,
      callsPerSecond: 20,
    });
  const ucontact = await connect('ucontact', simulators.ucontactUrl, 'America/Montevideo');
  const iexpbx = await connect('iexpbx', simulators.iexpbxUrl, 'Europe/Istanbul');
  for (const { id } of [ucontact, iexpbx]) await api.post(`/connections/${id}/test`);
  const inbound = await api.get<ConnectionInbound>(`/connections/${iexpbx.id}/inbound`);
  await simulators.ask('/settings', {
    iexpbx: { webhooks: { start: inbound.callStarted, hangup: inbound.callEnded } },
  });
  const hours = await api.post<CallingHoursView>('/calling-hours', { name: `Always ${key}`, week: ALWAYS });
  const rules = await api.post<RespoolRuleSetView>('/respool-rule-sets', { name: `Once ${key}`, rules: [] });
  const common = {
    timeZone: 'Europe/Brussels',
    dialingHoursId: hours.id,
    contactingHoursId: hours.id,
    respoolRuleSetId: rules.id,
    callsPerSecond: 20,
    maxConcurrent: 200,
  };
  const numbersOf = (place: string): string[] =>
    Array.from({ length: contacts }, (_, n) => `+32470${numbers}${place}${String(n).padStart(2, '0')}`);
  const [pushNumbers, ivrNumbers] = [numbersOf('1'), numbersOf('2')];
  const push = await api.post<CampaignView>('/campaigns', {
    ...common,
    name: `Renewals ${key}`,
    connectionId: ucontact.id,
    method: 'dialer_push',
    vendorSettings: { vendorCampaign: 'Sales<-' },
    listIds: [await makeList(api, `Renewals ${key}`, pushNumbers)],
  });
  const ivr = await api.post<CampaignView>('/campaigns', {
    ...common,
    name: `Reminders ${key}`,
    connectionId: iexpbx.id,
    method: 'ivr_call',
    vendorSettings: { dialPlan: 'outbound', ivrNumber: '700', announcements: [{ file: 'WELCOME' }] },
    listIds: [await makeList(api, `Reminders ${key}`, ivrNumbers)],
  });
  if (isStarted) {
    await api.post(`/campaigns/${push.id}/confirmations`, {
      dialerRetriesZero: true,
      scheduleInsideOurs: true,
      dispositionsActOnNothing: true,
    });
    for (const { id } of [push, ivr]) await api.post(`/campaigns/${id}/start`);
  }
  return { ucontactId: ucontact.id, iexpbxId: iexpbx.id, push, ivr, pushNumbers, ivrNumbers };
}

async function makeList(api: Caller, name: string, numbers: readonly string[]): Promise<string> {
  const list = await api.post<ContactListView>('/contact-lists', { name, defaultCountry: 'BE' });
  const rows = numbers.map((number, index) => `Contact ${index + 1} of ${name},${number}`);
  const file = await api.post<StoredFileView>(
    `/files?name=${encodeURIComponent(name)}.csv`,
    Buffer.from(`name,phone\n${rows.join('\n')}\n`),
  );
  const { id } = await api.post<ListImportView>(`/contact-lists/${list.id}/imports`, { fileId: file.id });
  await until(async () => {
    const { state } = await api.get<ListImportView>(`/contact-lists/${list.id}/imports/${id}`);
    return state === 'done';
  });
  return list.id;
}

const PATIENCE_MS = 60_000;
const BEAT_MS = 200;

/** Waits until it is so. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('What was waited for did not come.');
    await new Promise((resolve) => setTimeout(resolve, BEAT_MS));
  }
}
