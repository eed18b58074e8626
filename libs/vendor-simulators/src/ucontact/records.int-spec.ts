import { ManualClock } from '../engine/clock.js';
import { post, signIn } from '../testing/raw-http.js';
import { startUcontactSimulator, type UcontactSimulator } from './start-ucontact-simulator.js';

const FILTER = {
  calldatei: '2026-03-02 00:00:00',
  calldatef: '2026-03-02 23:59:59',
  agent: '',
  campaign: '',
  source: '',
  destination: '',
  data: '',
  range: '',
  rating: '',
  mindur: '',
  exclude: '',
  type: 'record',
  cont: '',
};

describe('getrecords', () => {
  let clock: ManualClock;
  let sim: UcontactSimulator;
  let headers: Record<string, string>;
  beforeEach(async () => {
    clock = new ManualClock('2026-03-02T12:00:00Z');
    sim = await startUcontactSimulator({ clock, firstCdrId: 500 });
    headers = await signIn(sim.url);
  });
  afterEach(() => sim.stop());

  const dial = async (destination: string, data = 'lead=1') => {
    const call = { calldate: null, campaign: 'Sales<-', destination, alternatives: '', agent: '', data };
    const fields = { call: JSON.stringify({ ...call, source: '', bulk: true, automatic: false }) };
    await post(sim.url, 'Dialers/DialerTask', fields, headers);
  };
  const ask = (filter: object = {}, change: Record<string, string> = {}) => {
    const page = {
      lastrow: '0',
      searchLimit: '50',
      Random: '1',
      filter: JSON.stringify({ ...FILTER, ...filter }),
    };
    return post(sim.url, 'Cdr/getrecords', { ...page, ...change }, headers);
  };
  const rows = async (...asked: Parameters<typeof ask>) =>
    JSON.parse((await ask(...asked)).body) as Record<string, unknown>[];

  it('shows an answered call as a dialer leg and an agent leg under one guid, newest first', async () => {
    await dial('098344401', 'lead=7f:a=b');
    await dial('098344401', 'lead=7f');
    clock.advance(10_000);
    const found = await rows();
    const { vendorCallId, at, answeredAt, cdrIds } = sim.dials()[0] ?? {};
    expect(found).toHaveLength(4);
    const legs = found.filter(({ guid }) => guid === vendorCallId);
    expect(legs.map(({ peeraccount }) => peeraccount)).toEqual([
      expect.stringMatching(/^Agent[234]$/),
      'PowerDialer',
    ]);
    expect(legs.map(({ id }) => String(id)).sort()).toEqual(cdrIds);
    expect(legs[1]).toMatchObject({
      disposition: 'ANSWERED',
      campaign: 'Sales<-',
      dst: '098344401',
      contact: 1,
    });
    expect([at, answeredAt].map((instant) => instant?.slice(14, 19))).toEqual(
      [legs[1], legs[0]].map((leg) => String(leg?.['calldate']).slice(14, 19)),
    );
    expect(String(legs[1]?.['calldate'])).toMatch(/^2026-03-02 09:00:0\d$/);
  });

  it('echoes data, and escapes the arrow and the equals sign', async () => {
    await dial('098344475', 'lead=7f');
    clock.advance(10_000);
    const { body } = await ask();
    expect(body).toContain('"parandvalues":"lead\\u003d7f"');
    expect(body).toContain('"campaign":"Sales\\u003c-"');
    expect(await rows()).toMatchObject([
      { parandvalues: 'lead=7f', disposition: 'NO ANSWER', peeraccount: 'PowerDialer' },
    ]);
  });

  it('hides unanswered attempts when so switched', async () => {
    await dial('098344475');
    await dial('098344401');
    clock.advance(10_000);
    expect(await rows()).toHaveLength(3);
    sim.settings.showUnanswered = false;
    expect(await rows()).toHaveLength(2);
  });

  it('adds fractions and a terminator when so switched', async () => {
    await dial('098344475');
    clock.advance(10_000);
    sim.settings.fractionalSeconds = true;
    sim.settings.recordsTerminator = true;
    const found = await rows();
    expect(found[0]?.['calldate']).toMatch(/:\d\d\.0$/);
    expect(found[1]).not.toHaveProperty('guid');
  });

  it('pages by offset and answers [] past the end', async () => {
    for (let at = 0; at < 5; at += 1) await dial(`09834448${at}`);
    clock.advance(20_000);
    const first = await rows({}, { searchLimit: '3' });
    const second = await rows({}, { searchLimit: '3', lastrow: '3' });
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(5);
    expect((await ask({}, { lastrow: '6' })).body).toBe('[]');
  });

  it('filters by local time, campaign, number and duration', async () => {
    await dial('098344475');
    await dial('098344401');
    clock.advance(10_000);
    expect(await rows({ calldatei: '2026-03-02 12:00:00' })).toEqual([]);
    expect(await rows({ campaign: 'Survey<-' })).toEqual([]);
    expect(await rows({ destination: '098344475' })).toHaveLength(1);
    expect(await rows({ exclude: '098344475' })).toHaveLength(2);
    expect(await rows({ mindur: '1' })).toHaveLength(2);
    expect(await rows({ agent: 'PowerDialer' })).toHaveLength(2);
    expect(await rows({ cont: '2' })).toHaveLength(2);
  });

  it('shows a call only once it is over, and later when so switched', async () => {
    sim.settings.cdrDelayMs = 60_000;
    await dial('098344475');
    clock.advance(60_000);
    expect(await rows()).toEqual([]);
    clock.advance(2000);
    expect(await rows()).toHaveLength(1);
  });

  it.each([
    ['lateCdr', [0, 1]],
    ['missingCdr', [0, 0]],
    ['duplicateCdr', [2, 2]],
  ] as const)('obeys %s', async (kind, counts) => {
    await sim.faults.add({ kind, operation: 'DialerTask', times: 1, ms: 30_000 });
    await dial('098344475');
    clock.advance(10_000);
    const early = (await rows()).length;
    clock.advance(30_000);
    expect([early, (await rows()).length]).toEqual(counts);
    expect(sim.dials()).toHaveLength(1);
  });

  it.each([
    ['Random in lower case', {}, { Random: undefined, random: '1' }, 'parameter.missing'],
    ['Random that is not 1', {}, { Random: '0.5' }, 'Random'],
    ['an offset that is no number', {}, { lastrow: 'a' }, 'lastrow'],
    ['a filter that lacks a key', { cont: undefined }, {}, 'filter.missing'],
    ['a filter value that is no text', { mindur: 5 }, {}, 'filter.type'],
    ['another type', { type: 'records' }, {}, 'filter.type'],
    ['bounds in the wrong order', { calldatei: '2026-03-03 00:00:00' }, {}, 'filter.calldatei'],
    ['an ISO bound', { calldatef: '2026-03-02T23:59:59' }, {}, 'filter.calldatef'],
  ])('answers 0 to %s', async (_case, filter, change, rule) => {
    const kept = Object.entries(change).filter(([, value]) => value !== undefined);
    const dropped = Object.keys(change).filter(
      (name) => (change as Record<string, unknown>)[name] === undefined,
    );
    const page: Record<string, string> = {
      lastrow: '0',
      searchLimit: '50',
      Random: '1',
      filter: JSON.stringify({ ...FILTER, ...filter }),
      ...(Object.fromEntries(kept) as Record<string, string>),
    };
    for (const name of dropped) delete page[name];
    expect((await post(sim.url, 'Cdr/getrecords', page, headers)).body).toBe('0');
    expect(sim.violations()).toMatchObject([{ operation: 'getrecords', rule }]);
  });

  it('answers an error page to a filter with comments', async () => {
    const { status } = await ask({}, { filter: '{"calldatei": "" //Initial date\n}' });
    expect(status).toBe(500);
    expect(sim.violations()).toMatchObject([{ rule: 'filter.json' }]);
  });
});

describe('live figures', () => {
  let clock: ManualClock;
  let sim: UcontactSimulator;
  let headers: Record<string, string>;
  beforeEach(async () => {
    clock = new ManualClock('2018-11-02T14:31:42Z');
    sim = await startUcontactSimulator({ clock });
    headers = await signIn(sim.url);
  });
  afterEach(() => sim.stop());

  it('end with a terminator and name the local time in words', async () => {
    const { body } = await post(sim.url, 'Supervisor/queuesummary', {}, headers);
    expect(body).toContain('"queue":"Sales\\u003c-"');
    const items = JSON.parse(body) as Record<string, unknown>[];
    expect(items.map(({ queue }) => queue)).toEqual(['Sales<-', 'Survey<-', 'Renewals->', undefined]);
    expect(Object.keys(items.at(-1) ?? {})).toEqual(['internalActionId', 'dateReceived']);
    expect(items[0]).toMatchObject({
      loggedIn: 3,
      available: 3,
      callers: 0,
      dateReceived: 'Nov 2, 2018 11:31:42 AM',
    });
  });

  it('may put a narrow blank before AM and PM', async () => {
    sim.settings.narrowSpaceBeforeAmPm = true;
    const { body } = await post(sim.url, 'Supervisor/queuesummary', {}, headers);
    expect(body).toContain('11:31:42\u202fAM');
  });

  it('show ringing, talking and finished calls', async () => {
    const call = { calldate: null, campaign: 'Sales<-', destination: '0983401', alternatives: '', agent: '' };
    const task = { call: JSON.stringify({ ...call, data: '', source: '', bulk: true, automatic: false }) };
    await post(sim.url, 'Dialers/DialerTask', task, headers);
    const status = async () => {
      const { body } = await post(sim.url, 'Supervisor/campaignstatus', { queue: 'Sales<-' }, headers);
      return (JSON.parse(body) as Record<string, Record<string, unknown>>)['Sales<-'];
    };
    expect(await status()).toMatchObject({
      acd: 1,
      busy: 0,
      completed: 0,
      talked: '00:00:00-0',
      slevelthreshold: '3',
    });
    clock.advance(2000);
    expect(await status()).toMatchObject({ acd: 0, busy: 1 });
    clock.advance(4000);
    expect(await status()).toMatchObject({ busy: 0, completed: 1, servicelevel: '100.0' });
  });

  it('mix agents between the campaigns, and filter or not', async () => {
    const keys = async (queue: string) =>
      Object.keys(
        JSON.parse((await post(sim.url, 'Supervisor/campaignstatus', { queue }, headers)).body) as object,
      );
    expect(await keys('Renewals->')).toEqual(['Renewals->', 'Agent1']);
    sim.settings.statusShowsAgents = false;
    expect(await keys('')).toEqual(['Sales<-', 'Survey<-', 'Renewals->']);
    sim.settings.statusFilter = 'ignored';
    expect(await keys('Renewals->')).toHaveLength(3);
  });
});
