import type { CampaignView } from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import { startIexpbxSimulator, startUcontactSimulator } from '@callspool/vendor-simulators';
import { CampaignClock } from '../campaigns/campaign-clock.js';
import type { ApiClient } from './api-client.js';
import { type ApiHarness, startApi } from './api-harness.js';
import { type CampaignKit, makeCampaignKit, numbers } from './campaign-kit.js';

export interface CampaignHarness {
  readonly api: ApiHarness;
  readonly admin: ApiClient;
  readonly manager: ApiClient;
  readonly kit: CampaignKit;
  readonly clock: TestClock;
  readonly prisma: ApiHarness['database']['database']['prisma'];
  /** A draft of an IVR campaign with a list of three contacts. */
  withList(changes?: object): Promise<CampaignView>;
  /** The same, running. */
  started(changes?: object): Promise<CampaignView>;
  entriesOf(
    campaignId: string,
  ): ReturnType<ApiHarness['database']['database']['prisma']['spoolEntry']['findMany']>;
  /** One round of the clock that moves campaigns. */
  beat(): Promise<void>;
  close(): Promise<void>;
}

/** The API with both simulators behind it, at noon of a Wednesday in Brussels; nothing runs by itself. */
export async function startCampaignHarness(): Promise<CampaignHarness> {
  const ucontact = await startUcontactSimulator();
  const iexpbx = await startIexpbxSimulator();
  const clock = new TestClock('2026-11-18T11:00:00Z');
  const api = await startApi({ clock });
  const admin = await api.signIn('admin');
  const manager = await api.signIn('manager');
  const kit = await makeCampaignKit(api, admin, { ucontact, iexpbx });
  const { prisma } = api.database.database;
  const withList = async (changes: object = {}): Promise<CampaignView> =>
    kit.create(kit.ivrBody({ listIds: [await kit.makeList(numbers(3))], ...changes }));

  return {
    api,
    admin,
    manager,
    kit,
    clock,
    prisma,
    withList,
    started: async (changes) => {
      const { id } = await withList(changes);
      const { status, body } = await manager.post<CampaignView>(`/campaigns/${id}/start`);
      if (status !== 200) throw new Error(`Starting answered ${JSON.stringify(body)}.`);
      return body;
    },
    entriesOf: (campaignId) => prisma.spoolEntry.findMany({ where: { campaignId }, orderBy: { id: 'asc' } }),
    beat: () => api.app.get(CampaignClock).beat(),
    close: async () => {
      await api.close();
      await ucontact.stop();
      await iexpbx.stop();
    },
  };
}
