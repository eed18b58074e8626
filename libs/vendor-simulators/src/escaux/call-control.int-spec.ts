import { ManualClock } from '../engine/clock.js';
import { sop } from '../testing/raw-http.js';
import { texts } from '../testing/xml-texts.js';
import { startEscauxSimulator, type EscauxSimulator } from './start-escaux-simulator.js';

type Parameters = Record<string, string>;

describe('calls on the SOP', () => {
  let clock: ManualClock;
  let sim: EscauxSimulator;
  beforeEach(async () => {
    clock = new ManualClock('2026-03-02T12:00:00Z');
    sim = await startEscauxSimulator({
      clock,
      settings: { xml: { pretty: false }, engine: { ringMs: [2000, 2000], talkMs: [60_000, 60_000] } },
    });
  });
  afterEach(() => sim.stop());

  const body = async (name: string, parameters: Parameters = {}) =>
    (await sop(sim.url, name, parameters)).body;
  const code = async (name: string, parameters: Parameters = {}) =>
    texts(await body(name, parameters), 'Result')[0];
  const ids = async (parameters: Parameters = {}) => texts(await body('ccGetChannels', parameters), 'ID');
  const rules = () => sim.violations().map(({ rule }) => rule);
  const refused = () => sim.refusals().map(({ rule }) => rule);
  /** A customer rings extension 102; the ids of both channels. */
  const incoming = async (): Promise<[string, string]> => {
    sim.receiveCall({ src: '0470555501', to: '102' });
    const [caller = '', called = ''] = await ids();
    return [caller, called];
  };

  it('a customer calls in, is announced and answered, and is no dial', async () => {
    const [caller, called] = await incoming();
    expect(sim.events()).toMatchObject([
      { name: 'evNewOrigChannel', children: { Channel: caller, CallerId: '0470555501', Extension: '102' } },
    ]);
    expect(called).toMatch(/^SIP\/SDP40001-/);
    clock.advance(2000);
    expect(texts(await body('ccGetChannels.php'), 'Link')).toEqual([called, caller]);
    clock.advance(60_000);
    expect(await ids()).toEqual([]);
    expect(sim.dials()).toEqual([]);
    expect(() => sim.receiveCall({ src: '1', to: '999' })).toThrow('There is no extension or queue "999"');
    expect(sim.receiveCall({ src: '1', to: '671' })).toBe(false);
  });

  it('ccHangup ends both legs, and says 1 of what is gone', async () => {
    const [, called] = await incoming();
    expect(await code('ccHangup.php', { channel_id: called })).toBe('0');
    expect(await ids()).toEqual([]);
    expect(await code('ccHangup.php', { channel_id: called })).toBe('1');
    expect(refused()).toEqual(['channel_id.unknown']);
  });

  it('ccRedirect sends the caller elsewhere and drops who rang', async () => {
    const [caller] = await incoming();
    expect(await code('ccRedirect.php', { channel_id: caller, to: '104' })).toBe('0');
    expect(await ids()).toEqual([caller, expect.stringMatching(/^SIP\/SDP40002-/)]);
    expect(sim.dials()).toMatchObject([{ operation: 'ccRedirect', number: '104' }]);
    clock.advance(2000);
    expect(texts(await body('ccGetChannels'), 'State')).toEqual(['Up', 'Up']);
  });

  it('ccRedirect leaves the call alone where it cannot send it', async () => {
    const [caller, called] = await incoming();
    expect(await code('ccRedirect.php', { channel_id: caller, to: '671' })).toBe('1');
    expect(await code('ccRedirect.php', { channel_id: caller, to: 'Ada' })).toBe('1');
    expect(await ids()).toEqual([caller, called]);
    expect([refused(), rules()]).toEqual([['to.unreachable'], ['to.format']]);
  });

  it('ccPark puts the caller into a slot, which only the event tells', async () => {
    const [caller] = await incoming();
    expect(await body('ccPark.php', { channel_id: caller })).toBe(
      '<ccParkResult><Result>0</Result></ccParkResult>',
    );
    expect(await ids()).toEqual([caller]);
    expect(sim.events()[1]).toMatchObject({
      name: 'evParked',
      children: { ParkSlot: '701', Channel: caller },
    });
    expect(await ids({ parked_only: '1' })).toEqual([caller]);
    expect(await ids({ hold_only: '1' })).toEqual([]);
  });

  it('dbGetParkedChannels lists them after a hash that follows the content', async () => {
    const empty = await body('dbGetParkedChannels.php');
    expect(empty).toMatch(/^<Channels><hash>[0-9a-f]{32}<\/hash><\/Channels>$/);
    const [caller] = await incoming();
    await body('ccSetvar', { channel_id: caller, variable: 'OperatorExtension', value: '633' });
    await body('ccPark.php', { channel_id: caller });
    const xml = await body('dbGetParkedChannels.php');
    expect(xml).toContain(
      `<Channel><ID>${caller}</ID><CallerId>0470555501</CallerId><ParkSlot>701</ParkSlot><Variables>OperatorExtension=633,ParkReason=Park</Variables></Channel>`,
    );
    expect(texts(xml, 'hash')).not.toEqual(texts(empty, 'hash'));
    expect(texts(await body('dbGetParkedChannels.php', { channel_id: 'SIP/other-1' }), 'ID')).toEqual([]);
  });

  it('ccPark takes a second leg along, where the component can', async () => {
    const [caller, called] = await incoming();
    clock.advance(2000);
    expect(await code('ccPark.php', { channel_id: caller, channel_id2: called })).toBe('0');
    expect(await ids({ parked_only: '1' })).toEqual([caller, called]);
    expect(texts(await body('dbGetParkedChannels.php'), 'ParkSlot')).toEqual(['701', '701']);
  });

  it('ccPark of an older component leaves the second leg behind', async () => {
    sim.settings.ccParkVersion = '1.1';
    const [caller, called] = await incoming();
    clock.advance(2000);
    await body('ccPark.php', { channel_id: caller, channel_id2: called });
    expect(await ids()).toEqual([caller]);
    expect(rules()).toEqual(['channel_id2.version']);
  });

  it('ccJoinPark connects a channel with the parked one', async () => {
    const [caller] = await incoming();
    await body('ccPark.php', { channel_id: caller });
    await body('ccOriginate.php', { phone_id: 'SDP40002', to: '067', async: 'true' });
    clock.advance(2000);
    const [, agent = ''] = await ids();
    expect(await code('ccJoinPark.php', { channel_id: agent, to: '709' })).toBe('1');
    expect(await code('ccJoinPark.php', { channel_id: agent, to: '701' })).toBe('0');
    expect(texts(await body('ccGetChannels.php'), 'Link')).toEqual([agent, caller]);
    expect(await ids({ parked_only: '1' })).toEqual([]);
    expect(refused()).toEqual(['to.empty']);
  });

  it('ccRedirect takes back what is parked', async () => {
    const [caller] = await incoming();
    await body('ccPark.php', { channel_id: caller });
    await body('ccRedirect.php', { channel_id: caller, to: '104' });
    clock.advance(2000);
    expect(await ids({ parked_only: '1' })).toEqual([]);
    expect(texts(await body('ccGetChannels.php'), 'State')).toEqual(['Up', 'Up']);
  });

  it('ccHold holds, but is deprecated', async () => {
    const [caller] = await incoming();
    expect(await code('ccHold.php', { channel_id: caller })).toBe('0');
    expect(await ids({ hold_only: '1' })).toEqual([caller]);
    expect(rules()).toEqual(['deprecated']);
  });

  it.each([
    [{ parked_only: 'true' }, 'parked_only.format'],
    [{ parked_only: '1', hold_only: '1' }, 'only.both'],
    [{ show_vars: 'a|1b' }, 'show_vars.format'],
  ] as [Parameters, string][])('ccGetChannels refuses %p', async (parameters, rule) => {
    expect((await sop(sim.url, 'ccGetChannels', parameters)).status).toBe(400);
    expect(rules()).toEqual([rule]);
  });

  it('ccGetChannels shows all to who asks an older module for the parked', async () => {
    sim.settings.apiVersion = '2.27.3';
    await incoming();
    expect(await ids({ parked_only: '1' })).toHaveLength(2);
    expect(rules()).toEqual(['parameter.version']);
  });

  it('ccSetvar and ccGetvar answer bare texts, or XML by switch', async () => {
    const [caller] = await incoming();
    const variable = { channel_id: caller, variable: 'lead' };
    expect(await body('ccGetvar', variable)).toBe('');
    expect(await body('ccSetvar', { ...variable, value: 'test' })).toBe('0');
    expect(await body('ccGetvar', variable)).toBe('test');
    expect(await body('ccSetvar', { ...variable, channel_id: 'SIP/none-1', value: 'a' })).toBe('1');
    sim.settings.varReply = 'xml';
    expect(await body('ccGetvar', variable)).toBe('<ccGetvarResult><Value>test</Value></ccGetvarResult>');
    expect(await code('ccSetvar', { ...variable, value: '' })).toBe('0');
    expect(rules()).toEqual([]);
  });

  describe('ccRecord', () => {
    const talking = async () => {
      const [caller] = await incoming();
      clock.advance(2000);
      return caller;
    };
    const FILE = { action: 'start', filename: 'call1', caller_id: '102' };

    it('starts and stops, each once', async () => {
      const channel_id = await talking();
      const record = (action: string) => code('ccRecord', { ...FILE, channel_id, action });
      expect([
        await record('stop'),
        await record('start'),
        await record('start'),
        await record('stop'),
      ]).toEqual(['1', '0', '1', '0']);
      expect(rules()).toEqual([]);
    });

    it.each([
      ['both targets', { mailbox: '102' }, 'target.choice'],
      ['no target', { filename: '' }, 'target.choice'],
      ['a directory', { filename: 'a/b' }, 'filename.path'],
      ['a directory above', { filename: '..' }, 'filename.path'],
      ['another action', { action: 'pause' }, 'action.unknown'],
    ] as [string, Parameters, string][])('refuses %s', async (_case, change, rule) => {
      expect(await code('ccRecord', { ...FILE, channel_id: await talking(), ...change })).toBe('1');
      expect(rules()).toEqual([rule]);
    });

    it('notes a name that ends in .wav already', async () => {
      expect(await code('ccRecord', { ...FILE, channel_id: await talking(), filename: 'a.wav' })).toBe('0');
      expect(rules()).toEqual(['filename.extension']);
    });

    it('says no to a file without the module, an unknown mailbox, and a call that rings', async () => {
      const [caller] = await incoming();
      const ask = (change: Parameters) => code('ccRecord', { ...FILE, channel_id: caller, ...change });
      expect(await ask({})).toBe('1');
      sim.settings.recordingSupport = false;
      expect(await ask({})).toBe('1');
      expect(await ask({ filename: '', mailbox: '999' })).toBe('1');
      expect(refused()).toEqual(['channel_id.state', 'filename.module', 'mailbox.unknown']);
      clock.advance(2000);
      expect(await ask({ filename: '', mailbox: '102' })).toBe('0');
    });
  });

  it('phones show the state of their call', async () => {
    await incoming();
    const state = async () => texts(await body('dbGetPhoneState.php', { phone_id: 'SDP40001' }), 'state')[0];
    expect(await state()).toBe('Ringing');
    clock.advance(2000);
    expect(await state()).toBe('External Conversation');
    expect(texts(await body('dbGetPhoneState.php', { phone_id: 'SDP40001' }), 'lastcall')).toEqual([
      '3-2 13:0:0',
    ]);
  });

  it('a caller gives up who is never answered', async () => {
    sim.settings.phoneAnswers = false;
    sim.settings.engine.ringMs = [40_000, 40_000];
    await incoming();
    clock.advance(30_000);
    expect(await ids()).toEqual([]);
  });
});
