import { ManualClock } from '../engine/clock.js';
import { post, signIn } from '../testing/raw-http.js';
import { startUcontactSimulator, type UcontactSimulator } from './start-ucontact-simulator.js';

const APPEND = {
  calldate: null as string | null,
  campaign: 'Sales<-',
  destination: '12-345-601',
  alternatives: '',
  agent: '',
  data: 'lead=7f3a',
  source: 'callspool',
  bulk: true as unknown,
  automatic: false as unknown,
};

describe('DialerTask', () => {
  // 09:00 in Montevideo.
  const clock = new ManualClock('2026-03-02T12:00:00Z');
  let sim: UcontactSimulator;
  let headers: Record<string, string>;
  beforeAll(async () => {
    sim = await startUcontactSimulator({ clock, dialers: DIALERS });
    headers = await signIn(sim.url);
  });
  beforeEach(() => sim.reset());
  afterAll(() => sim.stop());

  const push = async (call: object): Promise<string> =>
    (await post(sim.url, 'Dialers/DialerTask', { call: JSON.stringify(call) }, headers)).body;
  const violated = () => sim.violations().map(({ rule }) => rule);

  it('appends behind the others and rings by the dialer’s own clock', async () => {
    sim.changeDialer('Sales<-', { enabled: false });
    expect(await push(APPEND)).toBe('1');
    clock.advance(60_000);
    expect(sim.dials()).toEqual([]);
    expect(sim.spool()).toMatchObject([
      { number: '12-345-601', state: 'waiting', priority: 9999, data: 'lead=7f3a' },
    ]);
    sim.changeDialer('Sales<-', { enabled: true });
    expect(sim.dials()).toMatchObject([
      {
        campaign: 'Sales<-',
        number: '12-345-601',
        correlation: 'lead=7f3a',
        operation: 'DialerTask',
        endedAt: null,
      },
    ]);
    clock.advance(6000);
    expect(sim.dials()).toMatchObject([{ at: '2026-03-02T12:01:00.000Z', outcome: 'answered' }]);
    expect(sim.dials()[0]?.cdrIds).toHaveLength(2);
    expect(sim.spool()).toMatchObject([{ state: 'dialled', dialIds: [sim.dials()[0]?.id] }]);
  });

  it('puts "call now" before what waits', async () => {
    sim.changeDialer('Sales<-', { enabled: false });
    await push(APPEND);
    await push({ ...APPEND, destination: '12345602', bulk: false, automatic: true });
    sim.changeDialer('Sales<-', { enabled: true, lines: 1 });
    clock.advance(20_000);
    expect(sim.dials().map(({ number }) => number)).toEqual(['12345602', '12-345-601']);
  });

  it('places a manual call even while the dialer stands still', async () => {
    sim.changeDialer('Sales<-', { inSchedule: false });
    expect(await push({ ...APPEND, bulk: false })).toBe('1');
    expect(sim.dials()).toHaveLength(1);
  });

  it('keeps a dated task until its instance-local date', async () => {
    expect(await push({ ...APPEND, calldate: '2026-03-02 23:00:00' })).toBe('1');
    const { dueAt } = sim.spool()[0] ?? {};
    expect(dueAt).toBe('2026-03-03T02:00:00.000Z');
    clock.advance(Date.parse(dueAt ?? '') - clock.now() - 1);
    expect(sim.dials()).toEqual([]);
    clock.advance(1);
    expect(sim.dials()).toHaveLength(1);
  });

  it.each(['Agent1', '1001'])('gives a progressive contact to the agent %s', async (agent) => {
    expect(await push({ ...APPEND, campaign: 'Renewals->', agent })).toBe('1');
    expect(sim.spool()[0]?.agentPhone).toBe('1001');
  });

  it('dials for an agent one call at a time', async () => {
    const call = { ...APPEND, campaign: 'Renewals->', agent: '1001' };
    await push(call);
    await push({ ...call, destination: '12345602' });
    clock.advance(400);
    expect(sim.dials()).toHaveLength(1);
    clock.advance(12_000);
    expect(sim.dials()).toHaveLength(2);
  });

  it.each([
    ['a missing key', { source: undefined }, 'call.missing'],
    ['an unknown key', { priority: 1 }, 'call.unknown'],
    ['a boolean as text', { bulk: 'true' }, 'call.type'],
    ['a number that is not text', { destination: 12345601 }, 'call.type'],
    ['an agent that is null', { agent: null }, 'call.type'],
    ['a campaign without arrow', { campaign: 'Sales' }, 'campaign.arrow'],
    ['bulk and automatic together', { automatic: true }, 'call.mode'],
    ['a date without bulk', { calldate: '2030-01-01 00:00:00', bulk: false }, 'call.mode'],
    ['an ISO date', { calldate: '2030-01-01T00:00:00' }, 'call.calldate'],
    ['hour 24', { calldate: '2030-01-01 24:00:00' }, 'call.calldate'],
    ['a date that does not exist', { calldate: '2030-02-30 00:00:00' }, 'call.calldate'],
    ['an empty destination', { destination: '' }, 'call.destination'],
    ['a destination that is no number', { destination: 'john' }, 'call.destination'],
    ['alternatives joined by commas', { alternatives: '1234567,2345678' }, 'call.alternatives'],
    ['data that is no pair', { data: 'lead' }, 'call.data'],
    ['data whose value holds "="', { data: 'lead=a=b' }, 'call.data'],
    ['data with a colon in a value', { data: 'at=10:30' }, 'call.data'],
    ['data with a name twice', { data: 'a=1:a=2' }, 'call.data'],
  ])('answers 0 to %s and keeps nothing', async (_case, change, rule) => {
    expect(await push({ ...APPEND, ...change })).toBe('0');
    expect(violated()).toEqual([rule]);
    expect(sim.spool()).toEqual([]);
  });

  it.each([
    ['an unknown campaign', { campaign: 'Nobody<-' }, 'campaign.unknown'],
    ['an unknown agent', { campaign: 'Renewals->', agent: 'Agent9' }, 'agent.unknown'],
    ['a progressive campaign without agent', { campaign: 'Renewals->' }, 'call.agent'],
    ['a past date', { calldate: '2026-03-02 08:00:00' }, 'call.calldate'],
  ])('answers 0 to %s without calling it a breach, and keeps nothing', async (_case, change, rule) => {
    expect(await push({ ...APPEND, ...change })).toBe('0');
    expect([sim.violations(), sim.spool()]).toEqual([[], []]);
    expect(sim.refusals()).toMatchObject([{ rule }]);
  });

  it('answers an error page to malformed JSON, or 0 when so switched', async () => {
    const broken = { call: '{"calldate":null,' };
    expect((await post(sim.url, 'Dialers/DialerTask', broken, headers)).status).toBe(500);
    sim.settings.malformedJson = '0';
    expect((await post(sim.url, 'Dialers/DialerTask', broken, headers)).body).toBe('0');
    expect(violated()).toEqual(['call.json', 'call.json']);
  });

  it('takes the alternatives and retries of the dialer into the ground truth', async () => {
    sim.settings.engine.outcomes = { '12345601': 'no_answer', '12345602': 'busy' };
    sim.changeDialer('Sales<-', { retries: 1, retryDelayMs: 1000 });
    await push({ ...APPEND, alternatives: 'M=0=12345602' });
    clock.advance(30_000);
    const rang = sim.dials().map(({ number, outcome, pushId }) => [number, outcome, pushId]);
    expect(rang).toEqual([
      ['12-345-601', 'no_answer', '1'],
      ['12-345-601', 'no_answer', '1'],
      ['12345602', 'busy', '1'],
      ['12345602', 'busy', '1'],
    ]);
    expect(sim.spool()[0]?.state).toBe('dialled');
  });

  it('holds to its pace', async () => {
    sim.changeDialer('Sales<-', { enabled: false, pacePerSecond: 2 });
    for (let at = 0; at < 6; at += 1) await push({ ...APPEND, destination: `1234560${at}` });
    sim.changeDialer('Sales<-', { enabled: true });
    clock.advance(999);
    expect(sim.dials()).toHaveLength(2);
    clock.advance(501);
    expect(sim.dials()).toHaveLength(4);
  });
});

const DIALERS = [
  { name: 'Sales<-', type: 'PowerDialer', agents: [{ name: 'Agent2', phone: '1002' }] },
  { name: 'Renewals->', type: 'Progressive', agents: [{ name: 'Agent1', phone: '1001' }] },
] as const;
