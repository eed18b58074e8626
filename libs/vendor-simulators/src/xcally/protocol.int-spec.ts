import { Agent } from 'node:http';
import { send } from '../testing/raw-http.js';
import { startXcallySimulator, type XcallySimulator } from './start-xcally-simulator.js';

describe('xCALLY phonebar requests', () => {
  let sim: XcallySimulator;
  beforeAll(async () => {
    sim = await startXcallySimulator({ settings: { engine: { ringMs: [60_000, 60_000] } } });
  });
  beforeEach(() => sim.reset());
  afterAll(() => sim.stop());

  const get = (path: string, headers: Record<string, string> = {}) =>
    send(sim.url, { target: `/xcally/svc/${path}`, headers });
  const rules = () => sim.violations().map(({ rule }) => rule);

  it.each([
    ['an unknown verb', 'resume/600', 'path', 404],
    ['a verb in capitals', 'Originate/600', 'path', 404],
    ['a number that is missing', 'originate', 'number.missing', 404],
    ['an empty number', 'originate/', 'path', 404],
    ['xml after the number', 'originate/600/xml', 'path', 404],
    ['a number where none belongs', 'channels/600', 'number.foreign', 404],
    ['punctuation in the number', 'originate/06-00', 'number.format', 200],
    ['a blank in the number', 'originate/06%2000', 'number.format', 200],
    ['a broken escape', 'originate/%zz', 'number.encoding', 200],
    ['a cache buster', 'channels?_=1', 'query', 200],
  ])('refuses %s', async (_case, path, rule, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.body).toContain('"response":"false"');
    expect(rules()).toEqual([rule]);
    expect(sim.dials()).toEqual([]);
  });

  it.each(['POST', 'HEAD', 'OPTIONS'])('answers 405 to %s', async (method) => {
    const { status } = await send(sim.url, { method, target: '/xcally/svc/channels' });
    expect(status).toBe(405);
    expect(rules()).toEqual(['method']);
  });

  it('refuses a body', async () => {
    const { status } = await send(sim.url, {
      target: '/xcally/svc/channels',
      headers: { 'Content-Length': '2' },
      body: '{}',
    });
    expect(status).toBe(400);
    expect(rules()).toEqual(['body']);
  });

  it('dials the signs a phone has, escaped', async () => {
    await get('originate/%2B3247%2A%23');
    expect(sim.dials()).toMatchObject([{ number: '+3247*#' }]);
    expect(rules()).toEqual([]);
  });

  it('lets other origins read, echoes them, or does neither, by switch', async () => {
    const allowed = async () =>
      (await get('channels', { Origin: 'http://desk.example' })).headers['access-control-allow-origin'];
    expect(await allowed()).toBe('*');
    sim.settings.cors = 'echo';
    expect(await allowed()).toBe('http://desk.example');
    sim.settings.cors = 'none';
    expect(await allowed()).toBeUndefined();
    // The page cannot read the answer, but the phone rings all the same.
    await get('originate/600', { Origin: 'http://desk.example' });
    expect(sim.dials()).toHaveLength(1);
  });

  it('serves the name localhost only, when so switched', async () => {
    sim.settings.hostCheck = true;
    expect((await get('channels')).status).toBe(400);
    expect(rules()).toEqual(['host']);
    expect((await get('channels', { Host: 'localhost:9888' })).status).toBe(200);
  });

  it.each([
    [{ typographic: true }, '{“method”:“channels”,“response”:“true”,“rows”:[]}'],
    [{ responseAs: 'boolean' }, '{"method":"channels","response":true,"rows":[]}'],
    [{ idleChannels: 'false' }, '{"method":"channels","response":"false","rows":[]}'],
    [{ emptyRows: 'absent' }, '{"method":"channels","response":"true"}'],
    [{ byteOrderMark: true }, '\uFEFF{"method":"channels","response":"true","rows":[]}'],
  ] as const)('writes JSON with %p', async (switched, body) => {
    Object.assign(sim.settings, switched);
    expect((await get('channels')).bytes.toString('utf8')).toBe(body);
  });

  it.each([
    ['empty', 200, ''],
    ['http500', 500, expect.stringContaining('<html>')],
  ] as const)('can fail as "%s"', async (failure, status, body) => {
    sim.settings.failure = failure;
    const answer = await get('hangup/600');
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  it('fills ids when so switched', async () => {
    sim.settings.fillsUniqueid = true;
    await get('originate/600');
    expect((await get('channels')).body).toMatch(/"channel":"SIP\/1001-00000001".*"uniqueid":"\d+\.1"/);
  });

  it('wraps the rows otherwise by fault, in both formats', async () => {
    await sim.faults.add({ kind: 'wrongEnvelope' });
    expect((await get('channels')).body).toMatch(/^\{"data":\{"method"/);
    expect((await get('channels/xml')).body).toMatch(/^<ArrayOfRow .*<\/ArrayOfRow>$/);
  });

  // A browser repeats a GET by itself when a kept connection breaks before the answer: the phone rings twice.
  it('cuts a reused connection after it has dialled, and only a reused one', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await sim.faults.add({ kind: 'cutReusedAfterActing', operation: 'originate', times: 1 });
    const originate = { target: '/xcally/svc/originate/600', agent };
    await send(sim.url, { target: '/xcally/svc/channels', agent });
    await expect(send(sim.url, originate)).rejects.toThrow(/hang up|ECONNRESET/);
    expect(sim.dials()).toHaveLength(1);
    expect((await send(sim.url, originate)).body).toContain('"response":"true"');
    expect(sim.dials()).toHaveLength(2);
    agent.destroy();
  });

  it('leaves the first request of a connection alone', async () => {
    await sim.faults.add({ kind: 'cutReusedAfterActing', times: 1 });
    expect((await get('originate/600')).status).toBe(200);
    expect(sim.faults.list()).toHaveLength(1);
  });

  it('restores settings with a reset', async () => {
    sim.settings.cors = 'none';
    sim.settings.queues.push('Other');
    await sim.reset();
    expect(sim.settings).toMatchObject({ cors: 'any', queues: ['Sales', 'Support'] });
  });
});
