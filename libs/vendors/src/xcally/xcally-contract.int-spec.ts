import {
  startXcallySimulator,
  type XcallySettings,
  type XcallySimulator,
} from '@callspool/vendor-simulators';
import { sendWithin, vendorErrorOf } from '../testing/fixtures.js';
import { lineTo, untilIt } from '../testing/phonebar-at.js';
import { XcallyClient } from './xcally.client.js';
import { toCall } from './xcally.mapper.js';

/** The client and the simulator have two authors, who read the same page: here they meet. */
const dial = sendWithin(600_000);
let sim: XcallySimulator;
beforeAll(async () => {
  sim = await startXcallySimulator({
    settings: {
      connectMs: 5,
      farEndHangsUp: false,
      engine: { ringMs: [20, 20] },
      callerWaitsMs: [60_000, 60_000],
    },
  });
});
beforeEach(() => sim.reset());
afterAll(() => sim.stop());

describe.each(['json', 'xml'] as const)('xCALLY v.2 in %s', (format) => {
  const drifts: string[] = [];
  const client = () =>
    new XcallyClient({
      line: lineTo('xcally', sim.url),
      format,
      reportDrift: ({ what }) => drifts.push(what),
    });
  beforeEach(() => (drifts.length = 0));

  /** The calls as our mapper reads them; what it does not know fails the test. */
  const calls = async () =>
    (await client().channels()).map((row) => {
      const read = toCall(row);
      if (typeof read === 'string') throw new Error(read);
      expect(read.drift).toEqual([]);
      return read.call;
    });
  const states = async () => (await calls()).map(({ number, state }) => `${number} ${state}`);
  const talkTo = async (number: string) => {
    await client().originate(number, dial);
    await untilIt(async () => (await states()).includes(`${number} talking`));
  };
  const ring = (src: string) => expect(sim.receiveCall({ src })).toBe(true);

  const good: [string, () => Promise<unknown>][] = [
    [
      'originate',
      async () => {
        await client().originate('+49600', dial);
        expect(sim.dials().map(({ operation, number }) => [operation, number])).toEqual([
          ['originate', '+49600'],
        ]);
      },
    ],
    [
      'answer',
      async () => {
        ring('0477');
        expect(await states()).toEqual(['0477 incoming']);
        await client().answer();
        expect(await states()).toEqual(['0477 talking']);
      },
    ],
    [
      'hangup',
      async () => {
        await talkTo('0600');
        await client().hangup('0600');
        expect(await states()).toEqual([]);
      },
    ],
    [
      'holding, there and back',
      async () => {
        await talkTo('0600');
        await client().holding('0600');
        expect(await states()).toEqual(['0600 held']);
        await client().holding('0600');
        expect(await states()).toEqual(['0600 talking']);
      },
    ],
    [
      'channels',
      async () => {
        expect(await states()).toEqual([]);
        await talkTo('0600');
        const [call] = await calls();
        expect(call).toMatchObject({ handle: '0600', state: 'talking', durationSeconds: 0 });
      },
    ],
    [
      'channel',
      async () => {
        await talkTo('*21#');
        expect(await client().channel('*21#')).toHaveLength(1);
      },
    ],
    [
      'recents',
      async () => {
        await talkTo('0600');
        await client().hangup('0600');
        expect((await client().recents()).map((row) => row['extension'])).toEqual(['0600']);
      },
    ],
    [
      'queues',
      async () => expect((await client().queues()).map((row) => row['queue'])).toEqual(['Sales', 'Support']),
    ],
    ['peer', async () => expect(await client().peer()).toMatchObject([{ status: 'REGISTERED' }])],
    [
      'transfer',
      async () => {
        await talkTo('0600');
        await client().transfer('0700', dial);
        expect(sim.dials().map(({ operation, number }) => [operation, number])).toEqual([
          ['originate', '0600'],
          ['transfer', '0700'],
        ]);
        expect(await states()).toEqual([]);
      },
    ],
    [
      'atxfer',
      async () => {
        await talkTo('0600');
        await client().atxfer('0700', dial);
        await untilIt(async () => (await states()).includes('0700 talking'));
        expect(await states()).toEqual(['0600 held', '0700 talking']);
      },
    ],
    [
      'conference, in the order of the page',
      async () => {
        ring('0477');
        await client().answer();
        await client().holding('0477');
        await talkTo('0600');
        await client().conference('0477');
        expect(await states()).toEqual(['0477 talking', '0600 talking']);
        await client().hangup('0477');
        await client().hangup('0600');
      },
    ],
    ['reload', async () => expect((await client().reload()).status).toBe('accepted')],
  ];

  it.each(good)('%s', async (_name, run) => {
    await run();
    expect([sim.violations(), sim.refusals(), drifts]).toEqual([[], [], []]);
  });

  /** Forms that no page decides between. */
  const forms: [string, Partial<XcallySettings>][] = [
    ['a boolean response', { responseAs: 'boolean' }],
    ['no rows at all', { emptyRows: 'absent' }],
    ['the quotes of the page', { typographic: true }],
    ['a byte-order mark and a declaration', { byteOrderMark: true, xmlDeclaration: true }],
    ['false for an idle phonebar', { idleChannels: 'false' }],
    ['filled ids', { fillsUniqueid: true }],
  ];
  it.each(forms)('reads %s', async (_name, form) => {
    Object.assign(sim.settings, form);
    expect(await states()).toEqual([]);
    await talkTo('0600');
    expect(await states()).toEqual(['0600 talking']);
    expect([sim.violations(), drifts]).toEqual([[], []]);
  });

  const refusals: [string, () => void | Promise<unknown>, () => Promise<unknown>, 'none' | 'unknown'][] = [
    [
      'originate, nobody logged in',
      () => void (sim.settings.loggedIn = false),
      () => client().originate('0600', dial),
      'unknown',
    ],
    ['originate during a call', () => talkTo('0600'), () => client().originate('0700', dial), 'unknown'],
    ['answer, nothing rings', () => undefined, () => client().answer(), 'unknown'],
    ['hangup of no call', () => undefined, () => client().hangup('0600'), 'unknown'],
    ['holding of another call', () => talkTo('0600'), () => client().holding('0700'), 'unknown'],
    ['channel of no call', () => undefined, () => client().channel('0600'), 'none'],
    ['transfer without a call', () => undefined, () => client().transfer('0700', dial), 'unknown'],
    ['atxfer without a call', () => undefined, () => client().atxfer('0700', dial), 'unknown'],
    ['conference of a call not on hold', () => talkTo('0600'), () => client().conference('0600'), 'unknown'],
  ];
  it.each(refusals)('is refused: %s', async (_name, prepare, ask, effect) => {
    await prepare();
    const rang = sim.dials().length;
    expect(await vendorErrorOf(ask())).toMatchObject({ kind: 'refused', effect });
    expect(sim.dials()).toHaveLength(rang);
  });

  it.each(['empty', 'http500'] as const)('takes a failure in the form %s for no success', async (failure) => {
    sim.settings.failure = failure;
    const error = await vendorErrorOf(client().hangup('0600'));
    expect([error.kind, error.effect]).toEqual([failure === 'empty' ? 'protocol' : 'broken', 'unknown']);
  });
});
