import type { ConnectionLive, LiveConnection } from '@callspool/contracts';
import { type EscauxSimulator, startEscauxSimulator } from '@callspool/vendor-simulators';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { LiveReader } from './live-reader.js';
import { LiveScreen } from './live-screen.service.js';

const NOBODY = '0190b7f2-6a4e-7c1d-9b1a-0123456789ab';
const MEMBER = { queue: 'HuntGroup1', phone: 'SDP40002' };

describe('members of a queue', () => {
  let api: ApiHarness;
  let sop: EscauxSimulator;
  let supervisor: ApiClient;
  let admin: ApiClient;
  let connectionId: string;

  beforeAll(async () => {
    sop = await startEscauxSimulator();
    api = await startApi();
    supervisor = await api.signIn('supervisor');
    admin = await api.signIn('admin');
    connectionId = await connect('SOP', { apiVersion: '5.16.0' });
  });
  afterAll(async () => {
    await api.close();
    await sop.stop();
  });

  const connect = async (name: string, settings: object): Promise<string> => {
    const body = { kind: 'escaux', name, baseUrl: sop.url, timeZone: 'Europe/Brussels', settings };
    return (await admin.post<{ id: string }>('/connections', body)).body.id;
  };
  const ask = (what: string, body: object, caller = supervisor) =>
    caller.post<{ code: string }>(`/connections/${connectionId}/members/${what}`, body);
  const members = async () => {
    await api.app.get(LiveReader).read({ id: connectionId, kind: 'escaux' });
    const { body } = await supervisor.get<ConnectionLive>(`/connections/${connectionId}/live`);
    return body.snapshots.find(({ kind }) => kind === 'members')?.items ?? [];
  };
  const trail = async () => {
    const { rows } = await api.app
      .get(Database)
      .pool.query(`select action, after from audit_entry where action like 'live.%' order by id`);
    return rows as { action: string; after: object }[];
  };

  it('are changed by those who supervise', async () => {
    expect((await ask('add', MEMBER, api.signedOut())).status).toBe(401);
    for (const role of ['agent', 'uploader', 'integration'] as const) {
      const caller = await api.signIn(role);
      for (const what of ['add', 'remove', 'pause']) expect((await ask(what, {}, caller)).status).toBe(403);
    }
    expect((await ask('add', { queue: 'HuntGroup1' })).status).toBe(400);
    expect((await ask('pause', MEMBER)).status).toBe(400);
    for (const [id, status] of [
      ['nonsense', 400],
      [NOBODY, 404],
    ] as const) {
      expect((await supervisor.post(`/connections/${id}/members/add`, MEMBER)).status).toBe(status);
    }
    expect(sop.refusals()).toEqual([]);
  });

  it('are shown with their queues and calls, each with its age', async () => {
    sop.receiveCall({ src: '0470555501', to: 'GeneralQueue' });
    expect(await members()).toMatchObject([
      { name: 'SDP40001', queue: 'GeneralQueue', isPaused: false, membership: 'static', extension: '102' },
    ]);
    const { body } = await supervisor.get<ConnectionLive>(`/connections/${connectionId}/live`);
    expect(body.snapshots.map(({ kind, items }) => [kind, items?.length])).toEqual([
      ['active_calls', 2],
      ['members', 1],
      ['queues', 2],
    ]);
    expect(
      body.snapshots.every(({ ageSeconds, lastError }) => ageSeconds !== null && lastError === null),
    ).toBe(true);
  });

  it('come, pause, go on and go', async () => {
    expect((await ask('add', MEMBER)).status).toBe(204);
    expect(await members()).toContainEqual(expect.objectContaining({ name: MEMBER.phone, isPaused: false }));
    expect((await ask('pause', { ...MEMBER, isPaused: true })).status).toBe(204);
    expect(await members()).toContainEqual(expect.objectContaining({ name: MEMBER.phone, isPaused: true }));
    // In all queues: its codes are the other way round, which must not make a success of a refusal.
    expect((await ask('pause', { phone: MEMBER.phone, isPaused: false })).status).toBe(204);
    expect(await members()).toContainEqual(expect.objectContaining({ name: MEMBER.phone, isPaused: false }));
    expect((await ask('remove', MEMBER)).status).toBe(204);
    expect((await members()).map((item) => item['name'])).toEqual(['SDP40001']);
    const told = await trail();
    expect(told.map(({ action }) => action)).toEqual(
      [1, 2, 3, 4].flatMap(() => ['live.member_change_asked', 'live.member_changed']),
    );
    expect(told[2]?.after).toEqual({ change: 'pause', ...MEMBER, isPaused: true });
    expect(sop.violations()).toEqual([]);
  });

  it('stay as they are when the vendor refuses, and the answer says so', async () => {
    const fixed = { queue: 'GeneralQueue', phone: 'SDP40001' };
    expect(await ask('remove', fixed)).toMatchObject({
      status: 409,
      body: { code: 'live.change_refused', detail: expect.stringContaining('permanent member') },
    });
    expect(await ask('add', { ...MEMBER, queue: 'AQA00001' })).toMatchObject({
      status: 409,
      body: { code: 'live.change_refused', issues: [{ path: 'queue' }] },
    });
    expect(await members()).toHaveLength(1);
    expect((await trail()).at(-1)).toMatchObject({
      action: 'live.member_change_failed',
      after: { change: 'add', effect: 'none', error: expect.any(String) },
    });
  });

  it('are not known to be changed when the answer is lost', async () => {
    const fault = await sop.faults.add({ kind: 'htmlWith200', operation: 'ccQueuePause' });
    expect(await ask('pause', { queue: 'GeneralQueue', phone: 'SDP40001', isPaused: true })).toMatchObject({
      status: 502,
      body: { code: 'live.change_unknown' },
    });
    await sop.faults.clear(fault.id);
    expect((await trail()).at(-1)).toMatchObject({ after: { change: 'pause', effect: 'unknown' } });
  });

  it('serve calls that can be hung up', async () => {
    sop.receiveCall({ src: '0470555502', to: 'HuntGroup1' });
    await members();
    const path = `/connections/${connectionId}`;
    const { body } = await supervisor.get<ConnectionLive>(`${path}/live`);
    const calls = body.snapshots.find(({ kind }) => kind === 'active_calls')?.items ?? [];
    const channel = calls.find((call) => call['source'] === '0470555502')?.['channel'];
    expect(await supervisor.post(`${path}/active-calls/hang-up`, { channel })).toMatchObject({
      status: 200,
      body: { channel, isGone: true },
    });
  });

  it('cannot be changed where the connection cannot, and the screen knows it', async () => {
    const old = await connect('Old SOP', { apiVersion: '3.0' });
    const answer = await supervisor.post(`/connections/${old}/members/add`, MEMBER);
    expect(answer).toMatchObject({ status: 409, body: { code: 'live.not_capable' } });
    const { connections } = await api.app.get(LiveScreen).read([]);
    const able = (connections as LiveConnection[]).map(({ name, canChangeMembers }) => [
      name,
      canChangeMembers,
    ]);
    expect(able).toEqual([
      ['Old SOP', false],
      ['SOP', true],
    ]);
  });
});
