import { ManualClock } from '../engine/clock.js';
import { sop } from '../testing/raw-http.js';
import { texts } from '../testing/xml-texts.js';
import { startEscauxSimulator, type EscauxSimulator } from './start-escaux-simulator.js';

type Parameters = Record<string, string>;
const MEMBER = { queue: 'GeneralQueue', phone: 'SDP40002' };

describe('queues of the SOP', () => {
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
  const code = async (name: string, parameters: Parameters) =>
    texts(await body(name, parameters), 'Result')[0];
  const members = async (parameters: Parameters = {}) => {
    const xml = await body('ccGetQueueMembers.php', parameters);
    return texts(xml, 'Phone').map((phone, at) => [
      phone,
      texts(xml, 'Status')[at],
      texts(xml, 'Paused')[at],
    ]);
  };
  const waiting = async () =>
    texts(await body('ccGetQueueStatus.php', { queue: 'GeneralQueue' }), 'Calls')[0];
  const call = (src = '0470555501') => sim.receiveCall({ src, to: 'GeneralQueue' });
  const rules = () => sim.violations().map(({ rule }) => rule);
  const refused = () => sim.refusals().map(({ rule }) => rule);

  it('have an id and a name', async () => {
    expect(await body('dbGetQueueInfo.php')).toBe(
      '<Queues><Queue><Id>AQA00001</Id><Name>GeneralQueue</Name></Queue><Queue><Id>AQA00002</Id><Name>HuntGroup1</Name></Queue></Queues>',
    );
  });

  it('have members, printed with whom their phone belongs to', async () => {
    expect(await body('ccGetQueueMembers.php', { queue: 'GeneralQueue' })).toBe(
      '<Members><Member><Name>Ada Quill</Name><Ext>102</Ext><Phone>SDP40001</Phone><Queue>GeneralQueue</Queue><Status>1</Status><Membership>static</Membership><Paused>0</Paused></Member></Members>',
    );
  });

  it('answer for all queues or one, by name and never by id', async () => {
    expect(texts(await body('ccGetQueueStatus.php'), 'Name')).toEqual(['GeneralQueue', 'HuntGroup1']);
    expect(await body('ccGetQueueStatus.php', { queue: 'Nothing' })).toBe('<Queues></Queues>');
    expect(rules()).toEqual([]);
    expect(await body('ccGetQueueMembers.php', { queue: 'AQA00001' })).toBe('<Members></Members>');
    expect(rules()).toEqual(['queue.id']);
  });

  it('ring a free member and show all of it', async () => {
    call();
    expect([await members(), await waiting()]).toEqual([[['SDP40001', '6', '0']], '1']);
    clock.advance(2000);
    expect([await members(), await waiting()]).toEqual([[['SDP40001', '2', '0']], '0']);
    clock.advance(60_000);
    expect([await members(), await waiting()]).toEqual([[['SDP40001', '1', '0']], '0']);
    expect(sim.dials()).toEqual([]);
  });

  it('let callers wait until somebody is free', async () => {
    call();
    call('0470555502');
    clock.advance(2000);
    expect(await waiting()).toBe('1');
    await body('ccQueueAdd.php', MEMBER);
    clock.advance(2000);
    expect(await waiting()).toBe('0');
    expect(await members()).toEqual([
      ['SDP40001', '2', '0'],
      ['SDP40002', '2', '0'],
    ]);
  });

  it('try again when a member does not answer, until the caller gives up', async () => {
    sim.settings.phoneAnswers = false;
    call();
    clock.advance(2000);
    expect(await members()).toEqual([['SDP40001', '1', '0']]);
    clock.advance(1000);
    expect(await members()).toEqual([['SDP40001', '6', '0']]);
    clock.advance(30_000);
    expect([await members(), await waiting()]).toEqual([[['SDP40001', '1', '0']], '0']);
  });

  it('show a member without registration as unavailable', async () => {
    sim.registerPhone('SDP40001', false);
    call();
    expect([await members(), await waiting()]).toEqual([[['SDP40001', '5', '0']], '1']);
  });

  it('take dynamic members and let them go', async () => {
    expect(await body('ccQueueAdd.php', MEMBER)).toBe('<ccQueueAdd><Result>0</Result></ccQueueAdd>');
    expect(await code('ccQueueAdd.php', MEMBER)).toBe('0');
    expect(texts(await body('ccGetQueueMembers.php', MEMBER), 'Membership')).toEqual(['dynamic']);
    expect(await body('ccQueueRemove.php', MEMBER)).toBe('<ccQueueRemove><Result>0</Result></ccQueueRemove>');
    expect(await members({ phone: 'SDP40002' })).toEqual([]);
  });

  it.each([
    ['ccQueueRemove.php', MEMBER, 'member.unknown'],
    ['ccQueueRemove.php', { ...MEMBER, phone: 'SDP40001' }, 'member.static'],
    ['ccQueueAdd.php', { ...MEMBER, queue: 'Nothing' }, 'queue.unknown'],
    ['ccQueueAdd.php', { ...MEMBER, phone: 'SDP49999' }, 'phone.unknown'],
  ])('%s says 1 to %p', async (name, parameters, rule) => {
    expect(await code(name, parameters)).toBe('1');
    expect([refused(), rules()]).toEqual([[rule], []]);
  });

  it.each([
    ['ccQueueAdd.php', { ...MEMBER, queue: 'AQA00001' }, 'queue.id'],
    ['ccQueueRemove.php', { ...MEMBER, phone: '102' }, 'phone.format'],
  ])('%s refuses %p', async (name, parameters, rule) => {
    expect(await code(name, parameters)).toBe('1');
    expect(rules()).toEqual([rule]);
  });

  describe('by the newer functions', () => {
    const FUSION = { queues: 'GeneralQueue', phone: 'SDP40002' };
    const queuesOf = async () => texts(await body('ccGetQueueMembers.php', { phone: 'SDP40002' }), 'Queue');

    it('take and lose members', async () => {
      expect(await body('fusionQueuesSet.json', FUSION)).toBe('{"Result":0}');
      await body('fusionQueuesSet.json', { ...FUSION, queues: 'HuntGroup1' });
      expect(await queuesOf()).toEqual(['GeneralQueue', 'HuntGroup1']);
      sim.settings.fusionQueuesReply = 'empty';
      expect(await body('fusionQueuesRemove.json', FUSION)).toBe('');
      expect(await queuesOf()).toEqual(['HuntGroup1']);
    });

    it('may replace all memberships, as the name suggests', async () => {
      sim.settings.fusionQueuesSetReplaces = true;
      await body('fusionQueuesSet.json', FUSION);
      await body('fusionQueuesSet.json', { ...FUSION, queues: 'HuntGroup1' });
      expect(await queuesOf()).toEqual(['HuntGroup1']);
    });

    it.each([
      [{ queues: 'GeneralQueue,HuntGroup1', phone: 'SDP40002' }, ['queues.list']],
      [{ queue: 'GeneralQueue', phone: 'SDP40002' }, ['parameter.unknown', 'queues.missing']],
    ] as [Parameters, string[]][])('refuse %p', async (parameters, expected) => {
      expect(await body('fusionQueuesSet.json', parameters)).toBe('{"Result":1}');
      expect(rules()).toEqual(expected);
    });
  });

  describe('pauses', () => {
    const PAUSE = { queue: 'GeneralQueue', phone: 'SDP40001', paused: 'true' };

    it('echo the state in digits, and keep calls away', async () => {
      expect(await body('ccQueuePause.php', PAUSE)).toBe(
        '<ccQueuePauseResult><Paused>1</Paused><Queue>GeneralQueue</Queue></ccQueuePauseResult>',
      );
      call();
      expect([await members(), await waiting()]).toEqual([[['SDP40001', '1', '1']], '1']);
      expect(texts(await body('ccQueuePause.php', { ...PAUSE, paused: 'false' }), 'Paused')).toEqual(['0']);
      expect(await members()).toEqual([['SDP40001', '6', '0']]);
    });

    it.each(['1', 'yes', 'TRUE'])('refuse "%s"', async (paused) => {
      expect((await sop(sim.url, 'ccQueuePause.php', { ...PAUSE, paused })).status).toBe(400);
      expect(rules()).toEqual(['paused.format']);
    });

    it('know members only', async () => {
      expect((await sop(sim.url, 'ccQueuePause.php', { ...PAUSE, queue: 'HuntGroup1' })).status).toBe(400);
      expect(refused()).toEqual(['member.unknown']);
    });

    // 0 and 2 are failures here, 1 and 3 successes.
    it.each([
      ['SDP40001', 'true', '1'],
      ['SDP40001', 'false', '3'],
      ['SDP40002', 'true', '0'],
      ['SDP40002', 'false', '2'],
    ])('in all queues of %s to %s answer %s', async (phone, paused, expected) => {
      expect(await body('ccQueuePauseAll.php', { phone, paused })).toBe(
        `<PauseAll><Result>${expected}</Result></PauseAll>`,
      );
    });

    it('reach every queue of a phone', async () => {
      await body('ccQueueAdd.php', { queue: 'HuntGroup1', phone: 'SDP40001' });
      await body('ccQueuePauseAll.php', { phone: 'SDP40001', paused: 'true' });
      expect((await members()).map(([, , paused]) => paused)).toEqual(['1', '1']);
    });
  });
});
