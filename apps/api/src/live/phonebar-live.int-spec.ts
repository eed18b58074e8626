import type { ConnectionHealth, ConnectionLive, ConnectionView } from '@callspool/contracts';
import {
  type MotionSimulator,
  startMotionSimulator,
  startXcallySimulator,
  type XcallySimulator,
} from '@callspool/vendor-simulators';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { LiveReader } from './live-reader.js';

type Problem = { code: string; issues: { path: string; message: string }[] };

describe('phonebars as connections', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  let xcally: XcallySimulator;
  let motion: MotionSimulator;
  let count = 0;

  beforeAll(async () => {
    xcally = await startXcallySimulator({
      settings: { farEndHangsUp: false, callerWaitsMs: [60_000, 60_000] },
    });
    motion = await startMotionSimulator({
      settings: { farEndHangsUp: false, callerWaitsMs: [60_000, 60_000] },
    });
    api = await startApi();
    admin = await api.signIn('admin');
  });
  afterAll(async () => {
    await api.close();
    expect([xcally.violations(), motion.violations()]).toEqual([[], []]);
    expect([xcally.dials(), motion.dials()]).toEqual([[], []]);
    await xcally.stop();
    await motion.stop();
  });

  const simOf = (kind: 'xcally' | 'motion') => (kind === 'xcally' ? xcally : motion);
  const post = (kind: string, changes: object = {}) =>
    admin.post<ConnectionView & Problem>('/connections', {
      kind,
      name: `Bar ${(count += 1)}`,
      ...changes,
    });
  const service = (kind: 'xcally' | 'motion', more: object = {}) =>
    post(kind, { baseUrl: simOf(kind).url, settings: { reach: 'service', ...more } });
  const read = async (id: string, kind: 'xcally' | 'motion') => {
    await api.app.get(LiveReader).read({ id, kind });
    const { snapshots } = (await admin.get<ConnectionLive>(`/connections/${id}/live`)).body;
    return Object.fromEntries(snapshots.map((one) => [one.kind, one]));
  };

  describe.each(['xcally', 'motion'] as const)('%s', (kind) => {
    it('needs nothing but a name: it is then on the agent’s own PC', async () => {
      const { status, body } = await post(kind);
      expect([status, body.baseUrl, body.hasSecret]).toEqual([201, 'http://localhost:9888', false]);
      expect(body.settings).toMatchObject({ reach: 'browser' });
      expect(body.missing['connectionProbe']).toContain('browser');
      const test = await admin.post<Problem>(`/connections/${body.id}/test`);
      expect(test).toMatchObject({ status: 409, body: { code: 'connection.not_capable' } });
    });

    it('takes no sign-in, and no address that an agent’s page cannot reach', async () => {
      expect(await post(kind, { username: 'ada', password: 'secret' })).toMatchObject({
        status: 400,
        body: { issues: [{ path: 'username' }, { path: 'password' }] },
      });
      const away = { baseUrl: 'http://pc-of-ada:9888' };
      expect(await post(kind, away)).toMatchObject({ status: 422, body: { issues: [{ path: 'baseUrl' }] } });
      const made = await post(kind, { ...away, settings: { reach: 'service' } });
      expect(made.status).toBe(201);
      const patch = { settings: { reach: 'browser' } };
      expect((await admin.patch(`/connections/${made.body.id}`, patch)).status).toBe(422);
      expect((await post(kind, { settings: { reach: 'moon', format: 'yaml' } })).status).toBe(400);
    });

    it('answers a test, shows its calls with their age, and hangs one up', async () => {
      const { id } = (await service(kind)).body;
      expect((await admin.post<ConnectionHealth>(`/connections/${id}/test`)).body).toMatchObject({
        outcome: 'ok',
      });
      simOf(kind).receiveCall({ src: '5551234', queue: 'Sales' });
      const { active_calls: calls, queues } = await read(id, kind);
      expect(calls).toMatchObject({ lastError: null, items: [{ source: '5551234', typeText: 'incoming' }] });
      expect(calls?.ageSeconds).toBeLessThan(5);
      expect(queues?.items?.map(({ name }) => name)).toEqual(
        kind === 'xcally' ? ['Sales', 'Support'] : undefined,
      );
      const channel = calls?.items?.[0]?.['channel'];
      const cut = await admin.post(`/connections/${id}/active-calls/hang-up`, { channel });
      expect(cut).toMatchObject({ status: 200, body: { isGone: true } });
      expect((await read(id, kind))['active_calls']?.items).toEqual([]);
    });

    it('takes no campaign, and says why', async () => {
      const { id } = (await post(kind)).body;
      const manager = await api.signIn('manager');
      const answer = await manager.post<Problem>('/campaigns', {
        name: 'By phonebar',
        connectionId: id,
        method: 'dialer_push',
        vendorSettings: { vendorCampaign: 'Power->', mode: 'append' },
        timeZone: 'Europe/Brussels',
      });
      expect(answer).toMatchObject({ status: 422, body: { issues: [{ path: 'method' }] } });
      expect(answer.body.issues[0]?.message).toContain('A phonebar keeps no contacts');
    });
  });

  it('reads xCALLY as XML where that is set', async () => {
    const { id } = (await service('xcally', { format: 'xml' })).body;
    xcally.receiveCall({ src: '5550000' });
    expect((await read(id, 'xcally'))['active_calls']?.items).toMatchObject([{ source: '5550000' }]);
    xcally.farEndHangsUp('5550000');
  });

  it('is read by the service only where the service reaches it', async () => {
    const [near, far] = [(await service('motion')).body, (await post('motion')).body];
    for (const { id } of [near, far]) await admin.get(`/connections/${id}/live`);
    const targets = (await api.app.get(LiveReader).listTargets()).map(({ id }) => id);
    expect([targets.includes(near.id), targets.includes(far.id)]).toEqual([true, false]);
  });
});
