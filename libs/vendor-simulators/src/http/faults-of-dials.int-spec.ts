import { startEscauxSimulator, type EscauxSimulator } from '../escaux/start-escaux-simulator.js';
import { startMotionSimulator, type MotionSimulator } from '../motion/start-motion-simulator.js';
import { send } from '../testing/raw-http.js';
import { startXcallySimulator, type XcallySimulator } from '../xcally/start-xcally-simulator.js';
import type { FaultRule } from './faults.js';

const TARGETS = {
  xcally: '/xcally/svc/originate/600',
  motion: '/api/originate/600',
  escaux: '/xml/ccOriginate.php?phone_id=SDP40001&to=600',
};

type Vendor = keyof typeof TARGETS;

// Every one of these dials on a GET, and the caller cannot tell from the fault alone whether a phone rang.
describe.each(['xcally', 'motion', 'escaux'] as Vendor[])('a broken answer to a dial of %s', (vendor) => {
  let sim: XcallySimulator | MotionSimulator | EscauxSimulator;
  beforeAll(async () => {
    const settings = {
      engine: { ringMs: [20, 20] as [number, number], talkMs: [60_000, 60_000] as [number, number] },
    };
    const simulators = {
      xcally: () => startXcallySimulator({ settings }),
      motion: () => startMotionSimulator({ settings }),
      escaux: () => startEscauxSimulator({ settings: { ...settings, originateWaitsFor: 'phone' } }),
    };
    sim = await simulators[vendor]();
  });
  beforeEach(() => sim.reset());
  afterAll(() => sim.stop());

  const dial = (timeoutMs = 10_000) => send(sim.url, { target: TARGETS[vendor], timeoutMs });
  const hasRung = () => sim.dials().length > 0;

  it.each([
    [{ kind: 'cutBeforeActing' }, /hang up|ECONNRESET/, false],
    [{ kind: 'cutAfterActing' }, /hang up|ECONNRESET/, true],
    [{ kind: 'cutMidBody' }, /aborted|ECONNRESET/, true],
    [{ kind: 'noAnswer' }, /timed out/, true],
    [{ kind: 'noAnswer', act: false }, /timed out/, false],
    [{ kind: 'stalledBody' }, /timed out|aborted/, true],
    [{ kind: 'slowDrip', ms: 100 }, /timed out/, true],
    [{ kind: 'delayAnswer', ms: 5000 }, /timed out/, true],
    [{ kind: 'portClosed' }, /ECONNREFUSED/, false],
  ] as [FaultRule, RegExp, boolean][])('fails with %p', async (rule, problem, rings) => {
    await sim.faults.add(rule);
    // Only what hangs is waited for briefly: a busy machine must not turn a cut line into a time-out.
    await expect(dial(problem.test('timed out') ? 500 : 10_000)).rejects.toThrow(problem);
    expect(hasRung()).toBe(rings);
  });

  it.each([
    [{ kind: 'http500' }, 500, false],
    [{ kind: 'http500', act: true }, 500, true],
    [{ kind: 'htmlWith200' }, 200, false],
    [{ kind: 'redirect' }, 302, false],
    [{ kind: 'truncatedBody' }, 200, true],
    [{ kind: 'wrongEnvelope' }, 200, true],
  ] as [FaultRule, number, boolean][])('answers with %p', async (rule, status, rings) => {
    const good = (await dial()).body;
    await sim.reset();
    await sim.faults.add(rule);
    const answer = await dial();
    expect(answer.status).toBe(status);
    expect(answer.body).not.toBe(good);
    expect(hasRung()).toBe(rings);
  });
});
