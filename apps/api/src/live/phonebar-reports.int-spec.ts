import type {
  ConnectionLive,
  ConnectionView,
  LiveEvent,
  PhonebarList,
  SessionView,
} from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { PhonebarReports } from './phonebar-reports.js';

const NOBODY = '0190b7f2-6a4e-7c1d-9b1a-0123456789ab';

describe('what agents’ browsers say of their phonebars', () => {
  let api: ApiHarness;
  let clock: TestClock;
  let admin: ApiClient;
  let agent: ApiClient;
  let other: ApiClient;
  let id: string;

  beforeAll(async () => {
    clock = new TestClock(new Date());
    api = await startApi({ clock });
    admin = await api.signIn('admin');
    agent = await api.signIn('agent');
    other = await api.signIn('supervisor');
    id = await connect('motion');
  });
  afterAll(() => api.close());
  beforeEach(() => api.app.get(Database).pool.query('delete from phonebar_report'));

  let count = 0;
  async function connect(kind: string, changes: object = {}): Promise<string> {
    const { body } = await admin.post<ConnectionView>('/connections', {
      kind,
      name: `Bars ${(count += 1)}`,
      ...changes,
    });
    return body.id;
  }
  const call = (number: string, more: object = {}) => ({
    handle: '7',
    number,
    state: 'talking',
    isIncoming: true,
    durationSeconds: 12,
    ...more,
  });
  const say = (who: ApiClient, calls: unknown, connectionId = id) =>
    who.put<{ code: string; issues: { path: string }[] }>(`/phonebars/${connectionId}/my-calls`, { calls });
  const seen = async () => {
    const { body } = await admin.get<ConnectionLive>(`/connections/${id}/live`);
    expect(body.snapshots.map(({ kind }) => kind)).toEqual(['active_calls']);
    return body.snapshots[0]!;
  };
  const nameOf = async (who: ApiClient) => (await who.get<SessionView>('/session')).body.name;

  it('is for people who may take calls, and of phonebars that exist', async () => {
    const path = `/phonebars/${id}/my-calls`;
    expect((await api.signedOut().put(path, { calls: [] })).status).toBe(401);
    for (const role of ['uploader', 'integration'] as const)
      expect((await (await api.signIn(role)).put(path, { calls: [] })).status).toBe(403);
    expect((await say(agent, [], 'nonsense')).status).toBe(400);
    expect(await say(agent, [], NOBODY)).toMatchObject({ status: 404 });
    const away = await connect('motion', { isEnabled: false });
    expect(await say(agent, [], away)).toMatchObject({ status: 404 });
    const near = await connect('xcally', { settings: { reach: 'service' } });
    expect(await say(agent, [], near)).toMatchObject({ status: 409, body: { code: 'live.not_capable' } });
  });

  it('tells browsers which phonebars there are, and how to read them', async () => {
    const xcally = await connect('xcally', {
      baseUrl: 'http://127.0.0.1:9899',
      timeoutMs: 2_000,
      settings: { format: 'xml' },
    });
    const { items } = (await agent.get<PhonebarList>('/phonebars')).body;
    expect(items.find((one) => one.id === xcally)).toEqual({
      id: xcally,
      name: expect.any(String),
      kind: 'xcally',
      baseUrl: 'http://127.0.0.1:9899',
      format: 'xml',
      timeoutMs: 2_000,
    });
    expect(items.map((one) => one.id)).toContain(id);
    expect((await api.signedOut().get('/phonebars')).status).toBe(401);
    expect((await (await api.signIn('uploader')).get('/phonebars')).status).toBe(403);
  });

  it('is taken only as it is meant, in bounded size, and says every problem at once', async () => {
    const bad = [
      call('0600', { state: 'flying' }),
      call('x'.repeat(41)),
      call('06\u000700'),
      call('0600', { handle: '' }),
      call('0600', { durationSeconds: -1 }),
      call('0600', { agent: 'Somebody else' }),
    ];
    const answer = await say(agent, bad);
    expect(answer.status).toBe(400);
    expect(new Set(answer.body.issues.map(({ path }) => path.split('.').slice(0, 2).join('.')))).toEqual(
      new Set(bad.map((_one, index) => `calls.${index}`)),
    );
    expect(
      (
        await say(
          agent,
          Array.from({ length: 21 }, () => call('0600')),
        )
      ).status,
    ).toBe(400);
    expect((await say(agent, undefined)).status).toBe(400);
    const spoof = { calls: [], userId: NOBODY, agent: 'Somebody else' };
    expect((await agent.put(`/phonebars/${id}/my-calls`, spoof)).status).toBe(400);
    expect((await seen()).items).toBeNull();
  });

  it('shows the union with each agent’s name and each report’s own age, until it drops out', async () => {
    expect(await seen()).toMatchObject({ items: null, seenAt: null, ageSeconds: null });
    expect((await say(agent, [call('0600'), call('0601', { isIncoming: null })])).status).toBe(204);
    clock.advance(20_000);
    expect((await say(other, [call('0700', { isIncoming: false })])).status).toBe(204);
    const both = await seen();
    const [mine, theirs] = [await nameOf(agent), await nameOf(other)];
    expect(both.ageSeconds).toBe(20);
    expect(
      both.items?.map(({ source, destination, agent: name }) => [source, destination, name]).sort(),
    ).toEqual(
      [
        ['', '0700', theirs],
        ['0600', '', mine],
        ['0601', '', mine],
      ].sort(),
    );
    const moments = new Map(both.items?.map((item) => [item['agent'], item['seenAt']]));
    expect(Date.parse(String(moments.get(theirs))) - Date.parse(String(moments.get(mine)))).toBe(20_000);
    clock.advance(160_000);
    expect((await seen()).items).toMatchObject([{ agent: theirs }]);
    clock.advance(20_000);
    expect(await seen()).toMatchObject({ items: null, ageSeconds: null });
  });

  // What one browser sends again, or sends late, must not undo another's or its own later word.
  it('keeps one report a person, the last; and goes at once when it is withdrawn', async () => {
    await say(agent, [call('0600')]);
    await say(other, [call('0700')]);
    await say(agent, []);
    expect((await seen()).items).toMatchObject([{ source: '0700' }]);
    expect((await other.delete(`/phonebars/${id}/my-calls`)).status).toBe(204);
    expect(await seen()).toMatchObject({ items: [], ageSeconds: 0 });
    expect((await agent.delete(`/phonebars/${id}/my-calls`)).status).toBe(204);
    expect((await seen()).items).toBeNull();
  });

  it('makes the connection one that answers, and hangs up nothing', async () => {
    const standing = async () => (await admin.get<ConnectionView>(`/connections/${id}`)).body.now?.standing;
    expect(await standing()).toBe('unknown');
    await say(agent, [call('0600')]);
    expect(await standing()).toBe('answers');
    const cut = await admin.post(`/connections/${id}/active-calls/hang-up`, { channel: '7' });
    expect(cut).toMatchObject({ status: 409, body: { code: 'live.not_capable' } });
  });

  it('streams with the others: all at first, then only what changed, and that a report has dropped out', async () => {
    await say(agent, [call('0600')]);
    const stop = new AbortController();
    const response = await admin.raw('GET', '/live/events', { signal: stop.signal });
    const stream = response.body!.getReader();
    let text = '';
    const next = async (): Promise<LiveEvent> => {
      for (;;) {
        const data = /data: (.*)\n/.exec(text);
        if (data !== null && text.indexOf('\n\n', data.index) !== -1) {
          text = text.slice(text.indexOf('\n\n', data.index) + 2);
          return JSON.parse(data[1]!) as LiveEvent;
        }
        text += new TextDecoder().decode((await stream.read()).value);
      }
    };
    const ofBar = ({ snapshots }: LiveEvent) => snapshots.find(({ connectionId }) => connectionId === id);
    const untilSaid = async () => {
      for (let events = 0; events < 10; events += 1) {
        const said = ofBar(await next());
        if (said !== undefined) return said;
      }
      throw new Error('nothing was said of the phonebar');
    };
    const first = await next();
    expect(first.connections.find((one) => one.id === id)).toMatchObject({
      snapshots: ['active_calls'],
      canHangUp: false,
    });
    expect(ofBar(first)?.items).toMatchObject([{ source: '0600', agent: await nameOf(agent) }]);
    expect(ofBar(await next())).toBeUndefined();
    await say(agent, [call('0601')]);
    expect((await untilSaid()).items).toMatchObject([{ source: '0601' }]);
    clock.advance(180_000);
    expect((await untilSaid()).items).toBeNull();
    stop.abort();
  });

  it('does not keep what no longer counts', async () => {
    await say(agent, [call('0600')]);
    clock.advance(100_000);
    await say(other, [call('0700')]);
    clock.advance(100_000);
    await api.app.get(PhonebarReports).purge();
    const { rows } = await api.app.get(Database).pool.query('select calls from phonebar_report');
    expect(rows).toMatchObject([{ calls: [{ number: '0700' }] }]);
  });
});
