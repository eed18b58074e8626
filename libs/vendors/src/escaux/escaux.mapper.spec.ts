import { LEAD } from '../testing/fixtures.js';
import { collect } from '../testing/fixtures.js';
import type { HistoryRow } from './escaux-database.wire.js';
import { readEscauxHistory } from './escaux-history.node.js';
import type { QueueMember } from './escaux-live.wire.js';
import {
  parseEscauxTime,
  readCallerId,
  toActiveCall,
  toCallRecord,
  toMember,
  toQueue,
} from './escaux.mapper.js';

const ZONE = 'Europe/Brussels';
const ROW: HistoryRow = {
  timestamp: '2026-03-02 10:00:00',
  caller_name: 'Ada Example',
  caller_number: '067',
  called_number: '0470000001',
  disposition: '001',
  last_action: '',
  last_application: 'Dial',
  context: 'internal',
  origchannel: 'SIP/SDPA00001-1',
  dstchannel: 'SIP/SDPA00002-2',
  duration: '62',
  billsec: '50',
  uniqueid: '1772442000.20',
  raw: { timestamp: '2026-03-02 10:00:00' },
};
const recordOf = (
  row: Partial<HistoryRow>,
  options: Parameters<typeof toCallRecord>[2] = { timeZone: ZONE },
) => {
  const record = toCallRecord({ ...ROW, ...row }, '067', options);
  if (typeof record === 'string') throw new Error(record);
  return record;
};

describe('a row of the call history', () => {
  it('is read with the SOP’s clock and its numbers as text', () => {
    expect(recordOf({})).toEqual({
      vendorKey:
        '067:1772442000.20:2026-03-02 10:00:00:067:0470000001:SIP/SDPA00001-1:SIP/SDPA00002-2:001:62',
      startedAt: new Date('2026-03-02T09:00:00Z'),
      endedAt: new Date('2026-03-02T09:01:02Z'),
      source: '067',
      destination: '0470000001',
      durationSeconds: 62,
      billSeconds: 50,
      dispositionWord: '001',
      result: null,
      leg: 'single',
      agent: '067',
      correlationId: null,
      guid: '1772442000.20',
      hasRecording: false,
      raw: ROW.raw,
      drift: [],
    });
  });

  // A queue always has 200, whatever became of the call: read as answered it would close attempts that rang out.
  it.each([
    ['000', null, []],
    ['003', null, []],
    ['100', 'NO_ANSWER', []],
    ['103', 'NO_ANSWER', []],
    ['200', null, []],
    ['202', 'ANSWERED', []],
    ['300', 'MACHINE', []],
    ['204', null, ['unknown disposition 204']],
    ['', null, ['unknown disposition ']],
    ['constructor', null, ['unknown disposition constructor']],
  ])('disposition %p says %p', (disposition, result, drift) => {
    expect(recordOf({ disposition })).toMatchObject({ result, drift });
  });

  it('has a key without the vendor’s id as well', () => {
    expect(recordOf({ uniqueid: '' }).vendorKey).toBe(
      '067::2026-03-02 10:00:00:067:0470000001:SIP/SDPA00001-1:SIP/SDPA00002-2:001:62',
    );
  });

  // A call that rings one phone after the other has a row for each, with one unique id: under one key all but one would be lost.
  it.each([
    { timestamp: '2026-03-02 10:00:20' },
    { called_number: '0470000002' },
    { dstchannel: 'SIP/SDPA00003-3' },
    { duration: '63' },
  ])('has another key with %j', (other) => {
    expect(recordOf(other).vendorKey).not.toBe(recordOf({}).vendorKey);
  });

  it('knows the second meaning of an hour that comes twice', () => {
    expect(recordOf({ timestamp: '2026-10-25 02:30:00' })).toMatchObject({
      startedAt: new Date('2026-10-25T00:30:00Z'),
      alternativeStartedAt: new Date('2026-10-25T01:30:00Z'),
    });
  });

  it.each(['2026-03-02T10:00:00', '', '2026-02-30 10:00:00'])(
    'is not understood with the timestamp %p',
    (timestamp) => {
      expect(typeof toCallRecord({ ...ROW, timestamp }, '067', { timeZone: ZONE })).toBe('string');
    },
  );
});

describe('reading a history without order, end and offset', () => {
  const wall = (second: number): string =>
    `2026-03-02 10:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}`;
  const rows = (seconds: readonly number[]): HistoryRow[] =>
    seconds.map((second, index) => ({ ...ROW, timestamp: wall(second), uniqueid: `u${index}` }));
  const RANGE = { from: new Date('2026-03-02T09:00:00Z'), to: new Date('2026-03-02T09:59:59Z') };

  /** A SOP that holds these rows, in one of the orders and with one of the boundary rules that are possible. */
  const sopOf = (all: readonly HistoryRow[], order: 'ascending' | 'descending', isInclusive = false) => {
    const asked: { limit: number; startDate: string }[] = [];
    const getCallHistory = async (request: { limit: number; startDate: string }) => {
      asked.push({ limit: request.limit, startDate: request.startDate });
      const after = all.filter((row) =>
        isInclusive ? row.timestamp >= request.startDate : row.timestamp > request.startDate,
      );
      const sorted = after.toSorted((a, b) =>
        a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : 0,
      );
      const value = (order === 'ascending' ? sorted : sorted.toReversed()).slice(0, request.limit);
      return { value, drift: [] };
    };
    return { getCallHistory, asked };
  };
  const read = async (sop: ReturnType<typeof sopOf>, pageSize: number, extensions = ['067']) => {
    const drifts: string[] = [];
    const options = {
      extensions,
      pageSize,
      timeZone: ZONE,
      reportDrift: ({ what }: { what: string }) => drifts.push(what),
    };
    const records = await collect(readEscauxHistory(sop, RANGE, options));
    return { keys: records.map((record) => record.guid), drifts };
  };

  it.each([
    ['ascending', false],
    ['ascending', true],
    ['descending', false],
    ['descending', true],
  ] as const)('finds every call once: %s, inclusive %p', async (order, isInclusive) => {
    // Several calls share a second, also across the end of a page.
    const all = rows([0, 1, 1, 1, 2, 3, 3, 40, 41, 41, 41, 41, 41, 41, 50, 1_000]);
    const { keys } = await read(sopOf(all, order, isInclusive), 4);
    expect([keys.length, new Set(keys).size]).toEqual([16, 16]);
  });

  it('asks from a second before the start, and pages forward with an overlap', async () => {
    const sop = sopOf(rows([0, 10, 20, 30]), 'ascending');
    expect((await read(sop, 3)).keys).toHaveLength(4);
    expect(sop.asked).toEqual([
      { limit: 3, startDate: '2026-03-02 09:59:59' },
      { limit: 3, startDate: '2026-03-02 10:00:19' },
    ]);
  });

  it('doubles a page that is cut at the old end', async () => {
    const sop = sopOf(rows([0, 10, 20, 30]), 'descending');
    await read(sop, 2);
    expect(sop.asked.map((each) => each.limit)).toEqual([2, 4, 8]);
  });

  it('stops behind the end of the range', async () => {
    const far = rows([0, 10]).concat(
      Array.from({ length: 50 }, (_, i) => ({
        ...ROW,
        timestamp: '2026-03-03 00:00:00',
        uniqueid: `far${i}`,
      })),
    );
    const sop = sopOf(far, 'ascending');
    expect((await read(sop, 4)).keys).toEqual(['u0', 'u1']);
    expect(sop.asked).toHaveLength(1);
  });

  it('gives up aloud rather than hand out a part for the whole', async () => {
    await expect(
      read(sopOf(rows(Array.from({ length: 300 }, () => 5)), 'descending'), 2),
    ).rejects.toMatchObject({
      kind: 'protocol',
      effect: 'none',
    });
  });

  it('reports a row without a readable time, and reads on', async () => {
    const sop = {
      getCallHistory: async () => ({ value: [{ ...ROW, timestamp: 'soon' }, ROW], drift: [] }),
      asked: [],
    };
    expect(await read(sop, 5)).toEqual({
      keys: ['1772442000.20'],
      drifts: ['a call without a readable timestamp'],
    });
  });

  it('reads each extension', async () => {
    const sop = sopOf(rows([1]), 'ascending');
    expect((await read(sop, 5, ['067', '068'])).keys).toEqual(['u0', 'u0']);
  });
});

it.each([
  ['"0012345678" [0012345678]', '0012345678', '0012345678'],
  ['"Ada Example" [067]', 'Ada Example', '067'],
  ['Ada [067]', 'Ada', '067'],
  ['067', '', '067'],
  ['', '', ''],
])('the caller %p', (text, name, number) => {
  expect(readCallerId(text)).toEqual({ name, number });
});

it('shows a leg with our id and the leg it is bridged with', () => {
  const channel = {
    ID: 'SIP/a-1',
    CallerId: '"067" [067]',
    Seconds: '12',
    State: 'Up',
    Link: 'IAX2/b/3',
    vars: { callspool: LEAD },
    raw: {},
  };
  expect(toActiveCall(channel, 'callspool')).toEqual({
    channel: 'SIP/a-1',
    source: '067',
    destination: '',
    durationSeconds: 12,
    typeText: '',
    stateText: 'Up',
    correlationId: LEAD,
    peerChannel: 'IAX2/b/3',
    raw: {},
  });
  const bare = toActiveCall(
    { ...channel, Seconds: '', Link: '', vars: { callspool: 'someone else' } },
    'callspool',
  );
  expect([bare.durationSeconds, 'correlationId' in bare, 'peerChannel' in bare]).toEqual([
    null,
    false,
    false,
  ]);
});

const MEMBER: QueueMember = {
  Name: 'Ada',
  Ext: '02000',
  Phone: 'SDO30001',
  Queue: 'Sales',
  Status: '1',
  Membership: 'dynamic',
  Paused: '0',
  raw: {},
};

describe('a member', () => {
  it('is known by its phone and its queue', () => {
    expect(toMember(MEMBER)).toEqual({
      item: {
        name: 'SDO30001',
        label: 'Ada',
        isRegistered: true,
        state: 'not in use',
        queue: 'Sales',
        extension: '02000',
        isPaused: false,
        membership: 'dynamic',
        raw: {},
      },
      drift: [],
    });
  });

  it.each([
    ['0', 'unknown', false, 0],
    ['4', 'invalid', false, 0],
    ['5', 'unavailable', false, 0],
    ['6', 'ringing', true, 0],
    ['8', 'on hold', true, 0],
    ['9', 'unknown (9)', false, 1],
  ])('in status %s is %s', (Status, state, isRegistered, drifts) => {
    const { item, drift } = toMember({ ...MEMBER, Status });
    expect([item.state, item.isRegistered, drift.length]).toEqual([state, isRegistered, drifts]);
  });

  it('may be free and paused', () => {
    expect(toMember({ ...MEMBER, Paused: '1' }).item).toMatchObject({ state: 'not in use', isPaused: true });
    expect('isPaused' in toMember({ ...MEMBER, Paused: 'yes' }).item).toBe(false);
    expect(toMember({ ...MEMBER, Membership: 'guest' })).toMatchObject({
      item: { membership: 'unknown' },
      drift: ['unknown membership guest'],
    });
  });
});

it('counts a queue’s own members, and those that are free and not paused', () => {
  const members = [
    MEMBER,
    { ...MEMBER, Phone: 'SDO30002', Paused: '1' },
    { ...MEMBER, Phone: 'SDO30003', Status: '5' },
    { ...MEMBER, Queue: 'Other' },
  ];
  const info = { Id: 'AQA00001', Name: 'Sales', raw: {} };
  expect(toQueue(info, [{ Name: 'Sales', Calls: '3', raw: {} }], members).item).toMatchObject({
    name: 'Sales',
    label: 'AQA00001',
    memberNames: ['SDO30001', 'SDO30002', 'SDO30003'],
    loggedIn: 2,
    available: 1,
    waiting: 3,
  });
  const unsaid = toQueue(info, [], members);
  expect(['waiting' in unsaid.item, unsaid.drift.length]).toEqual([false, 1]);
});

it('reads only its own form of time', () => {
  expect(parseEscauxTime('2026-03-02 10:00:00')).toEqual({
    year: 2026,
    month: 3,
    day: 2,
    hour: 10,
    minute: 0,
    second: 0,
  });
  expect(parseEscauxTime('2026-03-02 10:00')).toBeNull();
});
