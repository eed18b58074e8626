import type { CampaignView, ConnectionView, ContactListView } from '@callspool/contracts';
import type { DemoClient } from '../../demo/api-client.js';
import type { Connections } from '../../demo/connect-vendors.js';
import type { SeededPolicy } from './policy.js';

export interface MoreCampaigns {
  readonly paused: CampaignView;
  readonly draft: CampaignView;
  readonly waiting: CampaignView;
}

interface Given {
  readonly connections: Connections;
  readonly down: ConnectionView;
  readonly policy: SeededPolicy;
  /** Round the clock, and by day. */
  readonly open: { readonly dialing: string; readonly contacting: string };
  readonly list: ContactListView;
  readonly pilot: ContactListView;
}

const SCHEDULED_AHEAD_MS = 3 * 86_400_000;

/** Beside the campaigns that run: one in every other state that a campaign can be in. */
export async function seedMoreCampaigns(client: DemoClient, given: Given, now: Date): Promise<MoreCampaigns> {
  const { connections, down, policy, open, list, pilot } = given;
  const make = (name: string, connection: ConnectionView, more: object = {}): Promise<CampaignView> =>
    client.post<CampaignView>('/campaigns', {
      name,
      connectionId: connection.id,
      timeZone: 'Europe/Madrid',
      dialingHoursId: open.dialing,
      contactingHoursId: open.contacting,
      respoolRuleSetId: policy.rules.id,
      groupId: policy.group.id,
      listIds: [list.id],
      method: 'ivr_call',
      vendorSettings: { dialPlan: 'outbound', ivrNumber: '700', announcements: [{ file: 'WELCOME' }] },
      ...more,
    });
  const act = (campaign: CampaignView, what: string, body?: object) =>
    client.post(`/campaigns/${campaign.id}/${what}`, body);

  const paused = await make('Winback Fibra Q4', connections.iexpbx);
  await act(paused, 'start');
  await act(paused, 'pause');
  const draft = await make('Encuesta de satisfacción', connections.iexpbx, { listIds: [] });
  const waiting = await make('Aboneliğini yenile', connections.iexpbx, {
    dialingHoursId: policy.elsewhen.id,
    timeZone: 'UTC',
  });
  await act(waiting, 'start');
  const scheduled = await make('Renovación de diciembre', connections.iexpbx, {
    dialingHoursId: policy.office.id,
  });
  await act(scheduled, 'schedule', { startAt: new Date(now.getTime() + SCHEDULED_AHEAD_MS).toISOString() });
  const stuck = await make('Offre de printemps Bruxelles', down);
  await act(stuck, 'start');
  const ending = await make('Pilot October', connections.iexpbx, { listIds: [pilot.id] });
  await act(ending, 'start');
  await act(ending, 'drain');
  return { paused, draft, waiting };
}
