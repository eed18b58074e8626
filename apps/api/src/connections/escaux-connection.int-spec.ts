import type { ConnectionHealth, ConnectionView } from '@callspool/contracts';
import { type EscauxSimulator, startEscauxSimulator } from '@callspool/vendor-simulators';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';

describe('a connection to a SOP', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  let sop: EscauxSimulator;
  let number = 0;

  beforeAll(async () => {
    sop = await startEscauxSimulator();
    api = await startApi();
    admin = await api.signIn('admin');
  });
  afterAll(async () => {
    await api.close();
    await sop.stop();
  });

  const body = (changes: object = {}) => ({
    kind: 'escaux',
    name: `SOP ${(number += 1)}`,
    baseUrl: sop.url,
    timeZone: 'Europe/Brussels',
    ...changes,
  });
  const create = async (changes: object = {}): Promise<ConnectionView> => {
    const answer = await admin.post<ConnectionView>('/connections', body(changes));
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const refused = async (changes: object): Promise<[number, string[]]> => {
    const answer = await admin.post<{ issues: { path: string }[] }>('/connections', body(changes));
    return [answer.status, answer.body.issues.map(({ path }) => path)];
  };
  const reach = (id: string) => admin.post<ConnectionHealth>(`/connections/${id}/test`);

  it('needs no sign-in in compatibility mode, and works', async () => {
    const made = await create({ settings: { apiVersion: '5.16.0' } });
    expect(made).toMatchObject({ username: '', hasSecret: false, doubtSeconds: 900 });
    expect(made.settings).toMatchObject({ form: 'json', memberFunctions: 'cc', historyExtensions: [] });
    expect((await reach(made.id)).body).toMatchObject({ outcome: 'ok' });
    expect(sop.violations()).toEqual([]);
  });

  it('names every field that cannot be', async () => {
    const settings = {
      apiVersion: 'newest',
      mode: 'open',
      historyExtensions: ['067', 'x'],
      historyPageSize: 1,
      eventPort: 70_000,
    };
    const [status, paths] = await refused({ settings });
    expect(status).toBe(400);
    expect(paths.sort()).toEqual([
      'settings.apiVersion',
      'settings.eventPort',
      'settings.historyExtensions.1',
      'settings.historyPageSize',
      'settings.mode',
    ]);
  });

  it('asks for a sign-in where one is needed, and for all of it', async () => {
    expect(await refused({ username: 'ada' })).toEqual([422, ['password']]);
    expect(await refused({ password: 'x' })).toEqual([422, ['username']]);
    const secure = { settings: { mode: 'secure' } };
    expect(await refused(secure)).toEqual([422, ['baseUrl']]);
    expect(await refused({ ...secure, baseUrl: 'https://sop.example' })).toEqual([422, ['password']]);
    const { hasSecret } = await create({
      baseUrl: 'https://sop.example',
      username: 'ada',
      password: 'secret',
    });
    expect(hasSecret).toBe(true);
  });

  // A password that was kept for nobody's use could one day be sent somewhere by somebody who does not know it.
  it('forgets the password with the user name, and asks for it again', async () => {
    const { id } = await create({ username: 'ada', password: 'secret', settings: { mode: 'compatibility' } });
    const patch = (change: object) => admin.patch<ConnectionView>(`/connections/${id}`, change);
    const moved = await patch({ baseUrl: 'http://other.example' });
    expect(moved).toMatchObject({ status: 422, body: { code: 'connection.password_needed' } });
    expect((await patch({ username: '' })).body).toMatchObject({ hasSecret: false });
    expect((await patch({ baseUrl: 'http://other.example' })).status).toBe(200);
    expect(await patch({ username: 'ada' })).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'password' }] },
    });
  });

  it('says what it cannot do by its version and its settings', async () => {
    const plain = await create();
    expect(plain.missing).toMatchObject({
      contactPusher: expect.stringContaining('rings the agent first'),
      memberChanger: expect.stringContaining('4.0.0'),
      callRecordReader: expect.stringContaining('extension'),
    });
    const full = await create({ settings: { apiVersion: '5.16.0', historyExtensions: ['102'] } });
    for (const able of ['memberChanger', 'callRecordReader', 'queueReader', 'callHanger'])
      expect(full.missing).not.toHaveProperty(able);
  });

  it('takes no campaign: each method says why', async () => {
    const { id } = await create();
    const manager = await api.signIn('manager');
    const vendorSettings = { vendorCampaign: 'Power->', mode: 'append' };
    const answer = await manager.post<{ issues: { path: string; message: string }[] }>('/campaigns', {
      name: 'By SOP',
      connectionId: id,
      method: 'dialer_push',
      vendorSettings,
      timeZone: 'Europe/Brussels',
    });
    expect(answer).toMatchObject({ status: 422, body: { issues: [{ path: 'method' }] } });
    expect(answer.body.issues[0]?.message).toContain('A SOP keeps no contacts');
    const agentFirst = {
      name: 'By SOP',
      connectionId: id,
      method: 'agent_first',
      timeZone: 'Europe/Brussels',
    };
    expect((await manager.post('/campaigns', agentFirst)).status).toBe(400);
  });
});
