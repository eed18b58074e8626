import {
  startEscauxSimulator,
  startMotionSimulator,
  startXcallySimulator,
  type EscauxSimulator,
  type FaultRule,
  type MotionSimulator,
  type XcallySimulator,
} from '@callspool/vendor-simulators';
import { VendorError } from './core/vendor-error.js';
import { createPhonebar, isMissing } from './phonebar.js';
import { MotionClient } from './motion/motion.client.js';
import { escauxClientAt, type EscauxAt } from './testing/escaux-at.js';
import { monotonicNow, sendWithin } from './testing/fixtures.js';
import { lineTo, untilIt } from './testing/phonebar-at.js';
import { XcallyClient } from './xcally/xcally.client.js';

const dial = sendWithin(600_000);
const TIMEOUT_MS = 200;
const PHONE = 'SDP40001';
const settings = {
  farEndHangsUp: false,
  engine: { ringMs: [20, 20] as [number, number], talkMs: [60_000, 60_000] as [number, number] },
};

/** Every way of the simulators to spoil one answer; those that can, with and without the vendor having acted. */
const FAULTS: FaultRule[] = [
  { kind: 'portClosed' },
  { kind: 'noAnswer' },
  { kind: 'noAnswer', act: false },
  { kind: 'slowDrip', ms: 100 },
  { kind: 'stalledBody' },
  { kind: 'cutBeforeActing' },
  { kind: 'cutAfterActing' },
  { kind: 'cutMidBody' },
  { kind: 'http500' },
  { kind: 'http500', act: true },
  { kind: 'httpStatus', status: 502, act: true },
  { kind: 'httpStatus', status: 404, act: true },
  { kind: 'htmlWith200' },
  { kind: 'htmlWith200', act: true },
  { kind: 'redirect', act: true },
  { kind: 'truncatedBody' },
  { kind: 'wrongEnvelope' },
  { kind: 'delayAnswer', ms: 5_000 },
];

type Sim = XcallySimulator | MotionSimulator | EscauxSimulator;
let xcally: XcallySimulator;
let motion: MotionSimulator;
let escaux: EscauxSimulator;
let sop: EscauxAt;

beforeAll(async () => {
  xcally = await startXcallySimulator({ settings: { ...settings, connectMs: 5 } });
  motion = await startMotionSimulator({ settings: { ...settings, connectMs: 5, lingerMs: 0 } });
  escaux = await startEscauxSimulator({ settings });
});
beforeEach(async () => {
  for (const sim of [xcally, motion, escaux]) await sim.reset();
  sop = escauxClientAt(escaux.url, { timeoutMs: TIMEOUT_MS });
});
afterEach(() => sop.close());
afterAll(async () => {
  for (const sim of [xcally, motion, escaux]) await sim.stop();
});

const xcallyClient = (format: 'json' | 'xml', timeoutMs = TIMEOUT_MS) =>
  new XcallyClient({ line: lineTo('xcally', xcally.url, timeoutMs), format });
const motionClient = (timeoutMs = TIMEOUT_MS) =>
  new MotionClient({ line: lineTo('motion', motion.url, timeoutMs) });

async function talkOnXcally(): Promise<void> {
  const client = xcallyClient('json', 5_000);
  await client.originate('0600', dial);
  await untilIt(async () => (await client.channels())[0]?.['status'] === 'ACTIVE');
}
async function talkOnMotion(): Promise<void> {
  const client = motionClient(5_000);
  await client.originate('0600', dial);
  await untilIt(async () => (await client.calls())[0]?.['stateId'] === 8);
}
/** The far leg of a call in progress. */
async function talkOnEscaux(): Promise<string> {
  await sop.client.calls.originate(
    { phoneId: PHONE, to: '0600', isAsync: false },
    { sendBy: dial, timeoutMs: 5_000 },
  );
  const { value } = await sop.client.calls.getChannels({}, { timeoutMs: 5_000 });
  return value.find(({ ID }) => !ID.includes(PHONE))?.ID ?? '';
}

interface Dialling {
  readonly name: string;
  readonly sim: () => Sim;
  /** What must be going on before. */
  readonly before?: () => Promise<unknown>;
  readonly ask: (prepared: unknown) => Promise<unknown>;
  /** An answer of this kind may be believed in any shape of JSON (inferred): the list of calls tells the truth. */
  readonly believes?: FaultRule['kind'];
}

const DIALLINGS: Dialling[] = [
  ...(['json', 'xml'] as const).flatMap((format): Dialling[] => [
    {
      name: `xCALLY originate, ${format}`,
      sim: () => xcally,
      ask: () => xcallyClient(format).originate('0600', dial),
    },
    {
      name: `xCALLY transfer, ${format}`,
      sim: () => xcally,
      before: talkOnXcally,
      ask: () => xcallyClient(format).transfer('0700', dial),
    },
    {
      name: `xCALLY atxfer, ${format}`,
      sim: () => xcally,
      before: talkOnXcally,
      ask: () => xcallyClient(format).atxfer('0700', dial),
    },
  ]),
  {
    name: 'Motion originate',
    sim: () => motion,
    ask: () => motionClient().originate('0600', dial),
    believes: 'wrongEnvelope',
  },
  {
    name: 'Motion transfer',
    sim: () => motion,
    before: talkOnMotion,
    ask: () => motionClient().transfer('1', '0700', dial),
    believes: 'wrongEnvelope',
  },
  ...[true, false].map((isAsync): Dialling => ({
    name: `ccOriginate, ${isAsync ? 'at once' : 'blocking'}`,
    sim: () => escaux,
    ask: () => sop.client.calls.originate({ phoneId: PHONE, to: '0600', isAsync }, { sendBy: dial }),
  })),
  {
    name: 'ccOriginate by Local',
    sim: () => escaux,
    ask: () =>
      sop.client.calls.originate(
        { phoneId: '0601', to: '0600', extension: '102', technology: 'Local', isAsync: true },
        { sendBy: dial },
      ),
  },
  {
    name: 'ccRedirect',
    sim: () => escaux,
    before: talkOnEscaux,
    ask: (channel) => sop.client.calls.redirect(String(channel), '104', { sendBy: dial }),
  },
];

const outcomeOf = (asked: Promise<unknown>): Promise<VendorError | 'accepted'> =>
  asked.then(
    () => 'accepted' as const,
    (error: unknown) => {
      if (error instanceof VendorError) return error;
      throw error;
    },
  );

describe.each(DIALLINGS)('$name', ({ sim, before, ask, believes }) => {
  it.each(FAULTS)('under %p is no success, and never denies a call that rang', async (fault) => {
    const prepared = await before?.();
    const first = sim().dials().length;
    await sim().faults.add(fault);
    const outcome = await outcomeOf(ask(prepared));
    const rang = sim()
      .dials({ after: first })
      .filter(({ leg }) => leg !== 'second');
    if (outcome === 'accepted') {
      expect([fault.kind, rang.length]).toEqual([believes, 1]);
      return;
    }
    expect(rang.length).toBeLessThanOrEqual(1);
    if (rang.length > 0) expect(outcome.effect).toBe('unknown');
    // A redirect that is followed would be a request that no document knows.
    expect(sim().violations()).toEqual([]);
  });
});

describe.each(['xcally', 'motion'] as const)('the dialer of %s, which looks what came of it', (kind) => {
  it.each(FAULTS)('under %p', async (fault) => {
    const sim = kind === 'xcally' ? xcally : motion;
    const bar = createPhonebar(
      { kind, reading: 'readable', baseUrl: sim.url, timeoutMs: TIMEOUT_MS, watchMs: 800, pollMs: 20 },
      { clock: { now: () => new Date() }, monotonicNow },
    );
    const { dialer } = bar.capabilities;
    if (isMissing(dialer)) throw new Error(dialer.missing);
    await sim.faults.add(fault.kind === 'portClosed' ? fault : { ...fault, operation: 'originate' });
    const outcome = await dialer.originate({ number: '0600', sendBy: dial }).catch((error: unknown) => error);
    const rang = sim.dials().length;
    if (outcome instanceof VendorError) {
      // A call that rings is in the list, so it must have been seen.
      expect(rang).toBe(0);
    } else
      expect([outcome, rang]).toEqual([
        expect.objectContaining({ outcome: 'seen', hasSecondCall: false }),
        1,
      ]);
    expect(sim.violations()).toEqual([]);
  });
});

describe('reads', () => {
  const reads: [string, () => Sim, () => Promise<unknown>][] = [
    ['xCALLY channels in JSON', () => xcally, () => xcallyClient('json').channels()],
    ['xCALLY channels in XML', () => xcally, () => xcallyClient('xml').channels()],
    ['Motion calls', () => motion, () => motionClient().calls()],
    ['ccGetChannels', () => escaux, () => sop.client.calls.getChannels()],
    ['dbGetDirectoryInfo', () => escaux, () => sop.client.database.getDirectoryInfo()],
    ['ccGetQueueMembers', () => escaux, () => sop.client.queues.getMembers()],
  ];
  it.each(reads)('%s: no fault looks like an empty list, and none like an act', async (_name, sim, ask) => {
    for (const fault of FAULTS) {
      const { id } = await sim().faults.add(fault);
      const outcome = await outcomeOf(ask());
      expect([fault.kind, outcome === 'accepted' ? outcome : outcome.effect]).toEqual([fault.kind, 'none']);
      await sim().faults.clear(id);
    }
  });
});

describe('what the SOP changes', () => {
  const QUICK = FAULTS.filter(
    ({ kind }) => !['noAnswer', 'slowDrip', 'stalledBody', 'delayAnswer', 'portClosed'].includes(kind),
  );
  const member = { queue: 'HuntGroup1', phone: 'SDP40002' };
  const changes: [string, (channel: string) => Promise<unknown>][] = [
    ['dbSetProfile', () => sop.client.database.setProfile('102', { status: 'Busy' })],
    ['dbSetProfileParameters', () => sop.client.database.setProfileParameters('102', { ForwardNumber: '1' })],
    [
      'dbAuthenticate set',
      () => sop.client.database.setPincode({ extension: '102', password: '1234', newPassword: '1234' }),
    ],
    ['ccQueueAdd', () => sop.client.queues.add(member)],
    ['ccQueueRemove', () => sop.client.queues.remove(member)],
    ['ccQueuePause', () => sop.client.queues.pause({ queue: 'GeneralQueue', phone: PHONE, paused: true })],
    ['ccQueuePauseAll', () => sop.client.queues.pauseAll({ phone: PHONE, paused: true })],
    ['ccSetvar', (channel) => sop.client.calls.setVariable(channel, 'note', '1')],
    [
      'ccRecord',
      (channel) => sop.client.calls.record({ channel, action: 'start', target: { mailbox: '104' } }),
    ],
    ['ccPark', (channel) => sop.client.calls.park(channel)],
    ['ccHangup', (channel) => sop.client.calls.hangup(channel)],
  ];
  it.each(changes)('%s: no fault looks done, and none undone', async (_name, ask) => {
    for (const fault of QUICK) {
      await escaux.reset();
      const channel = await talkOnEscaux();
      await escaux.faults.add(fault);
      const outcome = await outcomeOf(ask(channel));
      expect([fault, outcome === 'accepted' ? outcome : outcome.effect]).toEqual([fault, 'unknown']);
    }
  });
});
