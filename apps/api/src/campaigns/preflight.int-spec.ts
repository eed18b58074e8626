import type { CampaignView, PreflightReport } from '@callspool/contracts';
import type { ApiClient } from '../testing/api-client.js';
import { type CampaignHarness, startCampaignHarness } from '../testing/campaign-harness.js';
import { type CampaignKit, numbers } from '../testing/campaign-kit.js';

const HOUR_MS = 3_600_000;

describe('a campaign that is looked over', () => {
  let harness: CampaignHarness;
  let manager: ApiClient;
  let kit: CampaignKit;

  beforeAll(async () => {
    harness = await startCampaignHarness();
    ({ manager, kit } = harness);
  });
  afterAll(() => harness.close());

  describe('pre-flight', () => {
    const preflight = async (id: string): Promise<PreflightReport> =>
      (await manager.get<PreflightReport>(`/campaigns/${id}/preflight`)).body;
    const codes = (findings: PreflightReport['blockers']): string[] => findings.map(({ code }) => code);

    it('finds nothing wrong with a campaign that is ready', async () => {
      const { id } = await harness.withList();
      expect(await preflight(id)).toEqual({ blockers: [], warnings: [] });
    });

    it('wants contacts with known zones', async () => {
      const none = await kit.create(kit.ivrBody());
      expect(codes((await preflight(none.id)).blockers)).toEqual(['no_contacts']);
      const empty = await harness.withList({ listIds: [await kit.makeList([])] });
      expect(codes((await preflight(empty.id)).blockers)).toEqual(['no_contacts']);
      const lost = await harness.withList({ listIds: [await kit.makeList(numbers(2), [])] });
      expect(codes((await preflight(lost.id)).blockers)).toEqual(['zones_unknown']);
      expect(await manager.post(`/campaigns/${lost.id}/start`)).toMatchObject({
        status: 409,
        body: { code: 'campaign.not_ready', issues: [{ path: 'listIds' }] },
      });
    });

    it('wants registries checked that must be, and says whom they hold back', async () => {
      const { id } = await harness.withList();
      const { body: registry } = await manager.post<{ id: string }>('/dnc-registries', {
        name: 'National',
        maxAgeDays: 31,
      });
      expect(await preflight(id)).toMatchObject({
        blockers: [{ code: 'scrub_due', details: { registry: 'National', reason: 'all' } }],
      });
      expect((await manager.post(`/campaigns/${id}/start`)).status).toBe(409);
      const elsewhere = await manager.patch(`/dnc-registries/${registry.id}`, { countries: ['JP'] });
      expect(elsewhere.status).toBe(200);
      expect(await preflight(id)).toEqual({ blockers: [], warnings: [] });
      await manager.post(`/dnc-registries/${registry.id}/removal`, { reason: 'over' });
    });

    it('wants an end that lies ahead, and hours that open before it', async () => {
      const past = new Date(harness.clock.now().getTime() - HOUR_MS).toISOString();
      const over = await harness.withList({ endAt: past });
      expect(codes((await preflight(over.id)).blockers)).toEqual(['ended']);
      // Saturday only, and an end on Thursday.
      const { body: saturday } = await manager.post<{ id: string }>('/calling-hours', {
        name: 'Saturday',
        week: { 6: [{ from: '10:00', to: '12:00' }] },
      });
      const never = await harness.withList({
        dialingHoursId: saturday.id,
        endAt: new Date(harness.clock.now().getTime() + 20 * HOUR_MS).toISOString(),
      });
      expect(await preflight(never.id)).toMatchObject({
        blockers: [{ code: 'hours_never_open', field: 'dialingHoursId' }],
      });
      const later = await harness.withList({ dialingHoursId: saturday.id });
      expect(await preflight(later.id)).toMatchObject({
        blockers: [],
        warnings: [{ code: 'nobody_now', message: expect.stringMatching(/2026-11-21T09:00/) }],
      });
    });

    it('wants a connection that was tested and is in order', async () => {
      const body = {
        kind: 'iexpbx',
        name: 'Untested',
        baseUrl: 'http://127.0.0.1:9',
        username: 'u',
        password: 'p',
        timeZone: 'UTC',
      };
      const { body: connection } = await harness.admin.post<{ id: string }>('/connections', body);
      const { id } = await harness.withList({ connectionId: connection.id });
      expect(codes((await preflight(id)).blockers)).toEqual(['connection_untested']);
      await harness.admin.post(`/connections/${connection.id}/test`);
      expect(codes((await preflight(id)).blockers)).toEqual(['connection_failing']);
      await harness.admin.patch(`/connections/${connection.id}`, { isEnabled: false });
      expect(codes((await preflight(id)).blockers)).toEqual(['connection_disabled']);
    });

    it('wants a campaign that uContact has, and what nobody but the manager can know of the dialer', async () => {
      const listIds = [await kit.makeList(numbers(2))];
      const { id } = await kit.create(kit.pushBody({ listIds, vendorSettings: { vendorCampaign: 'Sales' } }));
      const first = await preflight(id);
      expect(codes(first.blockers)).toEqual([
        'vendor_campaign_unknown',
        'confirmation_missing',
        'confirmation_missing',
        'confirmation_missing',
      ]);
      expect(codes(first.warnings)).toEqual(['arrow_odd']);
      await manager.patch(`/campaigns/${id}`, { vendorSettings: { vendorCampaign: 'Sales<-' } });
      await manager.post(`/campaigns/${id}/confirmations`, { scheduleInsideOurs: true });
      expect(codes((await preflight(id)).blockers)).toEqual(['confirmation_missing', 'confirmation_missing']);
      await manager.patch(`/campaigns/${id}`, { vendorDecides: true });
      expect(await preflight(id)).toEqual({ blockers: [], warnings: [] });
      expect((await manager.post(`/campaigns/${id}/start`)).status).toBe(200);
    });

    it('warns of a list that another running campaign works, of a hasty respool and of an inactive upload', async () => {
      const rival = await harness.started();
      const rules = [{ result: 'BUSY', delaySeconds: 5, maxTries: 2, number: 'same', whenUsedUp: 'close' }];
      const { body: hasty } = await manager.post<{ id: string }>('/respool-rule-sets', {
        name: 'Hasty',
        rules,
      });
      const { id } = await harness.withList({ listIds: rival.listIds, respoolRuleSetId: hasty.id });
      const { warnings } = await preflight(id);
      expect(codes(warnings)).toEqual(['respool', 'list_shared']);
      expect(warnings[1]?.message).toContain(rival.name);
      const upload = await kit.create(
        kit.pushBody({
          method: 'dialer_upload',
          vendorSettings: { vendorCampaign: 'Renewals->' },
          listIds: rival.listIds,
        }),
      );
      expect(codes((await preflight(upload.id)).warnings)).toEqual([
        'list_shared',
        'list_inactive',
        'arrow_odd',
      ]);
    });
  });

  describe('what holds a running campaign back', () => {
    const conditionOf = async (id: string) =>
      (await manager.get<CampaignView>(`/campaigns/${id}`)).body.condition;

    it('is derived from hours, connection, circuit, stop switch and silence, and never stored', async () => {
      const { id, connectionId } = await harness.started();
      expect(await conditionOf(id)).toBeNull();
      harness.clock.advance(60_000);
      expect(await conditionOf(id)).toMatchObject({ kind: 'waiting', reason: 'no_worker' });

      const seenAt = harness.clock.now();
      const payload = { state: 'open', lastError: null, nextTryAt: seenAt.toISOString() };
      await harness.prisma.snapshot.create({ data: { connectionId, kind: 'circuit', seenAt, payload } });
      expect(await conditionOf(id)).toMatchObject({ reason: 'vendor', until: seenAt.toISOString() });
      await harness.prisma.stopSwitch.update({ where: { id: 1 }, data: { stopped: true } });
      expect(await conditionOf(id)).toMatchObject({ reason: 'stopped' });
      await harness.prisma.stopSwitch.update({ where: { id: 1 }, data: { stopped: false } });
      await harness.prisma.snapshot.deleteMany({ where: { connectionId } });
    });

    it('names the next opening outside the hours', async () => {
      const { id } = await harness.started({ dialingHoursId: kit.rules.weekdays });
      const before = harness.clock.now();
      // Saturday, noon in Brussels.
      harness.clock.set('2026-11-21T11:00:00Z');
      expect(await conditionOf(id)).toMatchObject({
        kind: 'waiting',
        reason: 'outside_hours',
        until: '2026-11-23T08:00:00.000Z',
      });
      harness.clock.set(before);
    });
  });
});
