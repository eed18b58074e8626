import type {
  CampaignView,
  ConnectionHealth,
  ConnectionView,
  ContactListView,
  ListImportView,
  Page,
} from '@callspool/contracts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiRefusal, type DemoClient } from '../../demo/api-client.js';
import { connectVendors, VENDOR_ZONES } from '../../demo/connect-vendors.js';
import { firstRows } from '../../demo/first-rows.js';
import { runCampaigns } from '../../demo/run-campaigns.js';
import type { Simulators } from '../../demo/simulators.js';
import { importDnc, importList } from '../../demo/upload-contacts.js';
import { say } from '../../output/say.js';
import { ROOT } from '../../process/root.js';
import { seedMoreCampaigns } from './more-campaigns.js';
import { seedPolicy } from './policy.js';
import { seedRegistries } from './registries.js';
import { placeStrangeCalls } from './strange-calls.js';
import type { World } from './world.js';

export interface FullSeed {
  readonly rows: number;
  /** How long campaigns dial before anybody looks. */
  readonly dialForMs: number;
}

const SLOWLY = 0.5;

export interface SeedVendors {
  readonly simulators: Simulators;
  /** Of a connection that goes down once its campaign runs. */
  readonly doomed: Simulators;
  readonly endDoomed: () => Promise<void>;
}

/** A desk in the middle of a working day, made through the API as people would. */
export async function seedFull(client: DemoClient, vendors: SeedVendors, seed: FullSeed): Promise<World> {
  const now = new Date();
  const { simulators } = vendors;
  const connections = await connectVendors(client, simulators);
  const down = await addThirdConnection(client, vendors.doomed);
  await importDnc(client);
  const sample = readFileSync(path.join(ROOT, 'samples/contacts.csv'), 'utf8');
  const list = await importSample(client, 'Spring offer', sample, seed.rows);
  const pilot = await importSample(client, 'Renovación noviembre', sample, Math.ceil(seed.rows / 4));
  await client.post<ContactListView>('/contact-lists', {
    name: 'Waiting for its file',
    defaultCountry: 'ES',
  });
  const policy = await seedPolicy(client, now);
  const running = await runCampaigns(client, connections, list);
  const campaign = await client.get<CampaignView>(`/campaigns/${running[0]?.id}`);
  const open = { dialing: campaign.dialingHoursId, contacting: campaign.contactingHoursId };
  const more = await seedMoreCampaigns(client, { connections, down, policy, open, list, pilot }, now);
  await vendors.endDoomed();
  await placeStrangeCalls(simulators.ucontactUrl, VENDOR_ZONES.ucontact);
  const contacts = await client.get<Page<{ id: string }>>(`/contact-lists/${list.id}/contacts?limit=100`);
  await promise(client, campaign.id, contacts.items, now);
  say(`  dialing for ${Math.round(seed.dialForMs / 1000)} s, so that there are results to show`);
  await sleep(seed.dialForMs);
  // From here on slowly, so that there is something under way for as long as pictures are made.
  for (const { id } of running) await client.patch(`/campaigns/${id}`, { callsPerSecond: SLOWLY });
  await client.post(`/connections/${down.id}/test`);
  const imports = await client.get<Page<ListImportView>>(`/contact-lists/${list.id}/imports`);
  return {
    campaign: campaign.id,
    paused: more.paused.id,
    draft: more.draft.id,
    waiting: more.waiting.id,
    list: list.id,
    import: imports.items[0]?.id ?? '',
    contact: contacts.items[2]?.id ?? '',
    hours: policy.office.id,
    calendar: policy.calendar.id,
    ruleSet: policy.rules.id,
    registry: await seedRegistries(client),
    connection: connections.ucontact.id,
    downConnection: down.id,
  };
}

const importSample = (
  client: DemoClient,
  name: string,
  sample: string,
  rows: number,
): Promise<ContactListView> =>
  importList(client, {
    name,
    country: 'BE',
    fileName: 'contacts.csv',
    bytes: Buffer.from(firstRows(sample, rows)),
  });

/** A dialer that answers now; it goes down when its vendor is ended. */
async function addThirdConnection(client: DemoClient, vendor: Simulators): Promise<ConnectionView> {
  const connection = await client.post<ConnectionView>('/connections', {
    kind: 'iexpbx',
    name: 'IEXPBX Brussels',
    baseUrl: vendor.iexpbxUrl,
    username: 'apiuser',
    password: 'password',
    timeZone: VENDOR_ZONES.iexpbx,
    doubtSeconds: 120,
  });
  await client.post<ConnectionHealth>(`/connections/${connection.id}/test`);
  return connection;
}

const CALLBACKS_IN_HOURS = [2, 3, 5, 14, 26, 27, 170];

/** Callbacks from today to next week. Whom nobody may call at that hour, or who has one, gets none: the next one does. */
async function promise(
  client: DemoClient,
  campaignId: string,
  contacts: readonly { readonly id: string }[],
  now: Date,
): Promise<void> {
  const left = [...CALLBACKS_IN_HOURS];
  for (const { id: contactId } of contacts) {
    const [hours] = left;
    if (hours === undefined) return;
    const dueAt = new Date(now.getTime() + hours * 3_600_000).toISOString();
    const note = left.length % 3 === 0 ? 'Prefers the mobile number' : '';
    const isTaken = await client.post('/callbacks', { campaignId, contactId, dueAt, note }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ApiRefusal && [409, 422].includes(error.status)) return false;
        throw error;
      },
    );
    if (isTaken) left.shift();
  }
}
