import type {
  CampaignProgress,
  ConnectionView,
  EntryView,
  EntryWhy,
  Page,
  Problem,
  StopAnswer,
} from '@callspool/contracts';
import { correlationIdOf } from '@callspool/domain';
import {
  type FaultRule,
  type IexpbxSimulator,
  startIexpbxSimulator,
  startUcontactSimulator,
  type UcontactSimulator,
} from '@callspool/vendor-simulators';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { type SeedOptions, seedCampaign } from '../testing/dispatch-kit.js';
import { Dispatcher } from './dispatcher.js';
import { Recall } from './recall.js';
import { Sampler } from './sampler.js';
import { Sender } from './sender.js';
import { Sweep } from './sweep.js';

const EVERYTHING = { numbers: null, prefixes: null, campaignIds: null, untilBefore: null };

describe('dispatch', () => {
  let api: ApiHarness;
  let manager: ApiClient;
  let admin: ApiClient;
  let ucontact: UcontactSimulator;
  let iexpbx: IexpbxSimulator;
  let seeded = 0;

  beforeAll(async () => {
    api = await startApi();
    [manager, admin] = await Promise.all([api.signIn('manager'), api.signIn('admin')]);
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    ucontact = await startUcontactSimulator();
    iexpbx = await startIexpbxSimulator();
  });
  afterEach(async () => {
    await api.database.database.pool.query(
      `update campaign set state = 'paused'; update stop_switch set stopped = false`,
    );
    await ucontact.stop();
    await iexpbx.stop();
    expect([...ucontact.violations(), ...iexpbx.violations()]).toEqual([]);
  });

  const connect = async (kind: 'ucontact' | 'iexpbx', changes: object = {}): Promise<string> => {
    const { status, body } = await admin.post<ConnectionView>('/connections', {
      kind,
      name: `${kind} ${(seeded += 1)}`,
      baseUrl: kind === 'ucontact' ? ucontact.url : iexpbx.url,
      username: 'apiuser',
      password: 'password',
      timeZone: 'America/Montevideo',
      timeoutMs: 1_000,
      ...changes,
    });
    expect(status).toBe(201);
    return body.id;
  };
  const seed = (connectionId: string, options: Partial<SeedOptions> = {}) =>
    seedCampaign(new Database(api.database.database, api.database.url), {
      contacts: 3,
      ready: false,
      firstNumber: 400_000_000 + (seeded += 1) * 10_000,
      ...options,
      connectionId,
    });
  const beat = async (campaignId: string): Promise<number> => {
    const claimed = await api.app.get(Dispatcher).beat(campaignId);
    await api.app.get(Sender).drain();
    return claimed;
  };
  const attempts = (campaignId: string) =>
    api.database.database.prisma.attempt.findMany({ where: { campaignId }, orderBy: { number: 'asc' } });
  const entries = (campaignId: string) =>
    api.database.database.prisma.spoolEntry.findMany({ where: { campaignId }, orderBy: { rank: 'asc' } });
  const onIexpbx = async (faults: FaultRule[], options: Partial<SeedOptions> = {}, changes: object = {}) => {
    const { campaignId } = await seed(await connect('iexpbx', changes), options);
    for (const fault of faults) await iexpbx.faults.add(fault);
    await beat(campaignId);
    return campaignId;
  };

  it('promotes, claims and sends IVR calls that carry the id of their attempt', async () => {
    const campaignId = await onIexpbx([]);
    const made = await attempts(campaignId);
    expect(made.map((attempt) => attempt.state)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    expect(
      iexpbx
        .dials()
        .map((dial) => dial.correlation)
        .sort(),
    ).toEqual(made.map((attempt) => correlationIdOf(attempt.id)).sort());
    expect((await entries(campaignId)).map((entry) => entry.state)).toEqual([
      'in_flight',
      'in_flight',
      'in_flight',
    ]);
    expect(await beat(campaignId)).toBe(0);
  });

  it('joins the branch and the contact by masked calls', async () => {
    const campaignId = await onIexpbx([], { method: 'masked_call', contacts: 1 });
    expect((await attempts(campaignId))[0]).toMatchObject({ state: 'ACCEPTED', method: 'masked_call' });
    expect(iexpbx.dials()[0]).toMatchObject({ number: '3225550000' });
  });

  it('pushes contacts to uContact with the id first in their data, and keeps their place in its spool', async () => {
    const { campaignId } = await seed(await connect('ucontact'), { method: 'dialer_push' });
    await beat(campaignId);
    const made = await attempts(campaignId);
    expect(made.map((attempt) => attempt.state)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    const pushed = ucontact.spool().map((item) => item.data);
    expect(pushed.sort()).toEqual(made.map((attempt) => `lead=${correlationIdOf(attempt.id)}`).sort());
    expect(
      await api.database.database.prisma.livePush.count({
        where: { attemptId: { in: made.map(({ id }) => id) } },
      }),
    ).toBe(3);
  });

  it('uploads a list in one request and waits for a person to activate it', async () => {
    const { campaignId } = await seed(await connect('ucontact'), { method: 'dialer_upload' });
    await beat(campaignId);
    expect((await attempts(campaignId)).map((attempt) => attempt.state)).toEqual([
      'ACCEPTED',
      'ACCEPTED',
      'ACCEPTED',
    ]);
    expect(ucontact.lists()).toHaveLength(1);
    expect(ucontact.dials()).toEqual([]);
  });

  // Promise 2: the request acted, the answer never came.
  it.each<[string, FaultRule]>([
    ['a time-out after acting', { kind: 'noAnswer', act: true, operation: 'callivr' }],
    ['a line cut after acting', { kind: 'cutAfterActing', operation: 'callivr' }],
    ['a sign-in page with status 200', { kind: 'htmlWith200', act: true, operation: 'callivr' }],
    ['a server fault after acting', { kind: 'http500', act: true, operation: 'callivr' }],
    ['half an answer', { kind: 'truncatedBody', operation: 'callivr' }],
  ])('leaves attempts in doubt after %s, and never sends them again', async (_title, fault) => {
    const campaignId = await onIexpbx([fault], { contacts: 2 });
    const doubtful = await attempts(campaignId);
    expect(doubtful.map((attempt) => attempt.state)).toEqual(['IN_DOUBT', 'IN_DOUBT']);
    expect(doubtful.every((attempt) => attempt.doubtUntil !== null && attempt.error !== null)).toBe(true);
    await iexpbx.faults.clear();
    expect(await beat(campaignId)).toBe(0);
    expect(new Set(iexpbx.dials().map((dial) => dial.correlation)).size).toBe(iexpbx.dials().length);
    expect(iexpbx.dials().length).toBeLessThanOrEqual(2);
    expect((await entries(campaignId)).map((entry) => entry.state)).toEqual(['in_flight', 'in_flight']);
  });

  it("counts calls in doubt against the campaign's concurrent calls", async () => {
    const { campaignId } = await seed(await connect('iexpbx'), { contacts: 4 });
    await api.database.database.pool.query('update campaign set max_concurrent = 2 where id = $1', [
      campaignId,
    ]);
    await iexpbx.faults.add({ kind: 'cutAfterActing', operation: 'callivr' });
    expect(await beat(campaignId)).toBe(2);
    expect(await beat(campaignId)).toBe(0);
    expect(
      (await manager.get<CampaignProgress>(`/campaigns/${campaignId}/progress`)).body.dispatch,
    ).toMatchObject({
      binding: 'CONCURRENT_CALLS',
    });
  });

  it('signs in once more when the token has expired, and dials once', async () => {
    const { campaignId } = await seed(await connect('ucontact'), { method: 'dialer_push', contacts: 1 });
    const second = await seed(
      (await api.database.database.prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } }))
        .connectionId,
      { method: 'dialer_push', contacts: 1, name: `second ${seeded}` },
    );
    await beat(campaignId);
    await ucontact.faults.add({ kind: 'expireToken', times: 1 });
    await beat(second.campaignId);
    expect((await attempts(second.campaignId)).map((attempt) => attempt.state)).toEqual(['ACCEPTED']);
    expect(ucontact.spool()).toHaveLength(2);
  });

  it('takes a closed port for never sent: the attempts are released and the entries come back', async () => {
    const connectionId = await connect('iexpbx', { baseUrl: 'http://127.0.0.1:9' });
    const { campaignId } = await seed(connectionId, { contacts: 2 });
    await beat(campaignId);
    expect((await attempts(campaignId)).map((attempt) => attempt.state)).toEqual(['RELEASED', 'RELEASED']);
    expect(await entries(campaignId)).toMatchObject([
      { state: 'waiting', tries: 0, attemptId: null },
      { state: 'waiting', tries: 0, attemptId: null },
    ]);
  });

  it('holds an entry back for a person after three proven refusals', async () => {
    const { campaignId } = await seed(await connect('iexpbx'), { contacts: 1 });
    await api.database.database.pool.query(
      `update campaign set vendor_settings = vendor_settings || '{"dialPlan": "nowhere"}' where id = $1`,
      [campaignId],
    );
    for (let round = 1; round <= 3; round++) {
      await api.database.database.pool.query(
        `update spool_entry set eligible_at = now(), not_before = null where campaign_id = $1 and state = 'waiting'`,
        [campaignId],
      );
      await beat(campaignId);
    }
    expect(await entries(campaignId)).toMatchObject([
      { state: 'blocked', blocks: ['VENDOR_REFUSED'], tries: 0 },
    ]);
    expect(await attempts(campaignId)).toHaveLength(3);
  });

  it('recalls what waits in the vendor spool when its window ends, with a receipt', async () => {
    const { campaignId } = await seed(await connect('ucontact'), { method: 'dialer_push' });
    ucontact.changeDialer('Sales<-', { enabled: false });
    await beat(campaignId);
    await api.database.database.pool.query(`update live_push set until = now() + interval '30 seconds'`);
    const outcome = await api.app
      .get(Recall)
      .recall({ ...EVERYTHING, untilBefore: new Date(Date.now() + 60_000) });
    expect(outcome.recalled).toBeGreaterThanOrEqual(3);
    expect(await attempts(campaignId)).toMatchObject(
      Array(3).fill({ state: 'RECALLED', evidence: 'recall: removed' }),
    );
    expect(ucontact.spool().filter((item) => item.state === 'waiting')).toEqual([]);
  });

  it('shows a recall that could not be made, and tries it again', async () => {
    const { campaignId } = await seed(await connect('ucontact'), { method: 'dialer_push', contacts: 1 });
    ucontact.changeDialer('Sales<-', { enabled: false });
    await beat(campaignId);
    await ucontact.faults.add({ kind: 'http500', operation: 'RemoveContact', times: 1 });
    const only = { ...EVERYTHING, campaignIds: [campaignId] };
    expect(await api.app.get(Recall).recall(only)).toEqual({ recalled: 0, failed: 1 });
    expect((await attempts(campaignId))[0]).toMatchObject({
      state: 'ACCEPTED',
      error: expect.stringContaining('Recall failed'),
    });
    expect(await api.app.get(Recall).recall(only)).toEqual({ recalled: 1, failed: 0 });
  });

  it('stops everything: the answer names what is past the gate, nothing else is sent, and release goes on', async () => {
    const connectionId = await connect('iexpbx');
    const first = await seed(connectionId, { contacts: 2 });
    await beat(first.campaignId);
    const stopped = await manager.post<StopAnswer>('/stop', { reason: 'fire drill' });
    expect(stopped.status).toBe(200);
    const past = stopped.body.alreadyPastGate.filter((attempt) => attempt.campaignId === first.campaignId);
    expect(past.map((attempt) => attempt.state)).toEqual(['ACCEPTED', 'ACCEPTED']);
    const second = await seed(connectionId, { contacts: 2 });
    expect(await beat(second.campaignId)).toBe(0);
    expect(
      (await manager.get<CampaignProgress>(`/campaigns/${second.campaignId}/progress`)).body.dispatch,
    ).toMatchObject({
      binding: 'STOPPED',
    });
    await manager.post('/stop/release', { reason: 'over' });
    expect(await beat(second.campaignId)).toBe(2);
  });

  it('lets supervisors see the switch and not turn it', async () => {
    const supervisor = await api.signIn('supervisor');
    expect((await supervisor.get('/stop')).status).toBe(200);
    expect((await supervisor.post('/stop', { reason: 'x' })).status).toBe(403);
  });

  it('makes a test call to one phone, also in a paused campaign, and refuses one to a number on the list', async () => {
    const { campaignId } = await seed(await connect('iexpbx'), { contacts: 0 });
    await api.database.database.pool.query(`update campaign set state = 'paused' where id = $1`, [
      campaignId,
    ]);
    const made = await manager.post(`/campaigns/${campaignId}/test-call`, {
      number: '0475 12 34 56',
      country: 'be',
    });
    expect(made).toMatchObject({ status: 200, body: { number: '+32475123456', state: 'ACCEPTED' } });
    expect(iexpbx.dials().map((dial) => dial.number)).toEqual(['32475123456']);
    await api.database.database.pool.query(
      `insert into dnc_entry (id, scope, match, value, reason, source, created_by, created_at)
       values (gen_random_uuid(), 'all', 'number', '32475123457', 'r', 's', 'c', now())`,
    );
    const refused = await manager.post<Problem>(`/campaigns/${campaignId}/test-call`, {
      number: '+32475123457',
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'test_call.not_sent' } });
    expect(refused.body.detail).toContain('do-not-call list');
    const nonsense = await manager.post<Problem>(`/campaigns/${campaignId}/test-call`, { number: 'hello' });
    expect(nonsense).toMatchObject({ status: 422, body: { code: 'test_call.number_invalid' } });
  });

  it('frees what a dead process had reserved, and doubts what it may have sent', async () => {
    const { campaignId } = await seed(await connect('iexpbx'), { contacts: 2 });
    await beat(campaignId);
    const [first, second] = await attempts(campaignId);
    const { pool } = api.database.database;
    await pool.query(`update attempt set state = 'RESERVED', node_id = gen_random_uuid() where id = $1`, [
      first!.id,
    ]);
    await pool.query(
      `update attempt set state = 'SENDING', answered_at = null, doubt_until = null, sending_at = now() - interval '1 minute',
         send_by = now() - interval '59 seconds' where id = $1`,
      [second!.id],
    );
    expect(await api.app.get(Sweep).sweep()).toEqual({ freed: 1, doubted: 1 });
    const after = await attempts(campaignId);
    expect(after.map((attempt) => attempt.state)).toEqual(['RELEASED', 'IN_DOUBT']);
    expect(after[1]!.doubtUntil).not.toBeNull();
    expect((await entries(campaignId)).map((entry) => entry.state)).toEqual(['waiting', 'in_flight']);
  });

  it('looks again at once at what an attempt held up that was never made', async () => {
    const first = await seed(await connect('iexpbx', { baseUrl: 'http://127.0.0.1:9' }), { contacts: 1 });
    const second = await seed(await connect('iexpbx'), { contacts: 0, listId: first.listId });
    await api.database.database.pool.query(
      `update spool_entry set state = 'waiting', blocks = '{IN_FLIGHT,CAP}', eligible_at = now() + interval '1 day'
       where campaign_id = $1`,
      [second.campaignId],
    );
    await beat(first.campaignId);
    expect((await attempts(first.campaignId))[0]!.state).toBe('RELEASED');
    expect((await entries(second.campaignId))[0]!.eligibleAt!.getTime()).toBeLessThanOrEqual(Date.now());
  });

  // Promise 6: a cache that is too late is silent idleness.
  it('finds a verdict that is later than the policy says, and mends it', async () => {
    const { campaignId } = await seed(await connect('iexpbx'), { contacts: 1 });
    await api.database.database.pool.query(
      `update spool_entry set state = 'waiting', eligible_at = now() + interval '1 day', policy_version = 1
       where campaign_id = $1`,
      [campaignId],
    );
    expect(await api.app.get(Sampler).sample(campaignId)).toEqual({ looked: 1, mended: 1 });
    expect(await entries(campaignId)).toMatchObject([{ state: 'ready' }]);
    expect(await api.app.get(Sampler).sample(campaignId)).toEqual({ looked: 0, mended: 0 });
  });

  it('says every reason why a contact is not called, and when each clears', async () => {
    const { campaignId } = await seed(await connect('iexpbx'), { contacts: 1, ready: false });
    const { pool } = api.database.database;
    await pool.query(`update campaign set state = 'paused' where id = $1`, [campaignId]);
    await pool.query(
      `insert into dnc_entry (id, scope, match, value, reason, source, created_by, created_at)
       select gen_random_uuid(), 'all', 'number', substr(e164, 2), 'asked us', 'phone', 'c', now()
       from phone_number join spool_entry using (contact_id) where campaign_id = $1`,
      [campaignId],
    );
    const page = await manager.get<Page<EntryView>>(`/campaigns/${campaignId}/entries`);
    const why = await manager.get<EntryWhy>(`/campaigns/${campaignId}/entries/${page.body.items[0]!.id}/why`);
    expect(why.body.eligible).toBe(false);
    expect(why.body.blocks.map((block) => block.code).sort()).toEqual(['CAMPAIGN_NOT_RUNNING', 'DNC']);
    expect(why.body.blocks.find((block) => block.code === 'DNC')!.evidence).toContain('asked us');
    expect((await manager.get(`/campaigns/${campaignId}/entries/${campaignId}/why`)).status).toBe(404);
  });
});
