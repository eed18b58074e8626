import { ManualClock } from '../engine/clock.js';
import { sop } from '../testing/raw-http.js';
import { until } from '../testing/until.js';
import { texts } from '../testing/xml-texts.js';
import { startEscauxSimulator, type EscauxSimulator } from './start-escaux-simulator.js';

const OK = '<ccOriginateResult><Result>0</Result></ccOriginateResult>';
const FAILED = '<ccOriginateResult><Result>1</Result></ccOriginateResult>';
const ID = '0190c0de0000700080000000000000ab';
const CALL = { phone_id: 'SDP40001', to: '0470123401', async: 'true', var: `cid=${ID}` };

describe('ccOriginate', () => {
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

  const body = async (name: string, parameters: Record<string, string> = {}) =>
    (await sop(sim.url, name, parameters)).body;
  const originate = (parameters: Record<string, string>) => body('ccOriginate.php', parameters);
  const channels = async (parameters: Record<string, string> = {}) => {
    const xml = await body('ccGetChannels.php', parameters);
    return { ids: texts(xml, 'ID'), states: texts(xml, 'State'), links: texts(xml, 'Link'), xml };
  };
  const rules = () => sim.violations().map(({ rule }) => rule);
  const refused = () => sim.refusals().map(({ rule }) => rule);

  it('rings the phone first and the number once it answers', async () => {
    expect(await originate(CALL)).toBe(OK);
    expect(sim.dials()).toMatchObject([
      { vendor: 'escaux', number: 'SDP40001', leg: 'first', correlation: `cid=${ID}` },
    ]);
    expect((await channels()).states).toEqual(['Ring']);
    clock.advance(2000);
    expect(sim.dials()).toMatchObject([
      {},
      { number: '0470123401', leg: 'second', correlation: `cid=${ID}` },
    ]);
    expect(await channels()).toMatchObject({ states: ['Up', 'Ringing'], links: ['', ''] });
    clock.advance(2000);
    const { ids, states, links } = await channels();
    expect([states, links]).toEqual([
      ['Up', 'Up'],
      [ids[1], ids[0]],
    ]);
    clock.advance(60_000);
    expect((await channels()).ids).toEqual([]);
    expect(sim.violations()).toEqual([]);
  });

  it('shows its variables on the first leg only', async () => {
    await originate({ ...CALL, var: `cid=${ID}|empty=` });
    clock.advance(4000);
    const { xml } = await channels({ show_vars: 'cid|empty|other' });
    expect(texts(xml, 'Cid')).toEqual([ID, '']);
    expect(texts(xml, 'Other')).toEqual(['', '']);
    sim.settings.capitalizesVars = false;
    expect(texts((await channels({ show_vars: 'cid' })).xml, 'cid')).toEqual([ID, '']);
  });

  it('writes a channel as printed', async () => {
    await originate({ ...CALL, ext: '102' });
    clock.advance(9000);
    expect((await channels({ show_vars: 'cid' })).xml).toContain(
      `<Channel><ID>SIP/SDP40001-00000001</ID><CallerId>&quot;Ada Quill&quot; [102]</CallerId><Seconds></Seconds><State>Up</State><Link>IAX2/trunk@192.0.2.10:4569/2</Link><Vars><Cid>${ID}</Cid></Vars></Channel>`,
    );
    expect(texts((await channels()).xml, 'Seconds')).toEqual(['', '5']);
    sim.settings.callerIdForm = 'bare';
    expect(texts((await channels()).xml, 'CallerId')).toEqual(['102', '102']);
  });

  const { async: _async, ...WAITING } = CALL;

  it('answers, without async, when the outcome is known', async () => {
    let answer = '';
    const asked = originate(WAITING).then((text) => (answer = text));
    await until(() => sim.dials().length === 1);
    clock.advance(2000);
    await body('ccPing.php');
    expect(answer).toBe('');
    clock.advance(2000);
    expect(await asked).toBe(OK);
  });

  it('answers when the phone is picked up, when so switched', async () => {
    sim.settings.originateWaitsFor = 'phone';
    const asked = originate(WAITING);
    await until(() => sim.dials().length === 1);
    clock.advance(2000);
    expect(await asked).toBe(OK);
    expect(sim.dials()).toMatchObject([{}, { answeredAt: null }]);
  });

  it.each([
    ['the phone does not answer', { '40001': 'no_answer' }, 1],
    ['the number is busy', { '0470123401': 'busy' }, 2],
  ] as const)('answers 1 after ringing when %s', async (_case, outcomes, rang) => {
    sim.settings.engine.outcomes = { ...outcomes };
    const asked = originate(WAITING);
    await until(() => sim.dials().length === 1);
    clock.advance(10_000);
    expect(await asked).toBe(FAILED);
    expect(sim.dials()).toHaveLength(rang);
    expect((await channels()).ids).toEqual([]);
    expect(refused()).toEqual([]);
  });

  it('tells who still waits that it failed when the SOP is reset', async () => {
    const asked = originate(WAITING);
    await until(() => sim.dials().length === 1);
    await sim.reset();
    expect(await asked).toMatch(/<Result>1<\/Result>/);
  });

  it('ends the second phone when the first is hung up, and the other way round', async () => {
    for (const which of [0, 1]) {
      await originate(CALL);
      clock.advance(4000);
      const { ids } = await channels();
      await body('ccHangup.php', { channel_id: ids[which] ?? '' });
      expect((await channels()).ids).toEqual([]);
    }
  });

  it('loses a Local channel and its variables once answered', async () => {
    const local = { ...CALL, phone_id: '0470999901', technology: 'Local', ext: '102' };
    expect(await originate(local)).toBe(OK);
    expect((await channels({ show_vars: 'cid' })).xml).toContain('<ID>Local/0470999901@internal-1</ID>');
    expect(texts((await channels({ show_vars: 'cid' })).xml, 'Cid')).toEqual([ID]);
    clock.advance(2000);
    const { ids, xml } = await channels({ show_vars: 'cid' });
    expect(ids[0]).toMatch(/^IAX2\/trunk/);
    expect(texts(xml, 'Cid')).toEqual(['', '']);
  });

  it('keeps a Local channel when optimisation is off', async () => {
    await originate({
      ...CALL,
      phone_id: '104',
      technology: 'Local',
      ext: '102',
      local_optimization: 'false',
    });
    clock.advance(2000);
    const { ids, xml } = await channels({ show_vars: 'cid' });
    expect(ids[0]).toBe('Local/104@internal-1');
    expect(texts(xml, 'Cid')[0]).toBe(ID);
  });

  it('reaches an IAX peer, an extension by its secondary phone, and a queue', async () => {
    await originate({ ...CALL, phone_id: 'branch', technology: 'IAX', ext: '102', to: '067' });
    clock.advance(2000);
    expect((await channels()).ids).toEqual(['IAX2/branch-1', 'SIP/SDO30001-00000002']);
    await originate({ ...CALL, phone_id: 'SDP40002', to: '800' });
    clock.advance(4000);
    expect(sim.dials().slice(2)).toMatchObject([
      { number: 'SDP40002', leg: 'first' },
      { number: 'SDP40001', leg: 'second', operation: 'ccOriginate' },
    ]);
  });

  it('completes within the request in instant mode', async () => {
    sim.settings.engine.instant = true;
    expect(await originate(WAITING)).toBe(OK);
    expect(await originate({ ...WAITING, to: '0470123485' })).toBe(FAILED);
    expect((await channels()).ids).toEqual([]);
    expect(sim.dials().map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'answered', 'busy']);
  });

  const LONG = 'a'.repeat(60);
  it.each([
    ['no phone', { phone_id: '' }, 'phone_id.missing'],
    ['no number', { to: '' }, 'to.missing'],
    ['a number in place of a phone', { phone_id: '102' }, 'phone_id.format'],
    ['punctuation in the number', { to: '0470/12' }, 'to.format'],
    ['Local without ext', { phone_id: '104', technology: 'Local' }, 'ext.missing'],
    ['Local with a phone', { technology: 'Local', ext: '102' }, 'phone_id.format'],
    ['another technology', { technology: 'SIP' }, 'technology.unknown'],
    ['async in digits', { async: '1' }, 'async.format'],
    ['local_optimization in digits', { local_optimization: '0' }, 'local_optimization.format'],
    ['a hyphen in a value', { var: 'cid=0190c0de-0000' }, 'var.value'],
    ['a value of 60 characters', { var: `cid=${LONG}` }, 'var.value'],
    ['an item without =', { var: 'cid' }, 'var.format'],
    ['a variable twice', { var: 'cid=1|cid=2' }, 'var.repeated'],
  ])('refuses %s', async (_case, change, rule) => {
    expect(await originate({ ...CALL, ...change })).toBe(FAILED);
    expect(rules()).toEqual([rule]);
    expect(sim.dials()).toEqual([]);
  });

  it('takes a value of 59 characters', async () => {
    expect(await originate({ ...CALL, var: `cid=${LONG.slice(1)}` })).toBe(OK);
  });

  it.each([
    ['a phone nobody has', { phone_id: 'SDP49999' }, 'phone_id.unknown'],
    ['a phone that is not registered', { phone_id: 'SDP40005' }, 'phone_id.unknown'],
    ['a virtual phone nobody is logged in on', { phone_id: 'SVE20012' }, 'phone_id.unknown'],
    ['a caller id nobody has', { ext: '999' }, 'ext.unknown'],
    ['a caller id without phones', { ext: '672' }, 'ext.unknown'],
    [
      'a Local number that cannot ring',
      { phone_id: '671', technology: 'Local', ext: '102' },
      'phone_id.unknown',
    ],
  ])('says no to %s', async (_case, change, rule) => {
    expect(await originate({ ...CALL, ...change })).toBe(FAILED);
    expect([refused(), rules()]).toEqual([[rule], []]);
    expect(sim.dials()).toEqual([]);
  });

  it('says no when no line is free', async () => {
    sim.settings.engine.lines = 0;
    expect(await originate(CALL)).toBe(FAILED);
    expect(refused()).toEqual(['lines']);
  });

  it('hangs up a phone whose number cannot ring', async () => {
    await originate({ ...CALL, to: '671' });
    clock.advance(2000);
    expect((await channels()).ids).toEqual([]);
    expect(sim.dials()).toHaveLength(1);
  });

  // A cut after acting leaves the caller without an answer, and a phone that rings.
  it('rings although the answer is cut', async () => {
    await sim.faults.add({ kind: 'cutAfterActing', operation: 'ccOriginate' });
    await expect(originate(WAITING)).rejects.toThrow(/hang up|ECONNRESET/);
    expect(sim.dials()).toHaveLength(1);
  });

  it('announces the originating channel', async () => {
    await originate({ ...CALL, ext: '102' });
    expect(sim.events()).toEqual([]);
    clock.advance(2000);
    expect(sim.events()).toMatchObject([
      {
        name: 'evNewOrigChannel',
        children: { Channel: 'SIP/SDP40001-00000001', CallerId: '102', Extension: '0470123401' },
      },
    ]);
  });
});
