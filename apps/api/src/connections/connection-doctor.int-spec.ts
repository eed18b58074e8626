import type { ConnectionView, DoctorReportView } from '@callspool/contracts';
import { TEST_AUTHORITY, TEST_SERVER_CERTIFICATE, TEST_SERVER_KEY } from '@callspool/testing';
import {
  startEscauxSimulator,
  startIexpbxSimulator,
  startMotionSimulator,
  startUcontactSimulator,
  startXcallySimulator,
} from '@callspool/vendor-simulators';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { startConnectProxy, startTlsFront } from '../testing/way-out-servers.js';

const NOBODY = '0190b7f2-6a4e-7c1d-9b1a-0123456789ab';
const PASSWORD = 'p+ss/wo=d&x';
const PROXY_LOGIN = { username: 'way-out', password: 'out of here:+@' };

describe('the doctor of a connection', () => {
  const sims = new Map<
    string,
    Awaited<ReturnType<typeof startSims>>[keyof Awaited<ReturnType<typeof startSims>>]
  >();
  let api: ApiHarness;
  let admin: ApiClient;
  let count = 0;

  async function startSims() {
    return {
      ucontact: await startUcontactSimulator({ settings: { user: 'desk-user', password: PASSWORD } }),
      iexpbx: await startIexpbxSimulator({ settings: { username: 'desk-user', password: PASSWORD } }),
      escaux: await startEscauxSimulator(),
      xcally: await startXcallySimulator(),
      motion: await startMotionSimulator(),
    };
  }
  beforeAll(async () => {
    for (const [kind, sim] of Object.entries(await startSims())) sims.set(kind, sim);
    api = await startApi();
    admin = await api.signIn('admin');
  });
  afterAll(async () => {
    await api.close();
    for (const sim of sims.values()) await sim.stop();
  });
  beforeEach(async () => {
    for (const sim of sims.values()) await sim.reset();
  });
  afterEach(() => {
    for (const sim of sims.values()) expect(sim.dials()).toEqual([]);
  });

  const simOf = (kind: string) => sims.get(kind)!;
  async function connect(kind: string, changes: object = {}): Promise<string> {
    const isBar = kind === 'xcally' || kind === 'motion';
    const signIn = { username: 'desk-user', password: PASSWORD };
    const answer = await admin.post<ConnectionView>('/connections', {
      kind,
      name: `Dialer ${(count += 1)}`,
      baseUrl: simOf(kind).url,
      ...(kind === 'ucontact' || kind === 'iexpbx' ? signIn : {}),
      ...(isBar ? { settings: { reach: 'service' } } : { timeZone: 'Europe/Brussels' }),
      ...changes,
    });
    expect(answer.status).toBe(201);
    return answer.body.id;
  }
  const doctor = async (id: string) => {
    const { status, body } = await admin.post<DoctorReportView>(`/connections/${id}/doctor`);
    expect(status).toBe(200);
    return body;
  };

  it('is for those who may test, and for connections that exist', async () => {
    const path = `/connections/${await connect('motion')}/doctor`;
    expect((await api.signedOut().post(path)).status).toBe(401);
    expect((await (await api.signIn('supervisor')).post(path)).status).toBe(403);
    expect((await (await api.signIn('manager')).post(path)).status).toBe(200);
    expect((await admin.post('/connections/nonsense/doctor')).status).toBe(400);
    expect((await admin.post(`/connections/${NOBODY}/doctor`)).status).toBe(404);
  });

  it.each(['ucontact', 'iexpbx', 'xcally', 'motion'])(
    'finds all of %s in order, by reads alone',
    async (kind) => {
      const report = await doctor(await connect(kind));
      expect([report.kind, report.verdict, report.drift]).toEqual([kind, 'all_works', []]);
      const tried = report.checks.filter(({ ms }) => ms !== null);
      expect(tried.length).toBeGreaterThan(1);
      expect(tried.every(({ state }) => state === 'works')).toBe(true);
      expect(report.requests.length).toBeGreaterThanOrEqual(tried.length - 1);
      expect(Math.abs(report.clock?.offsetMs ?? Infinity)).toBeLessThan(5_000);
      expect(report.text).toContain(report.sentence);
      expect(simOf(kind).violations()).toEqual([]);
    },
  );

  it('says of a SOP which of its parts is strange', async () => {
    const settings = { apiVersion: '5.16.0', historyExtensions: ['102'], eventPort: 1 };
    await simOf('escaux').faults.add({ kind: 'htmlWith200', operation: 'ccGetQueueMembers' });
    const report = await doctor(await connect('escaux', { settings }));
    const stateOf = (name: string) => report.checks.find((check) => check.name === name)?.state;
    expect([report.verdict, stateOf('members'), stateOf('events'), stateOf('call records')]).toEqual([
      'trouble',
      'strange',
      'strange',
      'works',
    ]);
    expect(report.text).toContain('STRANGE    members');
    expect(simOf('escaux').violations()).toEqual([]);
  });

  it('shows no secret, also where the vendor repeats one', async () => {
    const id = await connect('iexpbx');
    await admin.patch(`/connections/${id}`, { password: 'not-the-one' });
    const report = await doctor(id);
    expect(report.verdict).toBe('trouble');
    expect(JSON.stringify(report)).not.toMatch(/not-the-one|desk-user|p\+ss/);
  });

  it('tells another product, and nothing at all', async () => {
    const id = await connect('iexpbx', { baseUrl: simOf('motion').url });
    expect(await doctor(id)).toMatchObject({
      verdict: 'not_that_vendor',
      sentence: expect.stringContaining('XCALLY Motion answers there'),
    });
    const nothing = await connect('xcally', {
      baseUrl: 'http://127.0.0.1:1',
      settings: { reach: 'service' },
    });
    expect(await doctor(nothing)).toMatchObject({ verdict: 'not_reachable', clock: null });
  });

  it('goes the connection’s own way, by its authority and its proxy, with all of its requests', async () => {
    const secure = await startTlsFront(
      { key: TEST_SERVER_KEY, cert: TEST_SERVER_CERTIFICATE },
      simOf('iexpbx').url,
    );
    const proxy = await startConnectProxy(PROXY_LOGIN);
    const way = { baseUrl: secure.url, proxyUrl: proxy.url, proxyCredentials: PROXY_LOGIN };
    const report = await doctor(await connect('iexpbx', { ...way, caCertificate: TEST_AUTHORITY }));
    expect([report.verdict, report.clock === null]).toEqual(['all_works', false]);
    expect(new Set(proxy.targets)).toEqual(new Set([new URL(secure.url).host]));
    const without = await doctor(await connect('iexpbx', way));
    expect([without.verdict, without.sentence]).toEqual([
      'not_reachable',
      expect.stringContaining('not trusted'),
    ]);
    expect(JSON.stringify([report, without])).not.toMatch(/out of here|way-out/);
    await Promise.all([secure.stop(), proxy.stop()]);
  });

  it('examines once when two ask at the same time', async () => {
    const id = await connect('motion');
    await simOf('motion').faults.add({ kind: 'delayAnswer', ms: 500, times: 1 });
    const [one, other] = await Promise.all([doctor(id), doctor(id)]);
    expect(one.at).toBe(other.at);
    expect((await doctor(id)).at).not.toBe(one.at);
  });

  it('does not run where only an agent’s browser reaches the phonebar, and says why', async () => {
    const id = await connect('motion', { baseUrl: 'http://localhost:9888', settings: { reach: 'browser' } });
    expect(await admin.post(`/connections/${id}/doctor`)).toMatchObject({
      status: 409,
      body: {
        code: 'connection.not_capable',
        detail: expect.stringContaining('browser on the agent’s own PC'),
      },
    });
  });
});
