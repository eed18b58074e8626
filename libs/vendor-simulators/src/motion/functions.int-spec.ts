import { ManualClock } from '../engine/clock.js';
import { send } from '../testing/raw-http.js';
import { startMotionSimulator, type MotionSimulator } from './start-motion-simulator.js';

interface ListedCall {
  readonly sessionId: string;
  readonly stateId: number;
}

describe('the Motion phonebar', () => {
  const clock = new ManualClock('2026-03-02T12:00:00Z');
  let sim: MotionSimulator;
  beforeAll(async () => {
    sim = await startMotionSimulator({
      clock,
      settings: { engine: { ringMs: [2000, 2000], talkMs: [60_000, 60_000] } },
    });
  });
  beforeEach(() => sim.reset());
  afterAll(() => sim.stop());

  const get = (path: string) => send(sim.url, { target: `/api/${path}` });
  const status = async (path: string) => (await get(path)).status;
  const calls = async () => JSON.parse((await get('calls')).body) as ListedCall[];
  const states = async () =>
    Object.fromEntries((await calls()).map(({ sessionId, stateId }) => [sessionId, stateId]));
  const rules = () => sim.violations().map(({ rule }) => rule);
  const refused = () => sim.refusals().map(({ rule }) => rule);
  const talkTo = async (number: string) => {
    await get(`originate/${number}`);
    clock.advance(2000);
  };
  /** Session 1 on hold, session 2 talking. */
  const twoCalls = async () => {
    await talkTo('601');
    await get('hold/1');
    await talkTo('602');
  };

  it('lists nothing when idle', async () => {
    expect((await get('calls')).body).toBe('[]');
    sim.settings.idleList = 'noContent';
    expect(await get('calls')).toMatchObject({ status: 204, body: '' });
  });

  it('dials through the documented states', async () => {
    expect((await get('originate/12498398500')).body).toBe('{"success":true}');
    const seen: unknown[] = [];
    for (const ms of [0, 200, 1800, 60_000, 500]) {
      clock.advance(ms);
      seen.push(await states());
    }
    expect(seen).toEqual([{ '1': 2 }, { '1': 4 }, { '1': 8 }, { '1': 128 }, {}]);
    expect(sim.dials()).toMatchObject([{ vendor: 'motion', number: '12498398500', vendorCallId: '1' }]);
    expect(sim.violations()).toEqual([]);
  });

  it('shows the fields of a call', async () => {
    sim.receiveCall({ src: '0471' });
    clock.advance(12_000);
    expect((await get('calls')).body).toBe(
      '[{"sessionId":"1","callingNumber":"0471","duration":12,"stateId":32,"incoming":true}]',
    );
  });

  it.each([
    [{ listForm: 'calls' }, /^\{"calls":\[\{"sessionId":"1"/],
    [{ listForm: 'data' }, /^\{"data":\[\{"sessionId":"1"/],
    [{ numericSessionIds: true }, /^\[\{"sessionId":1,/],
    [
      { missingFields: ['duration', 'incoming'] },
      /^\[\{"sessionId":"1","callingNumber":"0471","stateId":32\}\]$/,
    ],
  ] as const)('lists otherwise with %p', async (switched, body) => {
    Object.assign(sim.settings, switched);
    sim.receiveCall({ src: '0471' });
    expect((await get('calls')).body).toMatch(body);
  });

  it('may skip the ringing, and may name the session it made', async () => {
    Object.assign(sim.settings, { showsAlerting: false, originateReturnsSession: true });
    expect((await get('originate/601')).body).toBe('{"success":true,"sessionId":"1"}');
    clock.advance(1999);
    expect(await states()).toEqual({ '1': 2 });
  });

  it('answers any call, or the one that is named; the other party waits', async () => {
    await talkTo('601');
    sim.receiveCall({ src: '0471' });
    sim.receiveCall({ src: '0472' });
    expect(await status('answer/3')).toBe(200);
    expect(await states()).toEqual({ '1': 64, '2': 32, '3': 8 });
    expect(await status('answer')).toBe(200);
    expect(await states()).toEqual({ '1': 64, '2': 8, '3': 64 });
  });

  it('hangs up one call, or all of them without an id', async () => {
    await twoCalls();
    expect(await status('hangup/1')).toBe(200);
    expect(await states()).toEqual({ '1': 128, '2': 8 });
    sim.receiveCall({ src: '0471' });
    expect(await status('hangup')).toBe(200);
    expect(await states()).toEqual({ '1': 128, '2': 128, '3': 128 });
  });

  it('holds and takes back, or answers 409 when so switched', async () => {
    await talkTo('601');
    await get('hold');
    expect(await states()).toEqual({ '1': 64 });
    await get('hold/1');
    expect(await states()).toEqual({ '1': 8 });
    sim.settings.holdTwice = 'fails';
    await get('hold/1');
    expect(await status('hold/1')).toBe(409);
    expect(rules()).toEqual([]);
  });

  it.each(['transfer?number=700', 'transfer/1?number=700'])('sends a call away by %s', async (path) => {
    await talkTo('601');
    expect(await status(path)).toBe(200);
    expect(await states()).toEqual({ '1': 16 });
    expect(sim.dials()).toMatchObject([{}, { operation: 'transfer', number: '700' }]);
    clock.advance(500);
    expect(await states()).toEqual({});
  });

  it('joins two sessions and leaves', async () => {
    await twoCalls();
    expect(await status('transfer/attendant/1/2')).toBe(200);
    expect(await states()).toEqual({ '1': 16, '2': 16 });
    expect(sim.dials().map(({ endedAt }) => endedAt)).toEqual([null, null]);
  });

  it('joins two calls in a conference', async () => {
    await twoCalls();
    expect(await status('conference')).toBe(200);
    expect(await states()).toEqual({ '1': 8, '2': 8 });
  });

  it.each([
    ['answer', 409, 'session.none'],
    ['hangup', 409, 'session.none'],
    ['hold', 409, 'session.none'],
    ['conference', 409, 'conference.calls'],
    ['transfer?number=700', 409, 'session.none'],
    ['answer/9', 404, 'session.unknown'],
    ['hangup/9', 404, 'session.unknown'],
    ['hold/9', 404, 'session.unknown'],
    ['transfer/9?number=700', 404, 'session.unknown'],
    ['transfer/attendant/8/9', 404, 'session.unknown'],
  ])('answers %s without a call with %i', async (path, expected, rule) => {
    const answer = await get(path);
    expect(answer.status).toBe(expected);
    expect(JSON.parse(answer.body)).toEqual({ success: false, error: expect.any(String) });
    expect(refused()).toEqual([rule]);
    expect(rules()).toEqual([]);
  });

  it('refuses to dial during an active call, or holds it, by switch', async () => {
    await talkTo('601');
    expect(await status('originate/602')).toBe(409);
    expect([refused(), rules()]).toEqual([['call.active'], []]);
    sim.settings.secondOriginate = 'holds';
    expect(await status('originate/602')).toBe(200);
    expect(await states()).toEqual({ '1': 64, '2': 2 });
  });

  it('refuses to hold what still rings', async () => {
    await get('originate/601');
    expect(await status('hold/1')).toBe(409);
    expect([refused(), rules()]).toEqual([['session.transition'], []]);
  });

  it('refuses to join a session with itself', async () => {
    await talkTo('601');
    expect(await status('transfer/attendant/1/1')).toBe(409);
    expect(rules()).toEqual(['session.equal']);
  });

  it('refuses a conference of three', async () => {
    await twoCalls();
    sim.receiveCall({ src: '0471' });
    expect(await status('conference')).toBe(409);
  });

  it('uses session ids again after it was started anew', async () => {
    await talkTo('601');
    sim.restart();
    expect(await calls()).toEqual([]);
    await get('originate/602');
    expect(await states()).toEqual({ '1': 2 });
  });
});
