import {
  startMotionSimulator,
  type MotionSettings,
  type MotionSimulator,
} from '@callspool/vendor-simulators';
import { sendWithin, vendorErrorOf } from '../testing/fixtures.js';
import { lineTo, untilIt } from '../testing/phonebar-at.js';
import { MotionClient } from './motion.client.js';
import { toCall } from './motion.mapper.js';

/** The client and the simulator have two authors, who read the same page: here they meet. */
const dial = sendWithin(600_000);
let sim: MotionSimulator;
beforeAll(async () => {
  sim = await startMotionSimulator({
    settings: {
      connectMs: 5,
      lingerMs: 0,
      farEndHangsUp: false,
      engine: { ringMs: [20, 20] },
      callerWaitsMs: [60_000, 60_000],
    },
  });
});
const drifts: string[] = [];
beforeEach(() => {
  drifts.length = 0;
  return sim.reset();
});
afterAll(() => sim.stop());

const client = () =>
  new MotionClient({ line: lineTo('motion', sim.url), reportDrift: ({ what }) => drifts.push(what) });
const states = async () =>
  (await client().calls()).map((row) => {
    const read = toCall(row);
    if (typeof read === 'string') throw new Error(read);
    expect(read.drift).toEqual([]);
    return `${read.call.handle} ${read.call.number} ${read.call.state}`;
  });
const is = (state: string) => untilIt(async () => (await states()).includes(state));
const talkTo = async (number: string, session: string) => {
  await client().originate(number, dial);
  await is(`${session} ${number} talking`);
};
const ring = (src: string) => expect(sim.receiveCall({ src })).toBe(true);
const rang = () => sim.dials().map(({ operation, number }) => `${operation} ${number}`);

const good: [string, () => Promise<unknown>][] = [
  [
    'calls',
    async () => {
      expect(await states()).toEqual([]);
      ring('0477');
      expect(await states()).toEqual(['1 0477 incoming']);
    },
  ],
  [
    'answer',
    async () => {
      ring('0477');
      await client().answerAny();
      expect(await states()).toEqual(['1 0477 talking']);
    },
  ],
  [
    'answer/{session}',
    async () => {
      ring('0477');
      ring('0478');
      await client().answer('2');
      expect(await states()).toEqual(['1 0477 incoming', '2 0478 talking']);
    },
  ],
  [
    'originate',
    async () => {
      await client().originate('+12498398500', dial);
      expect(rang()).toEqual(['originate +12498398500']);
    },
  ],
  [
    'hangup of all',
    async () => {
      await talkTo('0600', '1');
      ring('0477');
      await client().hangupAll();
      expect(await states()).toEqual([]);
    },
  ],
  [
    'hangup/{session}',
    async () => {
      await talkTo('0600', '1');
      ring('0477');
      await client().hangup('1');
      expect(await states()).toEqual(['2 0477 incoming']);
    },
  ],
  [
    'hold',
    async () => {
      await talkTo('0600', '1');
      await client().holdAny();
      expect(await states()).toEqual(['1 0600 held']);
    },
  ],
  [
    'hold/{session}, there and back',
    async () => {
      await talkTo('0600', '1');
      await client().hold('1');
      expect(await states()).toEqual(['1 0600 held']);
      await client().hold('1');
      expect(await states()).toEqual(['1 0600 talking']);
    },
  ],
  [
    'transfer',
    async () => {
      await talkTo('0600', '1');
      await client().transferAny('+0700', dial);
      expect([rang(), await states()]).toEqual([['originate 0600', 'transfer +0700'], []]);
    },
  ],
  [
    'transfer/{session}',
    async () => {
      await talkTo('0600', '1');
      await client().transfer('1', '*21#', dial);
      expect([rang(), await states()]).toEqual([['originate 0600', 'transfer *21#'], []]);
    },
  ],
  [
    'transfer/attendant',
    async () => {
      await talkTo('0600', '1');
      await client().hold('1');
      await talkTo('0700', '2');
      await client().transferAttended('1', '2');
      expect(await states()).toEqual([]);
    },
  ],
  [
    'conference',
    async () => {
      await talkTo('0600', '1');
      await client().hold('1');
      await talkTo('0700', '2');
      await client().conference();
      expect(await states()).toEqual(['1 0600 talking', '2 0700 talking']);
    },
  ],
];

it.each(good)('%s', async (_name, run) => {
  await run();
  expect([sim.violations(), sim.refusals(), drifts]).toEqual([[], [], []]);
});

const forms: [string, Partial<MotionSettings>][] = [
  ['a list under calls', { listForm: 'calls' }],
  ['a list under data', { listForm: 'data' }],
  ['no content for no calls', { idleList: 'noContent' }],
  ['sessions as numbers', { numericSessionIds: true }],
  ['a session in the answer', { originateReturnsSession: true }],
  ['calls without duration', { missingFields: ['duration', 'incoming'] }],
];
it.each(forms)('reads %s', async (_name, form) => {
  Object.assign(sim.settings, form);
  expect(await states()).toEqual([]);
  await talkTo('0600', '1');
  await client().hold('1');
  expect(await states()).toEqual(['1 0600 held']);
  expect([sim.violations(), drifts]).toEqual([[], []]);
});

it.each([
  ['transferred', (c: MotionClient) => c.transfer('1', '0700', dial)],
  ['hung up', (c: MotionClient) => c.hangup('1')],
] as const)('shows a call that was %s as ended while it is still listed', async (_name, end) => {
  sim.settings.lingerMs = 60_000;
  await talkTo('0600', '1');
  await end(client());
  expect(await states()).toEqual(['1 0600 ended']);
});

const refusals: [string, () => void | Promise<unknown>, (c: MotionClient) => Promise<unknown>][] = [
  [
    'originate, nobody logged in',
    () => void (sim.settings.loggedIn = false),
    (c) => c.originate('0600', dial),
  ],
  ['originate during a call', () => talkTo('0600', '1'), (c) => c.originate('0700', dial)],
  ['answer, nothing rings', () => undefined, (c) => c.answerAny()],
  ['answer of an unknown session', () => undefined, (c) => c.answer('9')],
  ['answer of a call in progress', () => talkTo('0600', '1'), (c) => c.answer('1')],
  ['hangup of all, of none', () => undefined, (c) => c.hangupAll()],
  ['hangup of an unknown session', () => talkTo('0600', '1'), (c) => c.hangup('9')],
  ['hold, nobody talks', () => undefined, (c) => c.holdAny()],
  ['hold of an unknown session', () => undefined, (c) => c.hold('9')],
  [
    'hold twice where it does not toggle',
    async () => {
      sim.settings.holdTwice = 'fails';
      await talkTo('0600', '1');
      await client().hold('1');
    },
    (c) => c.hold('1'),
  ],
  ['transfer, nobody talks', () => undefined, (c) => c.transferAny('0700', dial)],
  ['transfer of a ringing call', () => ring('0477'), (c) => c.transfer('1', '0700', dial)],
  ['attended transfer to an unknown session', () => talkTo('0600', '1'), (c) => c.transferAttended('1', '9')],
  ['conference of one call', () => talkTo('0600', '1'), (c) => c.conference()],
];
// No status of a phonebar is documented, so none of them proves that nothing was done.
it.each(refusals)('never takes for done: %s', async (_name, prepare, ask) => {
  await prepare();
  const before = sim.dials().length;
  expect(await vendorErrorOf(ask(client()))).toMatchObject({ effect: 'unknown' });
  expect(sim.dials()).toHaveLength(before);
});
