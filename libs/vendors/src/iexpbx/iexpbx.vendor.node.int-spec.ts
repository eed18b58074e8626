import { startIexpbxSimulator, type IexpbxSimulator } from '@callspool/vendor-simulators';
import { createVendor } from '../create-vendor.node.js';
import type { IexpbxSettings } from '../config.js';
import { isMissing, type CapabilityName, type PushRequest, type Vendor } from '../core/capabilities.js';
import { LEAD, collect, sendWithin, testDependencies, vendorErrorOf } from '../testing/fixtures.js';
import { decodeIexpbxKeyPress, decodeIexpbxWebhook } from './iexpbx-webhook.js';
import { answer, startMisbehavingServer } from '../testing/misbehaving-server.js';
import { describeWireFaults } from '../testing/wire-fault-suite.js';

const PASSWORD = 'p+ss wö%d&#x';
const IVR = {
  kind: 'iexpbx-ivr',
  dialPlan: 'outbound',
  ivrNumber: '700',
  announcements: [{ text: 'İyi günler, randevunuz var' }, { file: 'WELCOME' }],
} as const;
const MASKED = { kind: 'iexpbx-masked', dialPlan: 'masked', ownNumber: '908502590001' } as const;

const has = <Name extends CapabilityName>(vendor: Vendor, name: Name) => {
  const capability = vendor.capability(name);
  if (isMissing(capability)) throw new Error(capability.missing);
  return capability;
};

const request = (changes: Partial<PushRequest> = {}): PushRequest => ({
  correlationId: LEAD,
  number: '905071112201',
  data: {},
  campaign: IVR,
  sendBy: sendWithin(1_000),
  ...changes,
});

function iexpbxAt(url: string, settings: IexpbxSettings = {}, deps = testDependencies()): Vendor {
  return createVendor(
    {
      kind: 'iexpbx',
      baseUrl: url,
      username: 'apiuser',
      password: PASSWORD,
      timeZone: 'Europe/Istanbul',
      settings,
      limits: { timeoutMs: 300 },
    },
    deps,
  );
}

describe('on a wire that goes wrong', () => {
  describeWireFaults({
    create: async (url) => iexpbxAt(url),
    push: (vendor, ms) => has(vendor, 'contactPusher').push(request({ sendBy: sendWithin(ms) })),
    acceptance: '[{"success":true,"count":0,"data":[]}]',
    refusal: '[{"success":false,"count":0,"data":[]}]',
    secrets: [PASSWORD, encodeURIComponent(PASSWORD), 'apiuser', '905071112201'],
  });

  it.each(['00', 'OK', '01', '[]', 'null'])(
    'the undocumented body %p leaves the push in doubt',
    async (body) => {
      const server = await startMisbehavingServer(answer(200, body));
      const vendor = iexpbxAt(server.url);
      const error = await vendorErrorOf(has(vendor, 'contactPusher').push(request()));
      expect([error.kind, error.effect]).toEqual(['protocol', 'unknown']);
      const told = iexpbxAt(server.url, { acceptedBodies: [body] });
      expect((await has(told, 'contactPusher').push(request())).status).toBe('accepted');
      await Promise.all([vendor.close(), told.close()]);
      await server.stop();
    },
  );

  it.each(['', '[]', 'null', '<html>', '[{"success":false}]'])(
    'call records: %p is an error, never "no data"',
    async (body) => {
      const server = await startMisbehavingServer(answer(200, body));
      const vendor = iexpbxAt(server.url);
      const reading = collect(
        has(vendor, 'callRecordReader').readCallRecords({
          from: new Date('2020-01-01'),
          to: new Date('2020-01-01'),
        }),
      );
      expect((await vendorErrorOf(reading)).effect).toBe('none');
      await vendor.close();
      await server.stop();
    },
  );
});

// Cut or not: the answer says nothing, and a list that contradicts itself, or is none, says no more.
it.each([
  '[{"success":true,"count":1,"data":[]}]',
  '[{"success":true,"count":2,"data":[{"channel":"SIP/b","duration":"00:00:01","calltype":"","callinfo":"","src":"1","dst":"2"}]}]',
  '[{"success":true,"count":0,"data":[]},{"success":false}]',
])('does not take a call for gone by the list %s', async (list) => {
  const listed = '[{"success":true,"count":1,"data":[{"channel":"SIP/a"}]}]';
  let lists = 0;
  const server = await startMisbehavingServer((socket, request) => {
    const isCut = request.includes('action=hangupcall');
    answer(200, isCut ? '<html>' : lists++ === 0 ? listed : list)(socket, request);
  });
  const vendor = iexpbxAt(server.url);
  const error = await vendorErrorOf(has(vendor, 'callHanger').hangUp({ channel: 'SIP/a' }));
  await vendor.close();
  await server.stop();
  expect([error.kind, error.effect]).toEqual(['protocol', 'unknown']);
});

it('reads a long range in windows, each record once, and reports a wrong count', async () => {
  const row = {
    id: '1',
    calldate: '02.01.2020 03:00:00',
    src: '1',
    dst: '2',
    duration: '1,5',
    disposition: 'BUSY',
  };
  const outside = { ...row, id: '2', calldate: '05.01.2020 03:00:00' };
  const unreadable = { ...row, id: '3', calldate: 'soon' };
  const body = JSON.stringify([{ success: true, count: 9, data: [row, outside, unreadable] }]);
  const server = await startMisbehavingServer(answer(200, body));
  const deps = testDependencies();
  const vendor = iexpbxAt(server.url, { cdrWindowHours: 24 }, deps);
  const range = { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2020-01-03T12:00:00Z') };
  const records = await collect(has(vendor, 'callRecordReader').readCallRecords(range));
  await vendor.close();
  await server.stop();
  expect(records.map(({ vendorKey, startedAt }) => [vendorKey, startedAt])).toEqual([
    ['id:1', new Date('2020-01-02T00:00:00Z')],
    // It cannot be dated, and is kept all the same.
    ['id:3', range.from],
  ]);
  const bounds = server.requests.map((text) =>
    /date1=(\d+)&date2=(\d+)&number=&uf=yes /.exec(text)?.slice(1),
  );
  expect(bounds).toEqual([
    ['010120200300', '020120200301'],
    ['020120200300', '030120200301'],
    ['030120200300', '030120201501'],
  ]);
  expect(new Set(deps.drifts.map((drift) => drift.what))).toEqual(new Set(['count 9, but 3 rows']));
});

describe('against the strict simulator', () => {
  let simulator: IexpbxSimulator;
  let vendor: Vendor;
  let deps: ReturnType<typeof testDependencies>;
  let expectsViolations: boolean;

  beforeEach(async () => {
    simulator = await startIexpbxSimulator({
      settings: { password: PASSWORD, engine: { ringMs: [1, 2], talkMs: [1, 2] } },
    });
    deps = testDependencies();
    vendor = iexpbxAt(simulator.url, {}, deps);
    expectsViolations = false;
  });

  afterEach(async () => {
    await vendor.close();
    const violations = simulator.violations();
    await simulator.stop();
    if (!expectsViolations) expect(violations).toEqual([]);
  });

  const push = (changes: Partial<PushRequest> = {}) => has(vendor, 'contactPusher').push(request(changes));
  const untilRecords = async () => {
    for (let tries = 0; tries < 100; tries += 1) {
      const now = Date.now();
      const range = { from: new Date(now - 60_000), to: new Date(now + 60_000) };
      const records = await collect(has(vendor, 'callRecordReader').readCallRecords(range));
      if (records.length > 0) return records;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('no records came');
  };

  it.each(['array', 'object'] as const)(
    'an IVR call rings, and its call record carries our id (envelope: %s)',
    async (envelope) => {
      simulator.settings.envelope = envelope;
      expect((await push()).status).toBe('accepted');
      expect((await untilRecords())[0]).toMatchObject({ correlationId: LEAD, result: 'ANSWERED', drift: [] });
      expect(simulator.dials().map((dial) => dial.number)).toEqual(['905071112201']);
    },
  );

  it.each([
    ['905071112275', 'NO_ANSWER'],
    ['905071112290', 'BUSY'],
  ])('reads what became of %s: %s', async (number, result) => {
    await push({ number });
    expect((await untilRecords())[0]?.result).toBe(result);
  });

  it('a masked call rings the branch first, then the contact', async () => {
    expect((await push({ campaign: MASKED })).status).toBe('accepted');
    expect((await untilRecords())[0]?.correlationId).toBe(LEAD);
    expect(simulator.dials().map((dial) => dial.number)).toEqual(['908502590001', '905071112201']);
  });

  it('an unknown dial plan is a refusal', async () => {
    const error = await vendorErrorOf(push({ campaign: { ...IVR, dialPlan: 'nowhere' } }));
    expect([error.kind, error.effect]).toEqual(['refused', 'none']);
    expectsViolations = true;
  });

  it.each(['ok', 'empty', '00'] as const)(
    'a taken call with the undocumented reply %s is in doubt until its record comes',
    async (dialReply) => {
      simulator.settings.dialReply = dialReply;
      const error = await vendorErrorOf(push());
      expect([error.kind, error.effect]).toEqual(['protocol', 'unknown']);
      expect((await untilRecords())[0]?.correlationId).toBe(LEAD);
    },
  );

  it('leaves a call in doubt when the line is cut after it began, and rings once', async () => {
    await simulator.faults.add({ kind: 'cutAfterActing', operation: 'callivr' });
    const error = await vendorErrorOf(push());
    expect([error.kind, error.effect]).toEqual(['severed', 'unknown']);
    await untilRecords();
    expect(simulator.dials()).toHaveLength(1);
  });

  it('reads queues and extensions', async () => {
    const queues = await has(vendor, 'queueReader').readQueues();
    expect(queues.items[0]).toMatchObject({ name: '630', label: 'Sale', memberNames: ['100', '101', '102'] });
    const members = await has(vendor, 'memberReader').readMembers();
    expect(members.items.map((member) => member.isRegistered)).toEqual([true, true, true, false]);
    expect([queues.drift, members.drift]).toEqual([[], []]);
  });

  it('sees a call in progress and hangs it up, and refuses a channel that is not there', async () => {
    Object.assign(simulator.settings.engine, { talkMs: [60_000, 60_000] });
    await push();
    const calls = await has(vendor, 'activeCallReader').readActiveCalls();
    expect(calls.items).toHaveLength(1);
    expect(calls.drift).toEqual([]);
    const channel = calls.items[0]?.channel ?? '';
    const hanger = has(vendor, 'callHanger');
    expect((await hanger.hangUp({ channel })).isGone).toBe(true);
    const error = await vendorErrorOf(hanger.hangUp({ channel }));
    expect([error.kind, error.effect]).toEqual(['refused', 'none']);
  });

  // The answer to hangupcall is not documented: what counts is that the call is no longer listed.
  it.each(['ok', 'empty', '00'] as const)('hangs up although the PBX answers "%s"', async (dialReply) => {
    Object.assign(simulator.settings.engine, { talkMs: [60_000, 60_000] });
    await push();
    const channel = (await has(vendor, 'activeCallReader').readActiveCalls()).items[0]?.channel ?? '';
    simulator.settings.dialReply = dialReply;
    expect((await has(vendor, 'callHanger').hangUp({ channel })).isGone).toBe(true);
  });

  it('does not take an odd answer for a cut while the call goes on', async () => {
    Object.assign(simulator.settings.engine, { talkMs: [60_000, 60_000] });
    await push();
    const channel = (await has(vendor, 'activeCallReader').readActiveCalls()).items[0]?.channel ?? '';
    await simulator.faults.add({ kind: 'htmlWith200', act: false, operation: 'hangupcall', times: 1 });
    const error = await vendorErrorOf(has(vendor, 'callHanger').hangUp({ channel }));
    expect([error.kind, error.effect]).toEqual(['protocol', 'unknown']);
  });

  it('says in the probe when the password is wrong, and never dials', async () => {
    expect((await has(vendor, 'connectionProbe').probe()).outcome).toBe('ok');
    simulator.settings.password = 'another';
    expect((await has(vendor, 'connectionProbe').probe()).outcome).toBe('credentials');
    expect(simulator.dials()).toEqual([]);
  });

  it('finds the API at the older path', async () => {
    simulator.settings.rootPath = true;
    const older = iexpbxAt(simulator.url, { path: '/' });
    expect((await has(older, 'queueReader').readQueues()).items).toHaveLength(3);
    await older.close();
  });

  it('logs no secret, no address and no number', async () => {
    await push();
    const shown = JSON.stringify(deps.logged);
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), '127.0.0.1', '905071112201', LEAD]) {
      expect(shown).not.toContain(secret);
    }
  });

  // The page's own templates, the one without "=" included.
  it('tells of a call by webhooks and key presses that we can read', async () => {
    const desk = await startMisbehavingServer(answer(200, ''));
    simulator.settings.webhooks.start = `${desk.url}/hook?caller={src}&called={dst}&chan={chanid}`;
    simulator.settings.webhooks.hangup = `${desk.url}/hook?chan={chanid}&callstatus{status}&callduration={duration}`;
    simulator.settings.ivr.url = `${desk.url}/keys?tuslama=\${tuslama}&id=\${MSTUF}`;
    simulator.settings.ivr.keys['905071112201'] = '12';
    await push();
    for (let tries = 0; tries < 100 && desk.requests.length < 3; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await desk.stop();
    const queries = desk.requests.map((text) => /^GET \/(\w+)\?(\S*) /.exec(text));
    const of = (path: string) => queries.flatMap((match) => (match?.[1] === path ? [match[2] ?? ''] : []));
    const events = of('hook').map((query) => decodeIexpbxWebhook(query));
    expect(events).toEqual(
      expect.arrayContaining([
        { ok: true, event: expect.objectContaining({ event: 'started', destination: '905071112201' }) },
        {
          ok: true,
          event: expect.objectContaining({ event: 'hung_up', statusWord: 'ANSER', result: 'ANSWERED' }),
        },
      ]),
    );
    expect(of('keys').map((query) => decodeIexpbxKeyPress(query))).toEqual([
      { ok: true, event: { correlationId: LEAD, digits: '12' } },
    ]);
  });

  it('says why it lacks what it lacks', () => {
    for (const name of [
      'bulkPusher',
      'contactRecaller',
      'blacklister',
      'campaignStatusReader',
      'sessionEnder',
    ] as const) {
      expect(vendor.capability(name)).toEqual({ missing: expect.stringMatching(/^IEXPBX .+\.$/) });
    }
  });
});
