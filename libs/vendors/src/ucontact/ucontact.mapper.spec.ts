import { LEAD, sendWithin } from '../testing/fixtures.js';
import type { PushRequest, UcontactCampaignSettings } from '../core/capabilities.js';
import { toDialerTask } from './ucontact-push.mapper.js';
import { isTerminator, toCallRecord, toCampaignStatus, toQueue } from './ucontact.mapper.js';
import { decodeRows, decodeUserLogin, decodeUserToken, isOne, isZero } from './ucontact.wire.js';

const GUID = '7e4e7db9-f080-494e-b04b-7c8e47711558';
const ROW = {
  id: 11,
  calldate: '2020-03-01 10:00:00.0',
  finishtime: '2020-03-01 10:01:30',
  src: '24100000',
  dst: '098344484',
  duration: 90,
  billsec: '60',
  disposition: 'ANSWERED',
  guid: GUID,
  campaign: 'Power<-',
  peeraccount: 'PowerDialer',
  parandvalues: `lead=${LEAD}:a=1`,
};
const undatedAt = new Date('2020-03-01T12:00:00Z');
const options = { timeZone: 'America/Montevideo', undatedAt };
const recordOf = (row: Parameters<typeof toCallRecord>[0]) => toCallRecord(row, options);

it('finds our id under the spelling of the portal, too', () => {
  const { parandvalues, ...row } = ROW;
  expect(toCallRecord({ ...row, ParAndValues: parandvalues }, { timeZone: 'UTC', undatedAt })).toMatchObject({
    drift: [],
    correlationId: LEAD,
  });
});

describe('toCallRecord', () => {
  it('reads the dialer’s own leg', () => {
    expect(recordOf(ROW)).toEqual({
      vendorKey: 'id:11',
      startedAt: new Date('2020-03-01T13:00:00Z'),
      endedAt: new Date('2020-03-01T13:01:30Z'),
      source: '24100000',
      destination: '098344484',
      durationSeconds: 90,
      billSeconds: 60,
      dispositionWord: 'ANSWERED',
      result: 'ANSWERED',
      leg: 'dialer',
      campaign: 'Power<-',
      correlationId: LEAD,
      guid: GUID,
      hasRecording: true,
      raw: ROW,
      drift: [],
    });
  });

  it('tells the agent’s leg from the dialer’s', () => {
    expect(recordOf({ ...ROW, peeraccount: 'Ann' })).toMatchObject({ leg: 'agent', agent: 'Ann' });
    expect(recordOf({ ...ROW, peeraccount: null })).toMatchObject({ leg: 'single' });
  });

  it('gives legs without id keys of their own, the same at each reading', () => {
    const { id: _id, ...bare } = ROW;
    const spelledOtherwise = { ...bare, Guid: GUID, guid: null, calldate: '2020-03-01 10:00:00' };
    const dialer = recordOf(bare).vendorKey;
    expect(recordOf(spelledOtherwise).vendorKey).toBe(dialer);
    expect(recordOf({ ...bare, peeraccount: 'Ann' }).vendorKey).not.toBe(dialer);
  });

  it('keeps a word that nobody knows, and reports it with unknown fields', () => {
    expect(recordOf({ ...ROW, disposition: 'TELEPORTED', extra: 1 })).toMatchObject({
      dispositionWord: 'TELEPORTED',
      result: null,
      drift: ['unknown field extra', 'unknown disposition TELEPORTED'],
    });
  });

  it('looks for a recording where somebody talked, also under a word that nobody knows', () => {
    const row = (disposition: string, billsec: string) =>
      recordOf({ ...ROW, disposition, billsec }).hasRecording;
    expect([row('VENTA', '12'), row('VENTA', '0'), row('BUSY', '12')]).toEqual([true, false, false]);
  });

  it.each(['', 'soon', '2020-02-31 10:00:00', 'Nov 2, 2018 13:31:42 AM', 'Abc 2, 2018 1:31:42 AM'])(
    'keeps a row with the date %p at the beginning of what was asked for, and says so',
    (calldate) => {
      const record = recordOf({ ...ROW, calldate });
      expect([record.vendorKey, record.startedAt, record.endedAt, record.result, record.drift]).toEqual([
        'id:11',
        undatedAt,
        undefined,
        'ANSWERED',
        [expect.stringContaining('calldate that cannot be read')],
      ]);
    },
  );

  it.each([
    ['Nov 2, 2018 11:31:42 AM', '2018-11-02T14:31:42Z'],
    ['Nov 12, 2018, 1:31:42\u202fPM', '2018-11-12T16:31:42Z'],
    ['Jan 2, 2020 12:00:00 AM', '2020-01-02T03:00:00Z'],
    ['Jan 2, 2020 12:00:00\u00a0PM', '2020-01-02T15:00:00Z'],
  ])('reads the date %p, as the vendor’s JSON library writes it', (calldate, at) => {
    expect(recordOf({ ...ROW, calldate })).toMatchObject({ startedAt: new Date(at), drift: [] });
  });

  it('keeps a call without id and guid, and tells it from another of the same second', () => {
    const bare = { ...ROW, id: '', guid: '' };
    expect([isTerminator(bare), recordOf(bare).result]).toEqual([false, 'ANSWERED']);
    expect(recordOf({ ...bare, src: '24100001' }).vendorKey).not.toBe(recordOf(bare).vendorKey);
  });

  it('tells calls apart whose ids are longer than a number can hold', () => {
    const keys = ['12345678901234567891', '12345678901234567892'].map(
      (id) => recordOf(decodeRows(`[{"id":${id},"calldate":"2020-03-01 10:00:00"}]`)?.[0] ?? {}).vendorKey,
    );
    expect(keys).toEqual(['id:12345678901234567891', 'id:12345678901234567892']);
  });

  it('keeps both meanings of a time in the repeated hour, and the end after the start', () => {
    const row = { ...ROW, calldate: '2024-10-27 02:50:00', finishtime: '2024-10-27 02:10:00' };
    const record = toCallRecord(row, { timeZone: 'Europe/Berlin', undatedAt });
    expect(record).toMatchObject({
      startedAt: new Date('2024-10-27T00:50:00Z'),
      alternativeStartedAt: new Date('2024-10-27T01:50:00Z'),
      endedAt: new Date('2024-10-27T01:10:00Z'),
    });
  });

  it('knows the element that only ends a list', () => {
    expect(isTerminator({ internalActionId: '1', dateReceived: 'x' })).toBe(true);
    expect(isTerminator({ id: 0, internalActionId: '1' })).toBe(true);
    expect(isTerminator(ROW)).toBe(false);
  });
});

describe('wire answers', () => {
  it.each(['1', ' 1\n', '"1"'])('%p is yes', (text) =>
    expect([isOne(text), isZero(text)]).toEqual([true, false]),
  );
  it.each(['0', '"0"', ' 0 '])('%p is no', (text) =>
    expect([isOne(text), isZero(text)]).toEqual([false, true]),
  );
  it.each(['', '11', 'OK', '10', 'true', '<html>1</html>'])('%p is neither', (text) =>
    expect([isOne(text), isZero(text)]).toEqual([false, false]),
  );

  it('a token is a JSON string', () => {
    expect(decodeUserToken('"YWJjOmQ="')).toEqual({ token: 'YWJjOmQ=' });
    expect(decodeUserToken('"YWJjOmQ\\u003d"')).toEqual({ token: 'YWJjOmQ=' });
    expect(decodeUserToken('0')).toEqual({ refused: true });
    // Without its quotes, only what is base64 of a user and more.
    expect(decodeUserToken('YXBpdXNlcjoxMjM0\n')).toEqual({ token: 'YXBpdXNlcjoxMjM0' });
    for (const text of ['YXBpdXNlcg==', 'Unauthorized', 'Error123', 'abcd'])
      expect(decodeUserToken(text)).toBeNull();
    for (const text of ['', '1', '{}', '<html>', '""', '"two words"'])
      expect(decodeUserToken(text)).toBeNull();
  });

  it('an older login hides the token in its third item', () => {
    expect(decodeUserLogin('["a","b","YWJj\\u003d"]')).toEqual({ token: 'YWJj=' });
    expect(decodeUserLogin('["a","b",{"md5secret":"YWJj"}]')).toEqual({ token: 'YWJj' });
    expect(decodeUserLogin('0')).toEqual({ refused: true });
    for (const text of ['[]', '["a","b"]', '["a","b",{}]', '{}']) expect(decodeUserLogin(text)).toBeNull();
  });

  it('rows come as a list of objects only', () => {
    expect(decodeRows('[{"queue":"Power\\u003c-"}]')).toEqual([{ queue: 'Power<-' }]);
    for (const text of ['', 'null', '{}', '[1]', '<html>']) expect(decodeRows(text)).toBeNull();
  });
});

describe('toDialerTask', () => {
  const campaign: UcontactCampaignSettings = { kind: 'ucontact', campaign: 'Power<-', mode: 'append' };
  const request: PushRequest = {
    correlationId: LEAD,
    number: '098344484',
    data: { a: '1' },
    campaign,
    sendBy: sendWithin(1_000),
  };
  const task = (changes: Partial<PushRequest>) =>
    toDialerTask(
      { ...request, ...changes },
      { timeZone: 'Europe/Berlin', encoding: 'ascii', maxDataBytes: null },
    );

  it('holds every key, in the types the page shows', () => {
    expect(task({})).toEqual({
      calldate: null,
      campaign: 'Power<-',
      destination: '098344484',
      alternatives: '',
      agent: '',
      data: `lead=${LEAD}:a=1`,
      source: 'callspool',
      bulk: true,
      automatic: false,
    });
  });

  it.each([
    ['append', true, false],
    ['priority', false, true],
    ['manual', false, false],
  ] as const)('%s: bulk %s, automatic %s', (mode, bulk, automatic) => {
    expect(task({ campaign: { ...campaign, mode } })).toMatchObject({ bulk, automatic, calldate: null });
  });

  it('schedules by the vendor’s wall clock, and refuses a time that the clock shows twice', () => {
    const scheduled = { ...campaign, mode: 'scheduled' } as const;
    const callAt = new Date('2024-07-01T10:00:00Z');
    expect(task({ campaign: scheduled, callAt })).toMatchObject({
      calldate: '2024-07-01 12:00:00',
      bulk: true,
      automatic: false,
    });
    expect(() => task({ campaign: scheduled })).toThrow(/callAt/);
    expect(() => task({ campaign: scheduled, callAt: new Date('2024-10-27T00:30:00Z') })).toThrow(/twice/);
  });

  it('wants an agent for a progressive dialer', () => {
    const progressive = { ...campaign, campaign: 'P->', isProgressive: true };
    expect(() => task({ campaign: progressive })).toThrow(expect.objectContaining({ field: 'agent' }));
    expect(task({ campaign: progressive, agent: '1001' })).toMatchObject({ agent: '1001' });
  });

  // They separate, begin a comment or end a text somewhere on uContact's way; there is no escape.
  it.each([';', ':', '=', '#', "'", '\n'])('refuses %j in agent, source and campaign', (sign) => {
    const field = (name: string) => expect.objectContaining({ field: name, effect: 'none' });
    expect(() => task({ agent: `a;${sign}b` })).toThrow(field('agent'));
    expect(() => task({ campaign: { ...campaign, source: `x${sign}` } })).toThrow(field('campaign.source'));
    expect(() => task({ campaign: { ...campaign, campaign: `${sign}x<-` } })).toThrow(
      field('campaign.campaign'),
    );
  });

  it('sends names as uContact has them, accents and blanks included', () => {
    expect(
      task({ agent: "José O'Peña", campaign: { ...campaign, campaign: 'Atención al público<-' } }),
    ).toMatchObject({ agent: "José O'Peña", campaign: 'Atención al público<-' });
  });

  it.each(['', 'abc', '0983 44', '12;34', '0x12'])('refuses the number %p', (number) => {
    expect(() => task({ number })).toThrow(expect.objectContaining({ field: 'number' }));
  });
});

describe('live figures', () => {
  it('reads a queue and skips the terminator', () => {
    const row = {
      queue: 'Power<-',
      loggedIn: 10,
      available: 5,
      callers: 3,
      holdTime: 18,
      talkTime: 130,
      longestHoldTime: 220,
    };
    expect(toQueue(row)).toEqual({
      queue: {
        name: 'Power<-',
        loggedIn: 10,
        available: 5,
        waiting: 3,
        holdSeconds: 18,
        talkSeconds: 130,
        longestHoldSeconds: 220,
        raw: row,
      },
      drift: [],
    });
    expect(toQueue({ internalActionId: '1', dateReceived: 'x' })).toBeNull();
  });

  it('reads a campaign’s mixed types, and leaves out what is no figure', () => {
    const row = {
      campaign: 'Power<-',
      availables: 1,
      servicelevel: '87.5',
      talked: '00:01:00-2',
      hold: 'x',
      acd: null,
    };
    expect(toCampaignStatus(row)?.status).toEqual({
      campaign: 'Power<-',
      agentsAvailable: 1,
      serviceLevelPercent: 87.5,
      talkedSeconds: 60,
      raw: row,
    });
    expect(toCampaignStatus({ agent: 'Ann' })).toBeNull();
  });
});
