import type { CampaignView, HaltedCampaign, PreflightReport } from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import {
  type IexpbxSimulator,
  startIexpbxSimulator,
  startUcontactSimulator,
  type UcontactSimulator,
} from '@callspool/vendor-simulators';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { type CampaignKit, makeCampaignKit } from '../testing/campaign-kit.js';
import { CampaignClock } from './campaign-clock.js';

const UNKNOWN_ID = '018f0000-0000-7000-8000-000000000001';
const CONFIRMED = { dialerRetriesZero: true, scheduleInsideOurs: true, dispositionsActOnNothing: true };
const HOUR_MS = 3_600_000;

describe('campaigns', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  let manager: ApiClient;
  let kit: CampaignKit;
  let ucontact: UcontactSimulator;
  let iexpbx: IexpbxSimulator;
  // A Wednesday, noon in Brussels.
  const clock = new TestClock('2026-11-18T11:00:00Z');

  beforeAll(async () => {
    ucontact = await startUcontactSimulator();
    iexpbx = await startIexpbxSimulator();
    api = await startApi({ clock });
    admin = await api.signIn('admin');
    manager = await api.signIn('manager');
    kit = await makeCampaignKit(api, admin, { ucontact, iexpbx });
  });
  afterAll(async () => {
    await api.close();
    await ucontact.stop();
    await iexpbx.stop();
  });

  const prisma = () => api.database.database.prisma;
  const numbers = (count: number, from = 0): string[] =>
    Array.from({ length: count }, (_, index) => `+3225550${String(100 + from + index)}`);
  const withList = async (changes: object = {}): Promise<CampaignView> =>
    kit.create(kit.ivrBody({ listIds: [await kit.makeList(numbers(3))], ...changes }));
  const started = async (changes: object = {}): Promise<CampaignView> => {
    const { id } = await withList(changes);
    const answer = await manager.post<CampaignView>(`/campaigns/${id}/start`);
    expect(answer).toMatchObject({ status: 200, body: { state: 'running' } });
    return answer.body;
  };
  const entriesOf = (campaignId: string) =>
    prisma().spoolEntry.findMany({ where: { campaignId }, orderBy: { id: 'asc' } });
  const beat = () => api.app.get(CampaignClock).beat();

  describe('access', () => {
    it('asks for a sign-in, and for the role that the route names', async () => {
      const { id } = await kit.create(kit.ivrBody());
      expect((await api.signedOut().get('/campaigns')).status).toBe(401);
      expect((await api.signedOut().post(`/campaigns/${id}/start`)).status).toBe(401);
      const uploader = await api.signIn('uploader');
      expect((await uploader.get('/campaigns')).status).toBe(403);
      expect((await uploader.post(`/campaigns/${id}/start`)).status).toBe(403);
      const supervisor = await api.signIn('supervisor');
      expect((await supervisor.get(`/campaigns/${id}`)).status).toBe(200);
      expect((await supervisor.patch(`/campaigns/${id}`, { weight: 2 })).status).toBe(403);
      // Not allowed by the state, and so allowed by the role.
      expect((await supervisor.post(`/campaigns/${id}/pause`)).status).toBe(409);
    });

    it('lets other systems do what a manager does', async () => {
      const key = await api.signIn('integration');
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
      const stored = await prisma().campaign.findUniqueOrThrow({ where: { id: made.id } });
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
      const { id } = await started();
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
      const { id } = await started();
      expect((await manager.delete(`/campaigns/${id}`)).status).toBe(409);
    });

    it('keeps a connection that a campaign uses', async () => {
      await kit.create(kit.ivrBody());
      expect(await admin.delete(`/connections/${kit.iexpbxId}`)).toMatchObject({
        status: 409,
        body: { code: 'connection.in_use' },
      });
    });
  });

  describe('moving', () => {
    it('gives every contact an entry at the start, and starts once with two people pressing', async () => {
      const { id } = await withList();
      const answers = await Promise.all([
        manager.post<CampaignView>(`/campaigns/${id}/start`),
        admin.post<CampaignView>(`/campaigns/${id}/start`),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
        code: 'campaign.not_movable',
      });
      expect(await entriesOf(id)).toHaveLength(3);
      const { body } = await manager.get<CampaignView>(`/campaigns/${id}`);
      expect(body.entries).toMatchObject({ new: 3, done: 0 });
      const audit = await prisma().auditEntry.count({ where: { objectId: id, action: 'campaign.started' } });
      expect(audit).toBe(1);
    });

    it('goes the way of its states and no other', async () => {
      const { id } = await started();
      const move = async (verb: string) =>
        (await manager.post<CampaignView | HaltedCampaign>(`/campaigns/${id}/${verb}`)).status;
      expect(await move('archive')).toBe(409);
      expect(await move('resume')).toBe(409);
      expect(await move('pause')).toBe(200);
      expect(await move('pause')).toBe(409);
      expect(await move('start')).toBe(409);
      expect(await move('resume')).toBe(200);
      expect(await move('drain')).toBe(200);
      expect(await move('archive')).toBe(409);
      await beat();
      expect((await manager.get<CampaignView>(`/campaigns/${id}`)).body.state).toBe('finished');
      expect(await move('archive')).toBe(200);
      expect(await move('start')).toBe(409);
    });

    it('names at a pause the attempts that are already past the gate, and recalls the rest', async () => {
      const { id, connectionId } = await started();
      const attemptId = '018f0000-0000-7000-8000-00000000aaaa';
      const sentAt = clock.now();
      const attempt = { campaignId: id, connectionId, number: '+3225550100', nodeId: UNKNOWN_ID };
      await prisma().attempt.create({
        data: {
          ...attempt,
          id: attemptId,
          dialedAs: '3225550100',
          method: 'ivr_call',
          tryNumber: 1,
          state: 'ACCEPTED',
          reservedAt: sentAt,
          until: sentAt,
          sendingAt: sentAt,
        },
      });
      await prisma().openAttempt.create({ data: { ...attempt, attemptId } });
      const { body } = await manager.post<HaltedCampaign>(`/campaigns/${id}/pause`);
      expect(body).toMatchObject({
        campaign: { state: 'paused' },
        alreadyPastGate: [{ attemptId, number: '+3225550100', sentAt: sentAt.toISOString() }],
      });
      const { rows } = await api.database.database.pool.query(
        `select identifier, payload from graphile_worker._private_jobs
         join graphile_worker._private_tasks on _private_tasks.id = task_id where payload::text like '%' || $1 || '%'`,
        [id],
      );
      expect(rows).toMatchObject([{ identifier: 'dispatch.recall_campaigns' }]);

      await manager.post(`/campaigns/${id}/drain`);
      await beat();
      expect((await manager.get<CampaignView>(`/campaigns/${id}`)).body.state).toBe('draining');
      await prisma().openAttempt.delete({ where: { attemptId } });
      await beat();
      expect((await manager.get<CampaignView>(`/campaigns/${id}`)).body.state).toBe('finished');
    });

    it('waits for a start date ahead, and drains at its end', async () => {
      const startAt = new Date(clock.now().getTime() + HOUR_MS).toISOString();
      const endAt = new Date(clock.now().getTime() + 2 * HOUR_MS).toISOString();
      const { id } = await withList({ startAt, endAt });
      const scheduled = await manager.post<CampaignView>(`/campaigns/${id}/start`);
      expect(scheduled.body).toMatchObject({ state: 'scheduled' });
      const stateAfterBeat = async (): Promise<string> => {
        await beat();
        return (await manager.get<CampaignView>(`/campaigns/${id}`)).body.state;
      };
      expect(await stateAfterBeat()).toBe('scheduled');
      clock.advance(HOUR_MS);
      expect(await stateAfterBeat()).toBe('running');
      expect(await entriesOf(id)).toHaveLength(3);
      clock.advance(HOUR_MS);
      expect(await stateAfterBeat()).toBe('finished');
      expect(await manager.get<CampaignView>(`/campaigns/${id}`)).toMatchObject({ body: { hasRun: true } });
    });

    it('goes back from scheduled to a draft, and starts now when somebody says so', async () => {
      const { id } = await withList();
      const startAt = new Date(clock.now().getTime() + HOUR_MS).toISOString();
      expect(await manager.post(`/campaigns/${id}/schedule`, {})).toMatchObject({
        status: 422,
        body: { issues: [{ path: 'startAt' }] },
      });
      await manager.post(`/campaigns/${id}/schedule`, { startAt });
      expect((await manager.post<CampaignView>(`/campaigns/${id}/unschedule`)).body.state).toBe('draft');
      await manager.post(`/campaigns/${id}/schedule`, { startAt });
      const now = await manager.post<CampaignView>(`/campaigns/${id}/start`);
      expect(now.body).toMatchObject({ state: 'running', startAt: clock.now().toISOString() });
    });
  });

  describe('lists', () => {
    it('bring their contacts into a running campaign at once, however often they are attached', async () => {
      const { id } = await started();
      const listId = await kit.makeList(numbers(2, 50));
      for (let times = 0; times < 2; times += 1) {
        const answer = await manager.post<CampaignView>(`/campaigns/${id}/lists`, { listId });
        expect(answer.body.entries.new).toBe(5);
      }
    });

    it('take what is not done with them, and bring it back', async () => {
      const { id, listIds } = await started();
      const listId = listIds[0] ?? '';
      const [first] = await entriesOf(id);
      await prisma().spoolEntry.update({
        where: { id: first?.id ?? '' },
        data: { state: 'done', doneReason: 'answered' },
      });
      expect((await manager.delete(`/campaigns/${id}/lists/${listId}`)).status).toBe(409);
      await manager.post(`/campaigns/${id}/pause`);
      const without = await manager.delete<CampaignView>(`/campaigns/${id}/lists/${listId}`);
      expect(without.body).toMatchObject({ listIds: [], entries: { done: 3, new: 0 } });
      const again = await manager.post<CampaignView>(`/campaigns/${id}/lists`, { listId });
      expect(again.body).toMatchObject({ listIds: [listId], entries: { done: 1, waiting: 2 } });
      expect((await manager.delete(`/campaigns/${id}/lists/${UNKNOWN_ID}`)).status).toBe(404);
      expect((await manager.post(`/campaigns/${id}/lists`, { listId: UNKNOWN_ID })).status).toBe(422);
    });

    // An import that commits just as the campaign starts must not be missed by both of them.
    it('lose no contact to an import that commits while the campaign starts', async () => {
      const { id, listIds } = await withList();
      const client = await api.database.database.pool.connect();
      await client.query('begin');
      const contactId = crypto.randomUUID();
      await client.query(
        `insert into contact (id, list_id, person_id, line_number, created_at) values ($1, $2, $3, 9, $4)`,
        [contactId, listIds[0], crypto.randomUUID(), clock.now()],
      );
      const start = manager.post<CampaignView>(`/campaigns/${id}/start`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await client.query('commit');
      client.release();
      expect((await start).body.entries.new).toBe(4);
      expect((await entriesOf(id)).map((entry) => entry.contactId)).toContain(contactId);
    });
  });

  describe('clones', () => {
    it('carry all, the pending or none of the contacts', async () => {
      const source = await started({ minGapSeconds: 77 });
      const [first] = await entriesOf(source.id);
      await prisma().spoolEntry.update({
        where: { id: first?.id ?? '' },
        data: { state: 'done', doneReason: 'answered' },
      });
      const clone = async (contacts: string): Promise<CampaignView> => {
        const name = `${source.name} ${contacts}`;
        const answer = await manager.post<CampaignView>(`/campaigns/${source.id}/clone`, { name, contacts });
        expect(answer).toMatchObject({
          status: 201,
          body: { state: 'draft', minGapSeconds: 77, version: 1 },
        });
        return answer.body;
      };
      const none = await clone('none');
      expect(none.listIds).toEqual([]);

      const all = await clone('all');
      const allStarted = await manager.post<CampaignView>(`/campaigns/${all.id}/start`);
      expect(allStarted.body.entries).toMatchObject({ new: 3, done: 0 });

      const pending = await clone('pending');
      expect(pending).toMatchObject({ listIds: source.listIds, entries: { new: 2, done: 1 } });
      const pendingStarted = await manager.post<CampaignView>(`/campaigns/${pending.id}/start`);
      expect(pendingStarted.body.entries).toMatchObject({ new: 2, done: 1 });
      const done = (await entriesOf(pending.id)).filter(({ state }) => state === 'done');
      expect(done).toMatchObject([{ contactId: first?.contactId, doneReason: 'done_in_source' }]);
    });

    it('keep the caps and the do-not-call entries of the source, and neither dates nor confirmations', async () => {
      const source = await kit.create(kit.pushBody({ endAt: '2026-12-31T00:00:00Z' }));
      await manager.post(`/campaigns/${source.id}/confirmations`, CONFIRMED);
      const window = { kind: 'lifetime' };
      await manager.post('/caps', {
        reach: 'campaign',
        campaignId: source.id,
        scope: 'number',
        max: 2,
        window,
      });
      await prisma().dncEntry.create({
        data: {
          scope: 'campaign',
          campaignId: source.id,
          match: 'number',
          value: '3225550199',
          reason: 'asked',
          source: 'manual',
          createdBy: 'someone',
          createdAt: clock.now(),
        },
      });
      const { body } = await manager.post<CampaignView>(`/campaigns/${source.id}/clone`, { name: 'A copy' });
      expect(body).toMatchObject({
        endAt: null,
        confirmations: {},
        vendorSettings: { vendorCampaign: 'Sales<-' },
      });
      expect(await prisma().cap.count({ where: { campaignId: body.id } })).toBe(1);
      expect(await prisma().dncEntry.count({ where: { campaignId: body.id, value: '3225550199' } })).toBe(1);
    });
  });

  describe('pre-flight', () => {
    const preflight = async (id: string): Promise<PreflightReport> =>
      (await manager.get<PreflightReport>(`/campaigns/${id}/preflight`)).body;
    const codes = (findings: PreflightReport['blockers']): string[] => findings.map(({ code }) => code);

    it('finds nothing wrong with a campaign that is ready', async () => {
      const { id } = await withList();
      expect(await preflight(id)).toEqual({ blockers: [], warnings: [] });
    });

    it('wants contacts with known zones', async () => {
      const none = await kit.create(kit.ivrBody());
      expect(codes((await preflight(none.id)).blockers)).toEqual(['no_contacts']);
      const empty = await withList({ listIds: [await kit.makeList([])] });
      expect(codes((await preflight(empty.id)).blockers)).toEqual(['no_contacts']);
      const lost = await withList({ listIds: [await kit.makeList(numbers(2), [])] });
      expect(codes((await preflight(lost.id)).blockers)).toEqual(['zones_unknown']);
      expect(await manager.post(`/campaigns/${lost.id}/start`)).toMatchObject({
        status: 409,
        body: { code: 'campaign.not_ready', issues: [{ path: 'listIds' }] },
      });
    });

    it('wants an end that lies ahead, and hours that open before it', async () => {
      const past = new Date(clock.now().getTime() - HOUR_MS).toISOString();
      const over = await withList({ endAt: past });
      expect(codes((await preflight(over.id)).blockers)).toEqual(['ended']);
      // Saturday only, and an end on Thursday.
      const { body: saturday } = await manager.post<{ id: string }>('/calling-hours', {
        name: 'Saturday',
        week: { 6: [{ from: '10:00', to: '12:00' }] },
      });
      const never = await withList({
        dialingHoursId: saturday.id,
        endAt: new Date(clock.now().getTime() + 20 * HOUR_MS).toISOString(),
      });
      expect(await preflight(never.id)).toMatchObject({
        blockers: [{ code: 'hours_never_open', field: 'dialingHoursId' }],
      });
      const later = await withList({ dialingHoursId: saturday.id });
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
      const { body: connection } = await admin.post<{ id: string }>('/connections', body);
      const { id } = await withList({ connectionId: connection.id });
      expect(codes((await preflight(id)).blockers)).toEqual(['connection_untested']);
      await admin.post(`/connections/${connection.id}/test`);
      expect(codes((await preflight(id)).blockers)).toEqual(['connection_failing']);
      await admin.patch(`/connections/${connection.id}`, { isEnabled: false });
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
      const rival = await started();
      const rules = [{ result: 'BUSY', delaySeconds: 5, maxTries: 2, number: 'same', whenUsedUp: 'close' }];
      const { body: hasty } = await manager.post<{ id: string }>('/respool-rule-sets', {
        name: 'Hasty',
        rules,
      });
      const { id } = await withList({ listIds: rival.listIds, respoolRuleSetId: hasty.id });
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
      const { id, connectionId } = await started();
      expect(await conditionOf(id)).toBeNull();
      clock.advance(60_000);
      expect(await conditionOf(id)).toMatchObject({ kind: 'waiting', reason: 'no_worker' });

      const seenAt = clock.now();
      const payload = { state: 'open', lastError: null, nextTryAt: seenAt.toISOString() };
      await prisma().snapshot.create({ data: { connectionId, kind: 'circuit', seenAt, payload } });
      expect(await conditionOf(id)).toMatchObject({ reason: 'vendor', until: seenAt.toISOString() });
      await prisma().stopSwitch.update({ where: { id: 1 }, data: { stopped: true } });
      expect(await conditionOf(id)).toMatchObject({ reason: 'stopped' });
      await prisma().stopSwitch.update({ where: { id: 1 }, data: { stopped: false } });
      await prisma().snapshot.deleteMany({ where: { connectionId } });
    });

    it('names the next opening outside the hours', async () => {
      const { id } = await started({ dialingHoursId: kit.rules.weekdays });
      const before = clock.now();
      // Saturday, noon in Brussels.
      clock.set('2026-11-21T11:00:00Z');
      expect(await conditionOf(id)).toMatchObject({
        kind: 'waiting',
        reason: 'outside_hours',
        until: '2026-11-23T08:00:00.000Z',
      });
      clock.set(before);
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
