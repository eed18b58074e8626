import { Agent } from 'node:http';
import { send } from '../testing/raw-http.js';
import { startMotionSimulator, type MotionSimulator } from './start-motion-simulator.js';

describe('Motion phonebar requests', () => {
  let sim: MotionSimulator;
  beforeAll(async () => {
    sim = await startMotionSimulator({ settings: { engine: { ringMs: [60_000, 60_000] } } });
  });
  beforeEach(() => sim.reset());
  afterAll(() => sim.stop());

  const get = (path: string, headers: Record<string, string> = {}) =>
    send(sim.url, { target: `/api/${path}`, headers });
  const rules = () => sim.violations().map(({ rule }) => rule);

  it.each([
    ['a trailing slash', 'calls/', 404, 'path'],
    ['an empty number', 'originate/', 404, 'path'],
    ['a missing number', 'originate', 404, 'path'],
    ['a number in the query of originate', 'originate?number=600', 404, 'path'],
    ['a transfer target in the path', 'transfer/1/600', 404, 'path'],
    ['the older interface', '../xcally/svc/channels', 404, 'path'],
    ['the word attended', 'transfer/attended/1/2', 404, 'path'],
    ['a transfer without number', 'transfer/1', 400, 'number.missing'],
    ['an empty number in the query', 'transfer?number=', 400, 'number.missing'],
    ['a number of other signs', 'transfer?number=06-00', 400, 'number.format'],
    ['a blank in the number', 'originate/06%2000', 400, 'number.format'],
    ['another parameter', 'transfer?number=600&ext=1', 400, 'query'],
    ['a cache buster', 'calls?_=1', 400, 'query'],
    ['a broken escape', 'originate/%zz', 400, 'path.encoding'],
  ])('refuses %s', async (_case, path, status, rule) => {
    expect((await get(path)).status).toBe(status);
    expect(rules()).toEqual([rule]);
    expect(sim.dials()).toEqual([]);
  });

  it.each(['POST', 'OPTIONS'])('answers 405 to %s', async (method) => {
    expect((await send(sim.url, { method, target: '/api/calls' })).status).toBe(405);
    expect(rules()).toEqual(['method']);
  });

  it('lets a page opened from disk read, unless so switched', async () => {
    const allowed = async () =>
      (await get('calls', { Origin: 'null' })).headers['access-control-allow-origin'];
    expect(await allowed()).toBe('*');
    sim.settings.cors = 'none';
    expect(await allowed()).toBeUndefined();
  });

  it('is a closed port when Remote Control is off', async () => {
    const fault = await sim.faults.add({ kind: 'portClosed' });
    await expect(get('calls')).rejects.toThrow('ECONNREFUSED');
    await sim.faults.clear(fault.id);
    expect((await get('calls')).status).toBe(200);
  });

  it('wraps its answer otherwise by fault', async () => {
    await sim.faults.add({ kind: 'wrongEnvelope' });
    expect((await get('calls')).body).toBe('{"result":[]}');
  });

  it('drips and stalls with the header that lets a page read', async () => {
    await sim.faults.add({ kind: 'slowDrip', ms: 0, times: 1 });
    const answer = await get('calls', { Origin: 'null' });
    expect([answer.body, answer.headers['access-control-allow-origin']]).toEqual(['[]', '*']);
  });

  // A browser repeats a GET by itself when a kept connection breaks before the answer: a second session.
  it('makes a second session for a request repeated on a new connection', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await sim.faults.add({ kind: 'cutReusedAfterActing', operation: 'originate', times: 1 });
    await send(sim.url, { target: '/api/calls', agent });
    await expect(send(sim.url, { target: '/api/originate/600', agent })).rejects.toThrow(/hang up|RESET/);
    await send(sim.url, { target: '/api/originate/600', agent });
    expect(JSON.parse((await get('calls')).body)).toMatchObject([{ sessionId: '1' }, { sessionId: '2' }]);
    agent.destroy();
  });
});
