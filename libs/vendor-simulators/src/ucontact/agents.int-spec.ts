import { ManualClock } from '../engine/clock.js';
import { post, signIn } from '../testing/raw-http.js';
import { startUcontactSimulator, type UcontactSimulator } from './start-ucontact-simulator.js';

let clock: ManualClock;
let sim: UcontactSimulator;
let headers: Record<string, string>;

beforeEach(async () => {
  clock = new ManualClock('2026-03-02T12:00:00Z');
  sim = await startUcontactSimulator({ clock });
  headers = await signIn(sim.url);
});
afterEach(() => sim.stop());

const ask = async (operation: string, fields: Record<string, string>) =>
  (await post(sim.url, operation, fields, headers)).body;
const rules = () => [...sim.violations(), ...sim.refusals()].map(({ rule }) => rule);

const CALL = {
  callerid: '29001000',
  agent: 'Agent1',
  phone: '1001',
  tech: 'SIP',
  context: 'from-agents',
  outqueue: 'Renewals->',
  destination: '098344401',
};

describe('AgentCall', () => {
  it('rings the agent, then the destination, and answers the guid of the call', async () => {
    const guid = await ask('Agents/AgentCall', CALL);
    expect(guid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(sim.dials().map(({ number }) => number)).toEqual(['1001']);
    clock.advance(20_000);
    expect(sim.dials()).toMatchObject([
      { number: '1001', leg: 'first', vendorCallId: guid },
      { number: '098344401', leg: 'second', vendorCallId: guid, outcome: 'answered' },
    ]);
    expect(sim.violations()).toEqual([]);
  });

  it('never rings the destination when the agent does not pick up', async () => {
    sim.settings.agentAnswers = false;
    await ask('Agents/AgentCall', CALL);
    clock.advance(20_000);
    expect(sim.dials().map(({ number }) => number)).toEqual(['1001']);
  });

  it.each([
    [{ tech: 'IAX' }, 'tech'],
    [{ context: 'default' }, 'context'],
    [{ agent: 'Agent2' }, 'agent.unknown'],
    [{ outqueue: 'Sales<-' }, 'outqueue'],
    [{ outqueue: 'Renewals' }, 'campaign.arrow'],
    [{ destination: '' }, 'destination'],
    [{ destination: '09x' }, 'destination'],
  ])('refuses %j by the rule %s, and nothing rings', async (change, rule) => {
    expect(await ask('Agents/AgentCall', { ...CALL, ...change })).toBe('0');
    expect([rules(), sim.dials()]).toEqual([[rule], []]);
  });

  it('refuses an agent who is on a call', async () => {
    await ask('Agents/AgentCall', CALL);
    expect(await ask('Agents/AgentCall', CALL)).toBe('0');
    expect(rules()).toEqual(['agent.busy']);
  });
});

describe('HungupPhone', () => {
  it('ends both phones of the agent’s call, under either spelling', async () => {
    for (const spelling of ['HungupPhone', 'HangupPhone']) {
      await ask('Agents/AgentCall', CALL);
      clock.advance(2_500);
      expect(await ask(`Agents/${spelling}`, { phone: '1001' })).toBe('1');
      expect(sim.dials().every(({ endedAt }) => endedAt !== null)).toBe(true);
    }
    expect(await ask('Agents/HungupPhone', { phone: '1001' })).toBe('0');
    expect(rules()).toEqual(['phone.idle']);
  });

  it('answers 404 to a spelling this version does not know', async () => {
    sim.settings.hangupSpelling = 'HangupPhone';
    const { status } = await post(sim.url, 'Agents/HungupPhone', { phone: '1001' }, headers);
    expect([status, sim.violations()]).toEqual([404, []]);
  });
});

describe('after a call of the dialer', () => {
  let guid: string;
  beforeEach(async () => {
    const call = {
      calldate: null,
      campaign: 'Sales<-',
      destination: '098344401',
      alternatives: '098344402',
      agent: '',
      data: 'lead=1',
    };
    await ask('Dialers/DialerTask', {
      call: JSON.stringify({ ...call, source: '', bulk: true, automatic: false }),
    });
    clock.advance(20_000);
    guid = sim.dials()[0]?.vendorCallId ?? '';
  });

  const dispose = (levels: readonly string[], change: Record<string, string> = {}) => {
    const [l1 = '', l2 = '', l3 = ''] = levels;
    const rest = { l1, l2, l3, d1: '', d2: '', comment: '', schedule: '' };
    const call = { campaign: 'Sales<-', agent: 'Agent2', callerid: '098344401', guid };
    return ask('api/DispositionCall', { ...call, ...rest, ...change });
  };
  const RESPOOL = {
    campaign: 'Sales<-',
    destination: '098344402',
    dialerbase: '',
    status: 1,
    data: 'lead=1',
    alternatives: '098344401',
    contact: 1,
    retries: 0,
    priority: 9999,
    agentphone: '',
  };
  const respool = (change: object = {}) =>
    ask('Dialers/Respool', { callspool: JSON.stringify({ ...RESPOOL, ...change }) });

  it('does what the tree says of a disposition', async () => {
    sim.changeDialer('Sales<-', { enabled: false });
    const date = '2026-03-03 10:00:00';
    expect(await dispose(['Sale', 'Phone', 'New'])).toBe('1');
    expect(await dispose(['Later', 'Soon'])).toBe('1');
    expect(await dispose(['Wrong', 'Number'])).toBe('1');
    expect(await dispose(['Later', 'Date', 'Agreed'], { schedule: date })).toBe('1');
    expect(sim.spool().slice(1)).toMatchObject([
      { number: '098344401', data: 'lead=1', operation: 'DispositionCall', dueAt: null },
      { number: '098344402', alternatives: ['098344401'], dueAt: null },
      { number: '098344401', dueAt: '2026-03-03T13:00:00.000Z' },
    ]);
    expect(sim.desktop().dispositions.map(({ action }) => action)).toEqual([
      'NOACTION',
      'RESPOOL',
      'RESPOOLALTERNATIVE',
      'SCHEDULE',
    ]);
    expect(sim.violations()).toEqual([]);
  });

  it('blacklists where the tree says so', async () => {
    expect(await dispose(['Never'])).toBe('1');
    expect(await respool({ destination: '098344401', alternatives: '' })).toBe('1');
    expect(sim.spool()[1]).toMatchObject({ state: 'skipped' });
  });

  it.each([
    [['Sale'], {}, 'levels.unknown'],
    [['Later', 'Date', 'Agreed'], {}, 'schedule'],
    [['Later', 'Date', 'Agreed'], { schedule: '2026-03-03T10:00:00Z' }, 'schedule'],
    [['Never'], { guid: 'no-such' }, 'guid.unknown'],
    [['Never'], { agent: 'Nobody' }, 'agent.unknown'],
  ])('refuses the disposition %j with %j by the rule %s', async (levels, change, rule) => {
    expect(await dispose(levels, change)).toBe('0');
    expect(rules()).toEqual([rule]);
  });

  it('takes a respool of another number of the contact', async () => {
    expect(await respool()).toBe('1');
    expect(sim.spool()[1]).toMatchObject({ number: '098344402', operation: 'Respool', priority: 9999 });
    expect(sim.violations()).toEqual([]);
  });

  it.each([
    [{ priority: 1 }, 'callspool.priority'],
    [{ status: 0 }, 'callspool.status'],
    [{ contact: 99 }, 'callspool.contact'],
    [{ contact: '1' }, 'callspool.type'],
    [{ dialerbase: 'other' }, 'callspool.changed'],
    [{ data: 'a=b=c' }, 'callspool.data'],
  ])('refuses a respool with %j by the rule %s', async (change, rule) => {
    expect(await respool(change)).toBe('0');
    expect(rules()).toEqual([rule]);
  });

  it('answers nothing to a tag, which getrecords then finds', async () => {
    expect(await ask('Agents/TagRecord', { phone: '098344401', guid, data: 'Sale|Phone' })).toBe('');
    expect([...sim.desktop().tags]).toEqual([[guid, 'Sale|Phone']]);
  });
});

describe('CallWorkflow', () => {
  it('answers OK and keeps what was injected', async () => {
    const jsonparams = JSON.stringify({ order: 7 });
    const body = await ask('admin/CallWorkflow', { context: 'flows', extension: '500', jsonparams });
    expect(body).toBe('OK');
    expect(sim.desktop().workflows).toEqual([{ context: 'flows', extension: '500', params: { order: 7 } }]);
  });

  it.each([
    [{ extension: '501' }, 'workflow.unknown'],
    [{ jsonparams: '[1]' }, 'jsonparams.object'],
  ])('refuses %j by the rule %s', async (change, rule) => {
    const good = { context: 'flows', extension: '500', jsonparams: '{}' };
    expect(await ask('admin/CallWorkflow', { ...good, ...change })).toBe('0');
    expect(rules()).toEqual([rule]);
  });
});
