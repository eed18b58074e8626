import { ManualClock } from '../engine/clock.js';
import { action } from '../testing/raw-http.js';
import { startIexpbxSimulator, type IexpbxSimulator } from './start-iexpbx-simulator.js';

const FAILURE = '[{"success":false,"count":0,"data":[]}]';
const DONE = '[{"success":true,"count":0,"data":[]}]';
const IVR = { number: '905320000001', dp: 'outbound', dest: '700', uf: 'a1b2' };

describe('IEXPBX calls', () => {
  let clock: ManualClock;
  let sim: IexpbxSimulator;
  beforeEach(async () => {
    // 15:00 in Istanbul.
    clock = new ManualClock('2026-03-02T12:00:00Z');
    sim = await startIexpbxSimulator({ clock, firstCdrId: 1000 });
  });
  afterEach(() => sim.stop());

  const body = async (name: string, parameters: Record<string, string> = {}) =>
    (await action(sim.url, name, parameters)).body;
  const rows = async (name: string, parameters: Record<string, string> = {}) =>
    (JSON.parse(await body(name, parameters)) as [{ data: Record<string, unknown>[] }])[0].data;
  const cdr = (change: Record<string, string> = {}) =>
    rows('cdr', { date1: '020320260000', date2: '020320262359', number: '', uf: 'yes', ...change });
  const rules = () => sim.violations().map(({ rule }) => rule);

  it('rings an IVR call at once and keeps its uf', async () => {
    expect(await body('callivr', IVR)).toBe(DONE);
    expect(sim.dials()).toMatchObject([
      {
        at: '2026-03-02T12:00:00.000Z',
        number: '905320000001',
        dp: 'outbound',
        correlation: 'a1b2',
        leg: 'only',
      },
    ]);
    clock.advance(10_000);
    const [row] = await cdr();
    expect(row).toMatchObject({
      calldate: '02.03.2026 15:00:00',
      calltype: 'outcoming',
      src: '700',
      dst: '905320000001',
      disposition: 'ANSWERED',
      queue: '',
      record: true,
      userfield: 'a1b2',
    });
    expect(row?.['duration']).toMatch(/^\d+,\d+$/);
    expect(sim.dials()[0]?.cdrIds).toEqual([row?.['id']]);
    expect(sim.violations()).toEqual([]);
  });

  it.each([
    ['ok', 'OK'],
    ['empty', ''],
    ['00', '00'],
  ] as const)('may answer "%s" to a dialling action', async (dialReply, expected) => {
    sim.settings.dialReply = dialReply;
    expect(await body('callivr', IVR)).toBe(expected);
    expect(sim.dials()).toHaveLength(1);
  });

  it.each([
    ['speech and files', '{Merhaba, size bir haberimiz var}|WELCOME'],
    ['several of both', 'WELCOME|{Sayın müşteri: 10 % indirim}|ANNOUNCE1|{Hoşça kal}'],
  ])('plays %s', async (_case, file) => {
    expect(await body('callivr', { ...IVR, file })).toBe(DONE);
    expect(sim.violations()).toEqual([]);
  });

  it.each([
    ['a missing number', { number: '' }, 'number.missing'],
    ['a number with blanks', { number: '90 532' }, 'number.format'],
    ['a uf with a blank', { uf: 'a b' }, 'uf.alphabet'],
    ['an open brace', { file: '{text' }, 'file'],
    ['nested braces', { file: '{a{b}}' }, 'file'],
    ['empty braces', { file: '{}' }, 'file'],
    ['an empty item', { file: 'WELCOME||ANNOUNCE1' }, 'file'],
    ['a file with extension', { file: 'WELCOME.wav' }, 'file'],
    ['an unknown file', { file: 'NOBODY' }, 'file'],
    ['text encoded twice', { file: '%7Btext%7D' }, 'file'],
    ['what the script might expand', { file: '{${MSTUF}}' }, 'file'],
  ])('fails an IVR call with %s, and rings nobody', async (_case, change, rule) => {
    expect(await body('callivr', { ...IVR, ...change })).toBe(FAILURE);
    expect(rules()).toEqual([rule]);
    expect(sim.dials()).toEqual([]);
  });

  it.each([{ dp: 'nowhere' }, { dest: '799' }])(
    'fails an IVR call to %p without calling it a breach',
    async (change) => {
      expect(await body('callivr', { ...IVR, ...change })).toBe(FAILURE);
      expect(sim.violations()).toEqual([]);
      expect(sim.refusals()).toHaveLength(1);
    },
  );

  it('lets an odd uf through when so switched', async () => {
    sim.settings.ufAlphabet = 'warn';
    expect(await body('callivr', { ...IVR, uf: 'a b' })).toBe(DONE);
    expect(rules()).toEqual(['uf.alphabet']);
  });

  it('rings the extension first, and the number once it has answered', async () => {
    expect(await body('callnumber', { number: '+905320000001', internal: '100' })).toBe(DONE);
    expect(sim.dials()).toMatchObject([{ number: '100', leg: 'first' }]);
    clock.advance(2000);
    expect(sim.dials()).toMatchObject([{}, { number: '+905320000001', leg: 'second' }]);
    clock.advance(10_000);
    expect(await cdr()).toMatchObject([
      { src: '100', dst: '+905320000001', disposition: 'ANSWERED', userfield: '' },
    ]);
    expect(await rows('activecalls')).toEqual([]);
  });

  it('never rings the number when the extension does not pick up', async () => {
    sim.settings.extensionAnswers = false;
    await body('callnumber', { number: '905320000001', internal: '100' });
    clock.advance(10_000);
    expect(sim.dials()).toMatchObject([{ number: '100', outcome: 'no_answer' }]);
    expect(await cdr()).toMatchObject([
      { src: '100', dst: '905320000001', disposition: 'NO ANSWER', record: false },
    ]);
  });

  it.each(['199', '103'])('fails a call from extension %s, unknown or unregistered', async (internal) => {
    expect(await body('callnumber', { number: '905320000001', internal })).toBe(FAILURE);
    expect(sim.dials()).toEqual([]);
  });

  const MASKED = { number1: '902120000099', number2: '905320000001', dp: 'masked', uf: 'm1' };

  it('joins two numbers in one record, the first phone first', async () => {
    expect(await body('callback', MASKED)).toBe(DONE);
    clock.advance(10_000);
    expect(sim.dials()).toMatchObject([
      { number: '902120000099', leg: 'first', outcome: 'answered', correlation: 'm1' },
      { number: '905320000001', leg: 'second', outcome: 'answered' },
    ]);
    expect(await cdr()).toMatchObject([{ src: '902120000099', dst: '905320000001', userfield: 'm1' }]);
  });

  it('writes a record per phone, or no userfield, when so switched', async () => {
    sim.settings.callbackRows = 'two';
    sim.settings.callbackUserfield = false;
    await body('callback', MASKED);
    clock.advance(10_000);
    const found = await cdr();
    expect(found.map(({ dst }) => dst).sort()).toEqual(['902120000099', '905320000001']);
    expect(found).toMatchObject([{ src: '908502590260', userfield: '' }, { userfield: '' }]);
  });

  it('never rings the second number when the first does not answer', async () => {
    sim.settings.engine.outcomes = { '902120000099': 'busy' };
    await body('callback', MASKED);
    clock.advance(10_000);
    expect(sim.dials()).toHaveLength(1);
    expect(await cdr()).toMatchObject([{ disposition: 'BUSY' }]);
  });

  it.each([
    [{ number2: '902120000099' }, 'number2.equal'],
    [{ number1: '' }, 'number1.missing'],
    [{ number1: 'a' }, 'number1.format'],
  ])('fails a masked call with %p', async (change, rule) => {
    expect(await body('callback', { ...MASKED, ...change })).toBe(FAILURE);
    expect(rules()).toEqual([rule]);
  });

  it('shows active calls and cuts them', async () => {
    await body('callivr', IVR);
    clock.advance(400);
    const [ringing] = await rows('activecalls');
    expect(ringing).toMatchObject({
      duration: '00:00:00',
      calltype: 'IVR(700)',
      callinfo: 'Ringing',
      dst: '905320000001',
    });
    expect(ringing?.['channel']).toMatch(/^SIP\/trunk-sip-Trunk110-[0-9a-f]{5}$/);
    expect(await body('hangupcall', { channel: String(ringing?.['channel']) })).toBe(DONE);
    expect(await rows('activecalls')).toEqual([]);
    expect(sim.dials()).toMatchObject([{ outcome: 'cancelled' }]);
    expect(await body('hangupcall', { channel: String(ringing?.['channel']) })).toBe(FAILURE);
  });

  it('ends both phones of a two-step call that is cut', async () => {
    await body('callback', MASKED);
    clock.advance(2000);
    const [first] = await rows('activecalls');
    await body('hangupcall', { channel: String(first?.['channel']) });
    expect(await rows('activecalls')).toEqual([]);
    expect(await cdr()).toHaveLength(1);
  });

  it('speaks Turkish when so switched', async () => {
    sim.settings.language = 'tr';
    await body('callivr', IVR);
    clock.advance(2000);
    expect(await rows('activecalls')).toMatchObject([{ callinfo: 'Konuşuyor' }]);
  });

  it('fails a call for which no line is free', async () => {
    sim.settings.engine.lines = 1;
    await body('callivr', IVR);
    expect(await body('callivr', IVR)).toBe(FAILURE);
    expect(sim.dials()).toHaveLength(1);
  });

  it.each([
    ['70', 'NO ANSWER'],
    ['85', 'BUSY'],
    ['93', 'CONGESTION'],
    ['96', 'FAILED'],
    ['99', 'NO ANSWER'],
    ['00', 'ANSWERED'],
  ])('ends a call to a number in %s with %s', async (digits, disposition) => {
    await body('callivr', { ...IVR, number: `9053200000${digits}` });
    clock.advance(10_000);
    expect(await cdr()).toMatchObject([{ disposition, duration: expect.stringMatching(/^\d+(,\d+)?$/) }]);
  });

  it('may say words of its own', async () => {
    sim.settings.dispositionWords.busy = 'MEŞGUL';
    await body('callivr', { ...IVR, number: '905320000085' });
    clock.advance(10_000);
    expect(await cdr()).toMatchObject([{ disposition: 'MEŞGUL' }]);
  });

  it('shows a call that comes in, without counting it as dialled', async () => {
    sim.receiveCall({ src: '905329998877', queue: '632' });
    expect(await rows('activecalls')).toMatchObject([
      { calltype: 'Queue(632)', src: '905329998877', dst: '102' },
    ]);
    clock.advance(10_000);
    expect(await cdr()).toMatchObject([
      { calltype: 'incoming', src: '905329998877', dst: '102', queue: '632' },
    ]);
    expect(sim.dials()).toEqual([]);
    expect(() => sim.receiveCall({ src: '1', queue: '633' })).toThrow('no registered member');
  });

  describe('cdr', () => {
    it('shows userfield only on request', async () => {
      await body('callivr', IVR);
      clock.advance(10_000);
      expect((await cdr())[0]).toHaveProperty('userfield');
      expect((await cdr({ uf: '' }))[0]).not.toHaveProperty('userfield');
    });

    it('counts the last minute from its first second only, or to its end', async () => {
      clock.advance(30_000);
      await body('callivr', IVR);
      clock.advance(10_000);
      expect(await cdr({ date1: '020320261500', date2: '020320261500' })).toEqual([]);
      sim.settings.cdrEnd = 'end-of-minute';
      expect(await cdr({ date1: '020320261500', date2: '020320261500' })).toHaveLength(1);
      expect(await cdr({ date1: '020320261501' })).toEqual([]);
    });

    it('filters by exact number, or by part of it', async () => {
      await body('callivr', IVR);
      clock.advance(10_000);
      expect(await cdr({ number: '905320000001' })).toHaveLength(1);
      expect(await cdr({ number: '05320000001' })).toEqual([]);
      sim.settings.cdrNumberFilter = 'partial';
      expect(await cdr({ number: '5320000001' })).toHaveLength(1);
    });

    it('gives ids that do not follow time, newest call first', async () => {
      for (let at = 0; at < 4; at += 1) {
        await body('callivr', IVR);
        clock.advance(10_000);
      }
      const found = await cdr();
      expect(found.map(({ calldate }) => String(calldate).slice(-5))).toEqual([
        '00:30',
        '00:20',
        '00:10',
        '00:00',
      ]);
      const ids = found.map(({ id }) => Number(id));
      expect([...ids].sort((a, b) => b - a)).not.toEqual(ids);
      expect(new Set(ids).size).toBe(4);
    });

    it.each([
      ['a missing bound', { date2: '' }, 'date2.missing'],
      ['month 13', { date1: '011320260000' }, 'date1.format'],
      ['hour 24', { date1: '010320262400' }, 'date1.format'],
      ['seconds', { date1: '01032026000000' }, 'date1.format'],
      ['year first', { date1: '202603010000' }, 'date1.format'],
      ['bounds in the wrong order', { date1: '030320260000' }, 'date1.order'],
      ['uf that is not "yes"', { uf: 'true' }, 'uf.format'],
    ])('fails %s', async (_case, change, rule) => {
      const asked = { date1: '020320260000', date2: '020320262359', ...change };
      expect(await body('cdr', asked)).toBe(FAILURE);
      expect(rules()).toEqual([rule]);
    });

    it.each([
      ['lateCdr', [0, 1]],
      ['missingCdr', [0, 0]],
      ['duplicateCdr', [2, 2]],
    ] as const)('obeys %s', async (kind, counts) => {
      await sim.faults.add({ kind, operation: 'callivr', times: 1, ms: 30_000 });
      await body('callivr', IVR);
      clock.advance(10_000);
      const early = (await cdr()).length;
      clock.advance(30_000);
      expect([early, (await cdr()).length]).toEqual(counts);
    });
  });

  it('hands out the recording of an answered call as GSM frames', async () => {
    await body('callivr', IVR);
    clock.advance(10_000);
    const { bytes } = await action(sim.url, 'record', { id: String((await cdr())[0]?.['id']) });
    expect(bytes.length % 33).toBe(0);
    expect((bytes[0] ?? 0) >> 4).toBe(0xd);
  });

  it('fails a recording it does not have with 200, 404 or nothing', async () => {
    expect(await body('record', { id: '1' })).toBe(FAILURE);
    sim.settings.recordNotFound = 'http404';
    expect((await action(sim.url, 'record', { id: '1' })).status).toBe(404);
    sim.settings.recordNotFound = 'empty';
    expect(await body('record', { id: '1' })).toBe('');
  });
});
