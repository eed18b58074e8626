import type { CampaignView } from '@callspool/contracts';
import type { ApiClient } from '../testing/api-client.js';
import { type CampaignHarness, startCampaignHarness } from '../testing/campaign-harness.js';
import { type CampaignKit, numbers } from '../testing/campaign-kit.js';

const UNKNOWN_ID = '018f0000-0000-7000-8000-000000000001';
const CONFIRMED = { dialerRetriesZero: true, scheduleInsideOurs: true, dispositionsActOnNothing: true };

describe('campaigns', () => {
  let harness: CampaignHarness;
  let manager: ApiClient;
  let kit: CampaignKit;

  beforeAll(async () => {
    harness = await startCampaignHarness();
    ({ manager, kit } = harness);
  });
  afterAll(() => harness.close());

  describe('access', () => {
    it('asks for a sign-in, and for the role that the route names', async () => {
      const { id } = await kit.create(kit.ivrBody());
      expect((await harness.api.signedOut().get('/campaigns')).status).toBe(401);
      expect((await harness.api.signedOut().post(`/campaigns/${id}/start`)).status).toBe(401);
      const uploader = await harness.api.signIn('uploader');
      expect((await uploader.get('/campaigns')).status).toBe(403);
      expect((await uploader.post(`/campaigns/${id}/start`)).status).toBe(403);
      const supervisor = await harness.api.signIn('supervisor');
      expect((await supervisor.get(`/campaigns/${id}`)).status).toBe(200);
      expect((await supervisor.patch(`/campaigns/${id}`, { weight: 2 })).status).toBe(403);
      // Not allowed by the state, and so allowed by the role.
      expect((await supervisor.post(`/campaigns/${id}/pause`)).status).toBe(409);
    });

    it('lets other systems do what a manager does', async () => {
      const key = await harness.api.signIn('integration');
      const answer = await key.post<CampaignView>('/campaigns', kit.ivrBody());
      expect(answer.status).toBe(201);
    });

    it('tells a malformed id from an unknown one', async () => {
      for (const path of ['', '/preflight']) {
        expect((await manager.get(`/campaigns/abc${path}`)).status).toBe(400);
        expect((await manager.get(`/campaigns/${UNKNOWN_ID}${path}`)).status).toBe(404);
      }
      expect((await manager.post(`/campaigns/abc/start`)).status).toBe(400);
      expect((await manager.post(`/campaigns/${UNKNOWN_ID}/start`)).status).toBe(404);
    });
  });

  describe('writing', () => {
    it('makes a draft, with defaults for what was not said', async () => {
      const made = await kit.create(kit.pushBody());
      expect(made).toMatchObject({
        state: 'draft',
        hasRun: false,
        minGapSeconds: 300,
        callsPerSecond: 1,
        vendorSettings: { vendorCampaign: 'Sales<-', mode: 'append', isProgressive: false },
        confirmations: {},
        condition: null,
        entries: { new: 0, done: 0 },
      });
      const stored = await harness.prisma.campaign.findUniqueOrThrow({ where: { id: made.id } });
      expect(stored.vendorCampaign).toBe('Sales<-');
    });

    it('names a field that does not fit its method', async () => {
      const { status, body } = await manager.post<{ issues: { path: string }[] }>(
        '/campaigns',
        kit.ivrBody({ vendorSettings: { dialPlan: '' }, callsPerSecond: 0.001, timeZone: 'Mars/Base' }),
      );
      expect(status).toBe(400);
      expect(body.issues.map(({ path }) => path)).toEqual(
        expect.arrayContaining([
          'vendorSettings.dialPlan',
          'vendorSettings.ivrNumber',
          'callsPerSecond',
          'timeZone',
        ]),
      );
    });

    it('refuses at once what the vendor cannot be told, with the field', async () => {
      const settings = { dialPlan: 'outbound', ivrNumber: '700' };
      const announcements = [{ file: 'WELCOME' }, { text: 'Press {1} | hold' }];
      const answer = await manager.post(
        '/campaigns',
        kit.ivrBody({ vendorSettings: { ...settings, announcements } }),
      );
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'campaign.settings_refused', issues: [{ path: 'vendorSettings.announcements.1' }] },
      });
      const long = [{ text: 'ü'.repeat(900) }];
      expect(
        await manager.post(
          '/campaigns',
          kit.ivrBody({ vendorSettings: { ...settings, announcements: long } }),
        ),
      ).toMatchObject({ status: 422, body: { issues: [{ path: 'vendorSettings.announcements' }] } });
      const push = { vendorCampaign: 'Sales<-', dataFields: ['bad=name'] };
      expect(await manager.post('/campaigns', kit.pushBody({ vendorSettings: push }))).toMatchObject({
        status: 422,
        body: { issues: [{ path: 'vendorSettings.dataFields' }] },
      });
    });

    it('refuses a method of another kind of connection, a caller id and dates the wrong way round', async () => {
      expect(await manager.post('/campaigns', kit.ivrBody({ connectionId: kit.ucontactId }))).toMatchObject({
        status: 422,
        body: { issues: [{ path: 'method' }] },
      });
      const odd = { callerId: '+3225550000', startAt: '2026-12-02T00:00:00Z', endAt: '2026-12-01T00:00:00Z' };
      expect(await manager.post('/campaigns', kit.ivrBody(odd))).toMatchObject({
        status: 422,
        body: { issues: [{ path: 'endAt' }, { path: 'callerId' }] },
      });
    });

    it('names everything it points at that is not there', async () => {
      const unknown = {
        dialingHoursId: UNKNOWN_ID,
        respoolRuleSetId: UNKNOWN_ID,
        groupId: UNKNOWN_ID,
        listIds: [UNKNOWN_ID],
      };
      const { status, body } = await manager.post<{ issues: { path: string }[] }>(
        '/campaigns',
        kit.ivrBody(unknown),
      );
      expect(status).toBe(422);
      expect(body.issues.map(({ path }) => path)).toEqual([
        'dialingHoursId',
        'respoolRuleSetId',
        'groupId',
        'listIds.0',
      ]);
      const keys = { dialPlan: 'outbound', ivrNumber: '700', keyActions: { 9: UNKNOWN_ID } };
      expect(await manager.post('/campaigns', kit.ivrBody({ vendorSettings: keys }))).toMatchObject({
        status: 422,
        body: { issues: [{ path: 'vendorSettings.keyActions.9' }] },
      });
    });

    it('refuses a taken name and an edit of an older version', async () => {
      const made = await kit.create(kit.ivrBody());
      expect(await manager.post('/campaigns', kit.ivrBody({ name: made.name }))).toMatchObject({
        status: 409,
        body: { code: 'campaign.name_taken' },
      });
      expect((await manager.patch(`/campaigns/${made.id}`, { weight: 3, version: 1 })).status).toBe(200);
      expect(await manager.patch(`/campaigns/${made.id}`, { weight: 4, version: 1 })).toMatchObject({
        status: 409,
        body: { code: 'campaign.changed_meanwhile' },
      });
    });

    it('raises the policy version for what decides whom to call when, and for nothing else', async () => {
      const { id, policyVersion } = await kit.create(kit.ivrBody());
      const patch = async (change: object): Promise<number> =>
        (await manager.patch<CampaignView>(`/campaigns/${id}`, change)).body.policyVersion;
      expect(await patch({ weight: 9, callsPerSecond: 5 })).toBe(policyVersion);
      expect(await patch({ minGapSeconds: 60 })).toBe(policyVersion + 1);
      expect(await patch({ minGapSeconds: 60 })).toBe(policyVersion + 1);
      expect(await patch({ contactingHoursId: kit.rules.weekdays })).toBe(policyVersion + 2);
    });

    it('while running, changes name and pacing only; a run fixes connection and method for good', async () => {
      const { id } = await harness.started();
      expect((await manager.patch(`/campaigns/${id}`, { maxConcurrent: 3 })).status).toBe(200);
      expect(await manager.patch(`/campaigns/${id}`, { minGapSeconds: 0 })).toMatchObject({
        status: 409,
        body: { code: 'campaign.not_editable', issues: [{ path: 'minGapSeconds' }] },
      });
      await manager.post(`/campaigns/${id}/pause`);
      expect((await manager.patch(`/campaigns/${id}`, { minGapSeconds: 0 })).status).toBe(200);
      const vendorSettings = { dialPlan: 'masked', ownNumber: '3225550000' };
      expect(
        await manager.patch(`/campaigns/${id}`, { method: 'masked_call', vendorSettings }),
      ).toMatchObject({
        status: 409,
        body: { code: 'campaign.locked_field', issues: [{ path: 'method' }] },
      });
    });

    it('takes confirmations back when the dialer becomes another', async () => {
      const { id } = await kit.create(kit.pushBody());
      const confirmed = await manager.post<CampaignView>(`/campaigns/${id}/confirmations`, CONFIRMED);
      expect(confirmed.body.confirmations).toMatchObject({ dialerRetriesZero: { by: 'A manager' } });
      await manager.patch(`/campaigns/${id}`, {
        vendorSettings: { vendorCampaign: 'Sales<-', mode: 'priority' },
      });
      expect((await manager.get<CampaignView>(`/campaigns/${id}`)).body.confirmations).toHaveProperty(
        'scheduleInsideOurs',
      );
      const other = await manager.patch<CampaignView>(`/campaigns/${id}`, {
        vendorSettings: { vendorCampaign: 'Survey<-' },
      });
      expect(other.body.confirmations).toEqual({});
    });

    it('removes a draft, and nothing that has run', async () => {
      const draft = await kit.create(kit.ivrBody());
      expect((await manager.delete(`/campaigns/${draft.id}`)).status).toBe(204);
      const { id } = await harness.started();
      expect((await manager.delete(`/campaigns/${id}`)).status).toBe(409);
    });

    it('keeps a connection that a campaign uses', async () => {
      await kit.create(kit.ivrBody());
      expect(await harness.admin.delete(`/connections/${kit.iexpbxId}`)).toMatchObject({
        status: 409,
        body: { code: 'connection.in_use' },
      });
    });
  });

  describe('the list of campaigns', () => {
    it('is filtered, paged newest first, and counts entries by state', async () => {
      const listId = await kit.makeList(numbers(4, 80));
      const made: string[] = [];
      for (let index = 0; index < 3; index += 1) {
        made.push((await kit.create(kit.ivrBody({ name: `Findable ${index}`, listIds: [listId] }))).id);
      }
      await manager.post(`/campaigns/${made[1]}/start`);
      type Page = { items: CampaignView[]; nextCursor: string | null };
      const first = await manager.get<Page>('/campaigns?search=findABLE&limit=2');
      expect(first.body.items.map(({ id }) => id)).toEqual([made[2], made[1]]);
      expect(first.body.items[1]?.entries).toMatchObject({ new: 4 });
      const second = await manager.get<Page>(
        `/campaigns?search=findABLE&limit=2&cursor=${first.body.nextCursor}`,
      );
      expect(second.body).toMatchObject({ items: [{ id: made[0] }], nextCursor: null });
      const running = await manager.get<Page>(`/campaigns?listId=${listId}&state=running,paused`);
      expect(running.body.items.map(({ id }) => id)).toEqual([made[1]]);
      expect((await manager.get('/campaigns?state=sleeping')).status).toBe(400);
    });
  });
});
