import { ManualClock } from '../engine/clock.js';
import { send } from '../testing/raw-http.js';
import { startXcallySimulator, type XcallySimulator } from './start-xcally-simulator.js';

const FAILED = (method: string) => ({ method, response: 'false', rows: [] });
const DONE = (method: string) => ({ method, response: 'true', rows: [] });

interface Envelope {
  readonly method: string;
  readonly response: string;
  readonly rows: Record<string, unknown>[];
}

describe('the xCALLY phonebar', () => {
  const clock = new ManualClock('2026-03-02T12:00:00Z');
  let sim: XcallySimulator;
  beforeAll(async () => {
    sim = await startXcallySimulator({
      clock,
      settings: { engine: { ringMs: [2000, 2000], talkMs: [60_000, 60_000] } },
    });
  });
  beforeEach(() => sim.reset());
  afterAll(() => sim.stop());

  const get = (path: string) => send(sim.url, { target: `/xcally/svc/${path}` });
  const ask = async (path: string) => JSON.parse((await get(path)).body) as Envelope;
  const states = async () =>
    Object.fromEntries((await ask('channels')).rows.map(({ extension, status }) => [extension, status]));
  const rules = () => sim.violations().map(({ rule }) => rule);
  const refused = () => sim.refusals().map(({ rule }) => rule);
  /** Dials and waits until somebody has answered. */
  const talkTo = async (number: string) => {
    await ask(`originate/${number}`);
    clock.advance(2000);
  };

  it('dials a number that rings, is answered and ends', async () => {
    expect(await ask('originate/600')).toEqual(DONE('originate'));
    expect(await states()).toEqual({ '600': 'CONNECTING' });
    clock.advance(200);
    expect(await states()).toEqual({ '600': 'ALERTING' });
    clock.advance(1800);
    expect(await states()).toEqual({ '600': 'ACTIVE' });
    clock.advance(60_000);
    expect(await states()).toEqual({});
    expect(sim.dials()).toMatchObject([{ vendor: 'xcally', operation: 'originate', number: '600' }]);
    expect(sim.violations()).toEqual([]);
  });

  it('shows a call with the keys of the sample, without an id', async () => {
    await talkTo('600');
    clock.advance(4000);
    expect((await get('channels')).body).toBe(
      '{"method":"channels","response":"true","rows":[{"extension":"600","queue":"","calldata":"","channel":"","event":"","uniqueid":"","status":"ACTIVE","duration":6,"codec":"PCMU"}]}',
    );
  });

  it('writes the same in XML, rows under the root and "evt" for "event"', async () => {
    await talkTo('600');
    expect((await get('channels/xml')).body).toBe(
      '<root xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><method>channels</method><response>true</response><row><extension>600</extension><queue/><calldata/><channel/><evt/><uniqueid/><status>ACTIVE</status><duration>2</duration><codec>PCMU</codec></row></root>',
    );
  });

  it.each(['originate/xml/600', 'peer/xml', 'queues/xml', 'recents/xml', 'reload/xml'])(
    'answers %s in XML',
    async (path) => {
      const { body, headers } = await get(path);
      expect(headers['content-type']).toMatch(/^text\/xml/);
      expect(body).toContain(`<method>${path.split('/')[0]}</method><response>true</response>`);
    },
  );

  it('never rings a number that is busy', async () => {
    await ask('originate/0285');
    clock.advance(1000);
    expect(await states()).toEqual({ '0285': 'CONNECTING' });
    clock.advance(1000);
    expect(await states()).toEqual({});
  });

  it('answers a call that comes in, with its queue', async () => {
    sim.receiveCall({ src: '0471', queue: 'Sales' });
    expect((await ask('channels')).rows).toMatchObject([
      { extension: '0471', queue: 'Sales', status: 'INCOMING' },
    ]);
    expect(await ask('answer')).toEqual(DONE('answer'));
    expect(await states()).toEqual({ '0471': 'ACTIVE' });
    expect(sim.dials()).toEqual([]);
  });

  it('fails to answer when nothing rings', async () => {
    expect(await ask('answer')).toEqual(FAILED('answer'));
    expect(refused()).toEqual(['call.none']);
    expect(rules()).toEqual([]);
  });

  it('answers a caller named in the path, and notes it', async () => {
    sim.receiveCall({ src: '0471' });
    expect(await ask('answer/0471')).toEqual(DONE('answer'));
    expect(rules()).toEqual(['answer.number']);
  });

  it('lets a caller give up', async () => {
    sim.receiveCall({ src: '0471' });
    clock.advance(30_000);
    expect(await states()).toEqual({});
    expect((await ask('recents')).rows).toMatchObject([{ extension: '0471', status: 'TERMINATED' }]);
  });

  it('hangs up by number', async () => {
    await talkTo('600');
    expect(await ask('hangup/600')).toEqual(DONE('hangup'));
    expect(await states()).toEqual({});
    expect(await ask('hangup/600')).toEqual(FAILED('hangup'));
    expect(refused()).toEqual(['call.unknown']);
  });

  it('holds a call and takes it back, or refuses to when so switched', async () => {
    await talkTo('600');
    await ask('holding/600');
    expect(await states()).toEqual({ '600': 'HOLDING' });
    await ask('holding/600');
    expect(await states()).toEqual({ '600': 'ACTIVE' });
    sim.settings.holdingTwice = 'fails';
    await ask('holding/600');
    expect(await ask('holding/600')).toEqual(FAILED('holding'));
    expect(rules()).toEqual([]);
  });

  // The same request means two things: a hold that comes a moment late takes the agent off the queues.
  it('pauses the agent by holding without a call, and notes it', async () => {
    expect((await ask('queues')).rows).toContainEqual({ queue: 'Sales', status: 'READY' });
    expect(await ask('holding/600')).toEqual(DONE('holding'));
    expect(sim.settings.paused).toBe(true);
    expect((await ask('queues')).rows).toContainEqual({ queue: 'Sales', status: 'PAUSED' });
    expect(rules()).toEqual(['holding.paused']);
  });

  it('takes a pause on purpose for none when so switched', async () => {
    sim.settings.holdingWithoutCall = 'quiet';
    await ask('holding/600');
    expect(sim.settings.paused).toBe(true);
    expect(rules()).toEqual([]);
  });

  it('shows one call, or fails', async () => {
    await talkTo('600');
    expect((await ask('channel/600')).rows).toMatchObject([{ extension: '600' }]);
    expect(await ask('channel/601')).toEqual(FAILED('channel'));
  });

  it('tells of the peer', async () => {
    expect((await ask('peer')).rows).toEqual([{ extension: '1001', status: 'REGISTERED', codec: 'PCMU' }]);
  });

  it('transfers the active call, which rings the target', async () => {
    await talkTo('600');
    expect(await ask('transfer/700')).toEqual(DONE('transfer'));
    expect(await states()).toEqual({});
    expect(sim.dials()).toMatchObject([{}, { operation: 'transfer', number: '700', endedAt: null }]);
    clock.advance(62_000);
    expect(sim.dials()[1]?.endedAt).not.toBeNull();
  });

  it('consults before a transfer, and completes it by hanging up', async () => {
    await talkTo('600');
    await ask('atxfer/700');
    expect(await states()).toEqual({ '600': 'HOLDING', '700': 'CONNECTING' });
    clock.advance(2000);
    await ask('hangup/700');
    expect(await states()).toEqual({});
    expect(sim.dials().map(({ endedAt }) => endedAt)).toEqual([null, null]);
  });

  it('goes back to the caller when the consultation was never answered', async () => {
    await talkTo('600');
    await ask('atxfer/700');
    await ask('hangup/700');
    expect(await states()).toEqual({ '600': 'HOLDING' });
    expect(sim.dials()).toMatchObject([{ endedAt: null }, { outcome: 'cancelled' }]);
  });

  it.each(['transfer/700', 'atxfer/700'])('fails %s without an active call', async (path) => {
    expect(await ask(path)).toEqual(FAILED(path.split('/')[0] ?? ''));
    expect(refused()).toEqual(['call.none']);
    expect(sim.dials()).toEqual([]);
  });

  it('joins calls in the documented order', async () => {
    sim.receiveCall({ src: '0471' });
    await ask('answer');
    await ask('holding/0471');
    await talkTo('600');
    expect(await ask('conference/0471')).toEqual(DONE('conference'));
    expect(await states()).toEqual({ '0471': 'ACTIVE', '600': 'ACTIVE' });
    expect(await ask('transfer/700')).toEqual(FAILED('transfer'));
    expect([refused(), rules()]).toEqual([['call.ambiguous'], []]);
  });

  it.each([
    ['a call that is not on hold', ['0469'], 'conference/0469'],
    ['a held call without another', ['0469', 'hold'], 'conference/0469'],
  ])('refuses a conference with %s', async (_case, [number = '', held], path) => {
    await talkTo(number);
    if (held !== undefined) await ask(`holding/${number}`);
    expect(await ask(path)).toEqual(FAILED('conference'));
    expect([refused(), rules()]).toEqual([['conference.order'], []]);
  });

  it('refuses to dial during an active call', async () => {
    await talkTo('600');
    expect(await ask('originate/601')).toEqual(FAILED('originate'));
    expect([refused(), rules()]).toEqual([['call.active'], []]);
    await ask('holding/600');
    expect(await ask('originate/601')).toEqual(DONE('originate'));
  });

  it('dials for nobody who is logged out, and never without a line', async () => {
    sim.settings.loggedIn = false;
    expect(await ask('originate/600')).toEqual(FAILED('originate'));
    sim.settings.loggedIn = true;
    sim.settings.engine.lines = 0;
    expect(await ask('originate/600')).toEqual(FAILED('originate'));
    expect(refused()).toEqual(['agent.loggedOut', 'lines']);
    expect(sim.dials()).toEqual([]);
  });

  it('reloads, and notes it during a call', async () => {
    expect(await ask('reload')).toEqual(DONE('reload'));
    expect(rules()).toEqual([]);
    await talkTo('600');
    expect(await ask('reload')).toEqual(DONE('reload'));
    expect(rules()).toEqual(['reload.call']);
  });

  it('loses its calls when it is started again, not the ground truth', async () => {
    await talkTo('600');
    sim.restart();
    expect(await states()).toEqual({});
    expect((await ask('recents')).rows).toEqual([]);
    expect(sim.dials()).toHaveLength(1);
  });

  it('ends a call from the far end', async () => {
    await talkTo('600');
    expect(sim.farEndHangsUp('600')).toBe(true);
    expect(await states()).toEqual({});
    expect(sim.farEndHangsUp('600')).toBe(false);
  });
});
