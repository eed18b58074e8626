import type { ConnectionLive, LiveEvent } from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import { type IexpbxSimulator, startIexpbxSimulator } from '@callspool/vendor-simulators';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { LiveReader } from './live-reader.js';

const NOBODY = '0190b7f2-6a4e-7c1d-9b1a-0123456789ab';

describe('what a connection looks like now', () => {
  let api: ApiHarness;
  let pbx: IexpbxSimulator;
  let clock: TestClock;
  let supervisor: ApiClient;
  let connectionId: string;
  const reader = () => api.app.get(LiveReader);

  beforeAll(async () => {
    pbx = await startIexpbxSimulator();
    clock = new TestClock(new Date());
    api = await startApi({ clock });
    supervisor = await api.signIn('supervisor');
    const admin = await api.signIn('admin');
    const created = await admin.post<{ id: string }>('/connections', {
      kind: 'iexpbx',
      name: 'PBX',
      baseUrl: pbx.url,
      username: 'apiuser',
      password: 'password',
      timeZone: 'Europe/Istanbul',
    });
    connectionId = created.body.id;
  });
  afterAll(async () => {
    await api.close();
    await pbx.stop();
  });

  const live = async () => (await supervisor.get<ConnectionLive>(`/connections/${connectionId}/live`)).body;
  const snapshotOf = async (kind: string) => (await live()).snapshots.find((one) => one.kind === kind);
  const read = () => reader().read({ id: connectionId, kind: 'iexpbx' });

  it('is for those who supervise, and for connections that exist', async () => {
    const path = `/connections/${connectionId}/live`;
    expect((await api.signedOut().get(path)).status).toBe(401);
    expect((await (await api.signIn('agent')).get(path)).status).toBe(403);
    expect((await supervisor.get('/connections/nonsense/live')).status).toBe(400);
    expect((await supervisor.get(`/connections/${NOBODY}/live`)).status).toBe(404);
    expect((await supervisor.get(`/connections/${NOBODY}/live/events`)).status).toBe(404);
  });

  it('is read only while somebody looks or a campaign runs', async () => {
    await api.app.get(Database).pool.query('delete from snapshot');
    expect(await reader().listTargets()).toEqual([]);
    await live();
    expect(await reader().listTargets()).toMatchObject([{ id: connectionId }]);
    clock.advance(31_000);
    expect(await reader().listTargets()).toEqual([]);
  });

  it('says how old what it shows is, and keeps showing it when the vendor is in trouble', async () => {
    expect(await snapshotOf('queues')).toMatchObject({ items: null, seenAt: null, ageSeconds: null });
    await read();
    clock.advance(4_500);
    const queues = await snapshotOf('queues');
    expect(queues?.items?.map((item) => item['name'])).toContain('630');
    expect(queues?.ageSeconds).toBe(4.5);
    const fault = await pbx.faults.add({ kind: 'htmlWith200', operation: 'queues' });
    await read();
    clock.advance(1_500);
    expect(await snapshotOf('queues')).toMatchObject({
      items: queues?.items,
      ageSeconds: 6,
      lastError: expect.any(String),
    });
    await pbx.faults.clear(fault.id);
    await read();
    expect(await snapshotOf('queues')).toMatchObject({ ageSeconds: 0, lastError: null });
  });

  it('says how far the call records were read, and what the vendor said beyond its documents', async () => {
    const { pool } = api.app.get(Database);
    expect((await live()).callRecords).toEqual({ closedUntil: null, polledAt: null, lastError: null });
    const at = new Date('2026-11-20T12:00:00Z');
    await pool.query(
      `insert into poll_mark (connection_id, feed, closed_until, polled_at, last_error)
       values ($1, 'call_records', $2, $2, 'No list.')`,
      [connectionId, at],
    );
    expect((await live()).callRecords).toMatchObject({
      closedUntil: at.toISOString(),
      lastError: 'No list.',
    });
    await pool.query(`insert into drift values ($1, 'cdr: unknown word', 'X', 3, $2, $2)`, [
      connectionId,
      at,
    ]);
    const { body } = await supervisor.get(`/connections/${connectionId}/drift`);
    expect(body).toMatchObject({ items: [{ what: 'cdr: unknown word', sample: 'X', count: 3 }] });
    expect((await supervisor.get(`/connections/${NOBODY}/drift`)).status).toBe(404);
  });

  it('streams the same to whoever keeps looking', async () => {
    const stop = new AbortController();
    const response = await supervisor.raw('GET', `/connections/${connectionId}/live/events`, {
      signal: stop.signal,
    });
    const stream = response.body!.getReader();
    let text = '';
    while (!text.includes('\n\n')) text += new TextDecoder().decode((await stream.read()).value).trimStart();
    stop.abort();
    expect(text).toContain('event: live');
    expect(text).toContain('"kind":"queues"');
  });

  /** The first event that `isIt`, and the line closed after it. */
  async function eventOf(isIt: (event: LiveEvent) => boolean): Promise<LiveEvent> {
    const stop = new AbortController();
    const response = await supervisor.raw('GET', '/live/events', { signal: stop.signal });
    const stream = response.body!.getReader();
    let text = '';
    try {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end === -1) {
          text += new TextDecoder().decode((await stream.read()).value);
          continue;
        }
        const data = /^event: live\n(?:id: .*\n)?data: (.*)$/m.exec(text.slice(0, end).trimStart())?.[1];
        text = text.slice(end + 2);
        if (data === undefined) continue;
        const event = JSON.parse(data) as LiveEvent;
        if (isIt(event)) return event;
      }
    } finally {
      stop.abort();
    }
  }

  it('streams all connections to one screen: everything first, then what changed, and keeps them being read', async () => {
    expect((await (await api.signIn('agent')).get('/live/events')).status).toBe(403);
    await read();
    await api.app.get(Database).pool.query(`delete from snapshot where kind = 'watched'`);
    const first = await eventOf(() => true);
    expect(first.connections).toMatchObject([
      { id: connectionId, kind: 'iexpbx', snapshots: ['active_calls', 'members', 'queues'] },
    ]);
    expect(first.snapshots.map(({ kind }) => kind)).toEqual(['active_calls', 'members', 'queues']);
    expect(JSON.stringify(first.snapshots)).not.toContain('"raw"');
    expect(await reader().listTargets()).toMatchObject([{ id: connectionId }]);
    let isQuiet = false;
    const changed = await eventOf(({ snapshots }) => {
      if (!isQuiet && snapshots.length === 0) {
        isQuiet = true;
        clock.advance(1_000);
        void read();
      }
      return isQuiet && snapshots.length > 0;
    });
    expect(changed.snapshots[0]?.seenAt).toBe(clock.now().toISOString());
  });

  it('hangs a call up for a supervisor, with a trace of who asked', async () => {
    pbx.receiveCall({ src: '905551112233', queue: '630' });
    await read();
    const channel = (await snapshotOf('active_calls'))?.items?.[0]?.['channel'];
    const path = `/connections/${connectionId}/active-calls/hang-up`;
    const integration = await api.signIn('integration');
    expect((await integration.post(path, { channel })).status).toBe(403);
    expect((await supervisor.post(path, {})).status).toBe(400);
    expect(await supervisor.post(path, { channel })).toMatchObject({
      status: 200,
      body: { channel, isGone: true },
    });
    expect((await supervisor.post(path, { channel: 'SIP/none' })).status).toBe(502);
    const { rows } = await api.app
      .get(Database)
      .pool.query(`select action from audit_entry where action like 'live.%' order by id`);
    expect(rows.map((row) => row.action)).toEqual([
      'live.hang_up_asked',
      'live.hung_up',
      'live.hang_up_asked',
      'live.hang_up_failed',
    ]);
  });
});
