import fc from 'fast-check';
import { LEAD, sendWithin } from '../testing/fixtures.js';
import type { PushRequest } from '../core/capabilities.js';
import { VendorEncodingError } from '../core/vendor-error.js';
import { encodeQuery } from '../core/query.js';
import { startedWithin } from '../core/started-within.js';
import { encodeAnnouncements, toCallIvr, toCallback } from './iexpbx-dial.mapper.js';
import { toActiveCall, toCallRecord, toCdrBounds, toMember, toQueue } from './iexpbx.mapper.js';
import { decodeAction, decodeEnvelope } from './iexpbx.wire.js';

const ZONE = 'Europe/Istanbul';
const undatedAt = new Date('2019-09-03T00:00:00Z');
const ROW = {
  id: '28699',
  calldate: '03.09.2019 12:30:38',
  calltype: 'outcoming',
  src: '100',
  dst: '905070000000',
  duration: '85,6972',
  disposition: 'NO ANSWER',
  queue: '',
  record: true,
  userfield: LEAD,
};
const recordOf = (row: Parameters<typeof toCallRecord>[0], timeZone = ZONE) => {
  const record = toCallRecord(row, { timeZone, undatedAt });
  if (typeof record === 'string') throw new Error(record);
  return record;
};

describe('decodeEnvelope', () => {
  const data = [{ id: '1' }];
  const list = { kind: 'list', list: { rows: data, drift: [] } };

  it.each([
    ['the array of the samples', [{ success: true, count: 1, data }]],
    ['the bare object of the programs', { success: true, count: 1, data }],
    ['text for success and count', [{ success: 'True', count: '1', data }]],
  ])('takes %s', (_what, body) => {
    expect(decodeEnvelope(JSON.stringify(body))).toEqual(list);
  });

  it('takes missing data only when the count says that there is none', () => {
    expect(decodeEnvelope('[{"success":true,"count":0}]')).toMatchObject({ list: { rows: [] } });
    expect(decodeEnvelope('[{"success":true,"count":0,"data":null}]')).toMatchObject({ list: { rows: [] } });
    expect(decodeEnvelope('[{"success":true,"count":2}]').kind).toBe('unreadable');
  });

  // Read as "no data", any of these would make a broken PBX look like a quiet one.
  it.each([
    '',
    'null',
    '[]',
    '{}',
    '00',
    '"x"',
    '<html></html>',
    '[null]',
    '[{"data":[]}]',
    '[{"success":true,"data":{}}]',
    '[{"success":true,"count":1,"data":[1]}]',
    '[{"success":true,"count":3,"data":[]}]',
    '[{"success":true,"count":0,"data":[]},{"success":true,"count":1,"data":[{"id":"1"}]}]',
    '[{"success":true,"count":0,"data":[]},"fatal"]',
    '[{"success":true,"count":0,"data":[],"error":"no trunk"}]',
  ])('never reads %p as no data', (text) => expect(decodeEnvelope(text).kind).toBe('unreadable'));

  it('knows the failure', () => {
    expect(decodeEnvelope('[{"success":false,"count":0,"data":[]}]').kind).toBe('failure');
    expect(decodeEnvelope('{"success":"False"}').kind).toBe('failure');
  });

  it('trusts the rows when the count differs, and reports it', () => {
    const envelope = decodeEnvelope(JSON.stringify([{ success: true, count: 5, data }]));
    expect(envelope).toEqual({ kind: 'list', list: { rows: data, drift: ['count 5, but 1 rows'] } });
  });
});

describe('decodeAction', () => {
  it.each([
    ['[{"success":true,"count":0,"data":[]}]', 'accepted'],
    ['{"success":true}', 'accepted'],
    ['[{"success":false}]', 'refused'],
    ['', null],
    ['00', null],
    ['OK', null],
    ['[]', null],
    ['[{"success":true},{"success":false}]', null],
    ['[{"success":true},"fatal"]', null],
    ['[{"success":true,"count":0,"data":[],"error":"no trunk"}]', null],
    ['[{"success":true,"Errors":["no trunk"]}]', null],
    ['[{"success":true,"count":0,"data":[],"error":null}]', 'accepted'],
    ['<html>success</html>', null],
  ])('%p: %p', (text, verdict) => {
    expect(decodeAction(text, [])).toBe(verdict);
  });

  it('takes the body that the operator has seen this installation answer', () => {
    expect(decodeAction(' 00\n', ['00'])).toBe('accepted');
    expect(decodeAction('02', ['00'])).toBeNull();
    expect(decodeAction(' ', [' ', ''])).toBeNull();
  });
});

describe('toCallRecord', () => {
  it('reads a row of the page', () => {
    expect(recordOf(ROW)).toEqual({
      vendorKey: 'id:28699',
      startedAt: new Date('2019-09-03T09:30:38Z'),
      endedAt: new Date('2019-09-03T09:32:03.697Z'),
      source: '100',
      destination: '905070000000',
      durationSeconds: 85.6972,
      dispositionWord: 'NO ANSWER',
      result: 'NO_ANSWER',
      leg: 'single',
      correlationId: LEAD,
      hasRecording: true,
      raw: ROW,
      drift: [],
    });
  });

  it('reads a date without its space, and a row without our id', () => {
    const { userfield: _userfield, ...bare } = { ...ROW, calldate: '03.09.201912:30:38' };
    expect(recordOf(bare)).toMatchObject({
      startedAt: new Date('2019-09-03T09:30:38Z'),
      correlationId: null,
    });
  });

  it('refuses a duration with two separators instead of guessing', () => {
    expect(recordOf({ ...ROW, duration: '1.234,5' })).toMatchObject({
      durationSeconds: 0,
      drift: ['duration is no number'],
    });
  });

  it.each(['2019-09-03 12:30:38', '31.02.2019 12:00:00', ''])(
    'keeps a row with the date %p at the beginning of what was asked for, and says so',
    (calldate) => {
      const record = recordOf({ ...ROW, calldate });
      expect([record.vendorKey, record.startedAt, record.endedAt, record.drift]).toEqual([
        'id:28699',
        undatedAt,
        undefined,
        [expect.stringContaining('calldate that cannot be read')],
      ]);
    },
  );

  it('keeps rows without an id, each by what it says', () => {
    const record = recordOf({ ...ROW, id: '' });
    expect(record.drift).toEqual(['a call record without an id']);
    expect(recordOf({ ...ROW, id: '' }).vendorKey).toBe(record.vendorKey);
    expect(recordOf({ ...ROW, id: '', src: '101' }).vendorKey).not.toBe(record.vendorKey);
    expect(toCallRecord({ queue: '1' }, { timeZone: ZONE, undatedAt })).toBe('a call record without an id');
  });
});

describe('toCdrBounds', () => {
  it('asks in the PBX’s own clock, day first, up to the minute after the end', () => {
    const [from, to] = [new Date('2019-09-02T22:00:30Z'), new Date('2019-09-03T12:00:00Z')];
    expect(toCdrBounds(from, to, ZONE)).toEqual({ date1: '030920190100', date2: '030920191501' });
  });

  it('never misses a record of the range, also when the clock was set back', () => {
    const foldAt = Date.parse('2024-10-27T01:00:00Z');
    const second = fc.integer({ min: -10_000, max: 10_000 });
    const comparable = (bound: string) =>
      bound.slice(4, 8) + bound.slice(2, 4) + bound.slice(0, 2) + bound.slice(8);
    fc.assert(
      fc.property(second, second, second, (a, b, c) => {
        const [from, at, to] = [a, b, c].sort((x, y) => x - y).map((s) => new Date(foldAt + s * 1000));
        if (!from || !at || !to) throw new Error('three instants');
        const { date1, date2 } = toCdrBounds(from, to, 'Europe/Berlin');
        const shown = comparable(toCdrBounds(at, at, 'Europe/Berlin').date1);
        expect(comparable(date1) <= shown && shown < comparable(date2)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('filters again by second, and by either meaning of a repeated hour', () => {
    const record = recordOf({ ...ROW, calldate: '27.10.2024 02:30:00' }, 'Europe/Berlin');
    const within = (from: string, to: string) => startedWithin(record, new Date(from), new Date(to));
    expect(within('2024-10-27T00:30:00.900Z', '2024-10-27T00:31:00Z')).toBe(true);
    expect(within('2024-10-27T01:30:00Z', '2024-10-27T01:30:00Z')).toBe(true);
    expect(within('2024-10-27T00:30:01Z', '2024-10-27T01:29:59Z')).toBe(false);
  });
});

describe('dialling requests', () => {
  const request: PushRequest = {
    correlationId: LEAD,
    number: '+905070000000',
    data: {},
    campaign: { kind: 'iexpbx-ivr', dialPlan: 'Out 1', ivrNumber: '900' },
    sendBy: sendWithin(1_000),
  };
  const ivr = { kind: 'iexpbx-ivr', dialPlan: 'Out 1', ivrNumber: '900' } as const;
  const masked = { kind: 'iexpbx-masked', dialPlan: 'Mask', ownNumber: '908500000000' } as const;

  it('callivr carries the announcements in order, percent-encoded', () => {
    const announcements = [{ text: 'İyi günler' }, { file: 'MENU_1' }];
    expect(encodeQuery(toCallIvr(request, { ...ivr, announcements }))).toBe(
      `number=%2B905070000000&dp=Out%201&dest=900&uf=${LEAD}&file=%7B%C4%B0yi%20g%C3%BCnler%7D%7CMENU_1`,
    );
  });

  it('callivr without announcements sends no file', () => {
    expect(encodeQuery(toCallIvr(request, ivr))).not.toContain('file');
  });

  it('callback: first the branch’s own number, then the contact', () => {
    expect(encodeQuery(toCallback(request, masked))).toBe(
      `number1=908500000000&number2=%2B905070000000&dp=Mask&uf=${LEAD}`,
    );
    expect(() => toCallback({ ...request, number: '+908500000000' }, masked)).toThrow(/itself/);
  });

  it.each(['a|b', '{a}', '$X', 'it"s', "it's", 'a\nb', '', '  '])('refuses to speak %p', (text) => {
    expect(() => encodeAnnouncements([{ file: 'A' }, { text }])).toThrow(
      expect.objectContaining({ field: 'announcements[1]', effect: 'none' }),
    );
  });

  it.each(['a.gsm', 'a b', '', 'ä'])('refuses the file name %p', (file) => {
    expect(() => encodeAnnouncements([{ file }])).toThrow(VendorEncodingError);
  });

  it('refuses numbers, plans and ids that the vendor would misread', () => {
    expect(() => toCallIvr({ ...request, number: '0507 000' }, ivr)).toThrow(
      expect.objectContaining({ field: 'number' }),
    );
    expect(() => toCallIvr(request, { ...ivr, dialPlan: '' })).toThrow(
      expect.objectContaining({ field: 'campaign.dialPlan' }),
    );
    expect(() => toCallIvr({ ...request, correlationId: 'x y' }, ivr)).toThrow(
      expect.objectContaining({ field: 'correlationId' }),
    );
  });

  it('encodes a query that any server reads back unchanged, with nothing raw in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, value) => {
        const query = encodeQuery([[name, value]]);
        expect(query).toMatch(/^[A-Za-z0-9%._=-]*$/);
        expect(new URLSearchParams(query).get(name)).toBe(value);
      }),
    );
  });
});

describe('live figures', () => {
  it('reads an active call without trusting its words', () => {
    const row = {
      channel: 'SIP/x',
      duration: '00:01:14',
      calltype: 'Kuyruk(630)',
      callinfo: 'Konuşuyor',
      src: '9053',
      dst: '110',
    };
    expect(toActiveCall(row).item).toEqual({
      channel: 'SIP/x',
      source: '9053',
      destination: '110',
      durationSeconds: 74,
      queue: '630',
      typeText: 'Kuyruk(630)',
      stateText: 'Konuşuyor',
      raw: row,
    });
  });

  it('splits a queue’s members', () => {
    const read = (internal: string) =>
      toQueue({ queuenumber: '630', name: 'Sale', internal }).item.memberNames;
    expect(read('100, 101,,102')).toEqual(['100', '101', '102']);
    expect(read('')).toEqual([]);
  });

  it.each([
    ['OK (93 ms)', true],
    ['UNREACHABLE', false],
    ['LAGGED (2000 ms)', false],
    ['OKAY', false],
  ])('an extension in state %p is registered: %p', (regstatus, isRegistered) => {
    expect(toMember({ username: '100', name: 'John', regstatus }).item.isRegistered).toBe(isRegistered);
  });
});
