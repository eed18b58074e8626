import { ManualClock } from '../engine/clock.js';
import { sop } from '../testing/raw-http.js';
import { texts } from '../testing/xml-texts.js';
import { startEscauxSimulator, type EscauxSimulator } from './start-escaux-simulator.js';

interface Row {
  readonly timestamp: string;
  readonly disposition: string;
  readonly uniqueid: string;
}

describe('the call history of the SOP', () => {
  let clock: ManualClock;
  let sim: EscauxSimulator;
  beforeEach(async () => {
    // 13:00 in Brussels.
    clock = new ManualClock('2026-03-02T12:00:00Z');
    sim = await startEscauxSimulator({
      clock,
      settings: { xml: { pretty: false }, engine: { ringMs: [2000, 2000], talkMs: [10_000, 10_000] } },
    });
  });
  afterEach(() => sim.stop());

  const ASKED = { ext: '102', limit: '50', start_date: '2026-03-02 00:00:00' };
  const rows = async (change: Record<string, string> = {}) => {
    const { body } = await sop(sim.url, 'dbGetCallHistory.json', { ...ASKED, ...change });
    return (JSON.parse(body) as { CallHistory: Row[] }).CallHistory;
  };
  const codes = async (ext: string) => (await rows({ ext })).map(({ disposition }) => disposition);
  const originate = async (change: Record<string, string> = {}) => {
    const call = { phone_id: 'SDP40001', to: '0470123401', async: 'true', ...change };
    await sop(sim.url, 'ccOriginate.php', call);
    clock.advance(20_000);
  };
  const rules = () => sim.violations().map(({ rule }) => rule);

  it('tells of a placed call in local time, and the ground truth of it', async () => {
    await originate();
    const [row] = await rows();
    expect(row).toEqual({
      timestamp: '2026-03-02 13:00:02',
      caller_name: 'Ada Quill',
      caller_number: '102',
      called_number: '0470123401',
      disposition: '001',
      last_action: '',
      last_application: 'Dial',
      context: 'internal',
      origchannel: 'SIP/SDP40001-00000001',
      dstchannel: 'IAX2/trunk@192.0.2.10:4569/2',
      duration: '12',
      billsec: '10',
      uniqueid: expect.stringMatching(/^\d+\.1$/),
    });
    expect(sim.dials().map(({ cdrIds }) => cdrIds)).toEqual([[row?.uniqueid], [row?.uniqueid]]);
  });

  it('puts the disposition last in XML', async () => {
    await originate();
    const { body } = await sop(sim.url, 'dbGetCallHistory.php', ASKED);
    expect(body).toMatch(
      /^<CallHistory><Call><timestamp>.*<disposition>001<\/disposition><\/Call><\/CallHistory>$/,
    );
    expect(texts(body, 'billsec')).toEqual(['10']);
  });

  it.each([
    ['102', '104', '001', '201'],
    ['102', '067', '001', '202'],
  ])('gives a call from %s to %s to both', async (from, to, placed, answered) => {
    await originate({ to });
    expect([await codes(from), await codes(to)]).toEqual([[placed], [answered]]);
  });

  it('tells missed calls', async () => {
    sim.settings.engine.outcomes = { '104': 'no_answer' };
    await originate({ to: '104' });
    expect([await codes('102'), await codes('104')]).toEqual([['001'], ['101']]);
    expect(await rows({ ext: '104' })).toMatchObject([{ billsec: '0', duration: '2' }]);
  });

  it('tells calls that came in', async () => {
    sim.receiveCall({ src: '0470555501', to: '102' });
    clock.advance(20_000);
    expect(await rows()).toMatchObject([{ disposition: '201', caller_number: '0470555501' }]);
  });

  // Whatever happened there: a queue has no phone.
  it('tells of a queue that it answered, even when nobody did', async () => {
    sim.settings.phoneAnswers = false;
    sim.receiveCall({ src: '0470555501', to: '800' });
    clock.advance(60_000);
    expect(await codes('800')).toEqual(['200']);
    expect(new Set(await codes('102'))).toEqual(new Set(['101']));
  });

  it('is silent about a phone that never answered, unless so switched', async () => {
    sim.settings.phoneAnswers = false;
    await originate();
    expect(await rows()).toEqual([]);
    sim.settings.recordsUnansweredPhone = true;
    await originate();
    expect(await rows()).toMatchObject([{ disposition: '001', billsec: '0', dstchannel: '' }]);
  });

  it('is limited, newest or oldest first', async () => {
    for (let at = 0; at < 3; at += 1) await originate();
    const times = async (limit: string) =>
      (await rows({ limit })).map(({ timestamp }) => timestamp.slice(-5));
    expect(await times('2')).toEqual(['00:42', '00:22']);
    sim.settings.historyOrder = 'ascending';
    expect(await times('2')).toEqual(['00:02', '00:22']);
  });

  it('begins after the start, or with it', async () => {
    await originate();
    const start_date = '2026-03-02 13:00:02';
    expect(await rows({ start_date })).toEqual([]);
    sim.settings.historyStart = 'from';
    expect(await rows({ start_date })).toHaveLength(1);
  });

  it.each([
    ['lateCdr', [0, 1]],
    ['missingCdr', [0, 0]],
    ['duplicateCdr', [2, 2]],
  ] as const)('obeys %s', async (kind, counts) => {
    await sim.faults.add({ kind, operation: 'ccOriginate', times: 1, ms: 30_000 });
    await originate();
    const early = (await rows()).length;
    clock.advance(30_000);
    expect([early, (await rows()).length]).toEqual(counts);
  });

  it.each([
    [{ start_date: '2026-03-02T00:00:00' }, 'start_date.format'],
    [{ start_date: '2026-03-02 00:00:00Z' }, 'start_date.format'],
    [{ start_date: '2026-02-30 00:00:00' }, 'start_date.format'],
    [{ start_date: '2026-03-02' }, 'start_date.format'],
    [{ limit: '0' }, 'limit.format'],
    [{ limit: '10.5' }, 'limit.format'],
    [{ limit: '' }, 'limit.missing'],
    [{ ext: '' }, 'ext.missing'],
  ])('answers 400 to %p', async (change, rule) => {
    expect((await sop(sim.url, 'dbGetCallHistory.json', { ...ASKED, ...change })).status).toBe(400);
    expect(rules()).toEqual([rule]);
  });
});
