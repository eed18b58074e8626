import { createServer, type AddressInfo } from 'node:net';
import type { EscauxSettings } from '../config.js';
import { isMissing, type AgentCallRequest, type CapabilityName, type Vendor } from '../core/capabilities.js';
import { createVendor } from '../create-vendor.node.js';
import { LEAD, collect, sendWithin, testDependencies, vendorErrorOf } from '../testing/fixtures.js';
import {
  answer,
  startMisbehavingServer,
  type Behaviour,
  type MisbehavingServer,
} from '../testing/misbehaving-server.js';
import { describeWireFaults } from '../testing/wire-fault-suite.js';

const PHONE = 'SDO30001';

const has = <Name extends CapabilityName>(vendor: Vendor, name: Name) => {
  const capability = vendor.capability(name);
  if (isMissing(capability)) throw new Error(capability.missing);
  return capability;
};

function escauxAt(url: string, settings: EscauxSettings = {}, deps = testDependencies()): Vendor {
  return createVendor(
    {
      kind: 'escaux',
      baseUrl: url,
      username: '',
      password: '',
      timeZone: 'Europe/Brussels',
      settings: { apiVersion: '5.16.0', ...settings },
      limits: { timeoutMs: 300 },
    },
    deps,
  );
}

const call = (changes: Partial<AgentCallRequest> = {}): AgentCallRequest => ({
  correlationId: LEAD,
  agentPhone: 'SDPA00001',
  number: '0032470000001',
  sendBy: sendWithin(1_000),
  ...changes,
});

const originated = (code: string): string =>
  `<ccOriginateResult><Result>${code}</Result></ccOriginateResult>`;

describe('on a wire that goes wrong', () => {
  describeWireFaults({
    create: async (url) => escauxAt(url),
    push: (vendor, ms) => has(vendor, 'agentCaller').callAgentFirst(call({ sendBy: sendWithin(ms) })),
    acceptance: originated('0'),
    refusal: originated('1'),
    secrets: ['0032470000001', LEAD],
  });
});

describe('a SOP', () => {
  let server: MisbehavingServer;
  let deps: ReturnType<typeof testDependencies>;
  let vendor: Vendor;
  /** What each function answers; a function is asked for by the last part of its path. */
  let answers: Record<string, string | Behaviour>;

  const member = (paused: string, membership = 'dynamic') =>
    `<Member><Name>Ada</Name><Ext>02000</Ext><Phone>${PHONE}</Phone><Queue>Sales</Queue><Status>1</Status><Membership>${membership}</Membership><Paused>${paused}</Paused></Member>`;
  const channel = (id: string, vars = '') =>
    `<Channel><ID>${id}</ID><CallerId>"067" [067]</CallerId><Seconds>5</Seconds><State>Up</State><Link/>${vars}</Channel>`;
  const asked = () => server.requests.map((text) => /^GET \/xml\/([A-Za-z]+)/.exec(text)?.[1]);
  const start = (settings: EscauxSettings = {}) => (vendor = escauxAt(server.url, settings, deps));

  beforeEach(async () => {
    answers = {};
    deps = testDependencies();
    server = await startMisbehavingServer((socket, text) => {
      const name = /^GET \/xml\/([A-Za-z]+)/.exec(text)?.[1] ?? '';
      const told = answers[name] ?? '';
      if (typeof told === 'string') answer(200, told)(socket, text);
      else told(socket, text);
    });
    start();
  });

  afterEach(async () => {
    await vendor.close();
    await server.stop();
  });

  it('calls the agent first, with our id in a variable', async () => {
    answers['ccOriginate'] = originated('0');
    expect(await has(vendor, 'agentCaller').callAgentFirst(call())).toMatchObject({
      status: 'accepted',
      vendorRef: null,
    });
    expect(server.requests[0]).toContain(
      `phone_id=SDPA00001&to=0032470000001&async=true&var=callspool%3D${LEAD} `,
    );
  });

  it('calls an agent’s number through a Local channel that lives on', async () => {
    answers['ccOriginate'] = originated('0');
    start({ correlationVariable: 'own' });
    await has(vendor, 'agentCaller').callAgentFirst(call({ agentPhone: '067', callerExtension: '067' }));
    expect(server.requests[0]).toContain(
      `ext=067&technology=Local&async=true&local_optimization=false&var=own%3D${LEAD} `,
    );
  });

  // Its 1 comes after phones may have rung, so another attempt could ring a person twice.
  it('leaves a blocking call’s failure in doubt', async () => {
    answers['ccOriginate'] = originated('1');
    start({ originate: 'blocking' });
    const error = await vendorErrorOf(has(vendor, 'agentCaller').callAgentFirst(call()));
    expect([error.kind, error.effect, error.repeatable]).toEqual(['refused', 'unknown', false]);
  });

  it('refuses an id that is none of ours', async () => {
    const error = await vendorErrorOf(
      has(vendor, 'agentCaller').callAgentFirst(call({ correlationId: 'A-1' })),
    );
    expect([error, server.requests]).toEqual([expect.objectContaining({ field: 'correlationId' }), []]);
  });

  it('sees a call in progress by our variable, and hangs it up', async () => {
    answers['ccGetChannels'] =
      `<Channels>${channel('SIP/a-1', `<Vars><Callspool>${LEAD}</Callspool></Vars>`)}</Channels>`;
    const calls = await has(vendor, 'activeCallReader').readActiveCalls();
    expect(calls.items).toMatchObject([{ channel: 'SIP/a-1', source: '067', correlationId: LEAD }]);
    expect([calls.drift, server.requests[0]?.includes('show_vars=callspool ')]).toEqual([[], true]);
    answers['ccGetChannels'] = `<Channels>${channel('SIP/a-1')}</Channels>`;
    answers['ccHangup'] = (socket, text) => {
      answers['ccGetChannels'] = '<Channels/>';
      answer(200, '<ccHangupResult><Result>0</Result></ccHangupResult>')(socket, text);
    };
    const hanger = has(vendor, 'callHanger');
    expect((await hanger.hangUp({ channel: 'SIP/a-1' })).isGone).toBe(true);
    const again = await vendorErrorOf(hanger.hangUp({ channel: 'SIP/a-1' }));
    expect([again.kind, again.effect, asked().filter((name) => name === 'ccHangup').length]).toEqual([
      'refused',
      'none',
      1,
    ]);
  });

  it('says that a call still stands which it took to be ended', async () => {
    answers['ccGetChannels'] = `<Channels>${channel('SIP/a-1')}</Channels>`;
    answers['ccHangup'] = '<ccHangupResult><Result>0</Result></ccHangupResult>';
    expect((await has(vendor, 'callHanger').hangUp({ channel: 'SIP/a-1' })).isGone).toBe(false);
  });

  it('reads queues from three functions', async () => {
    answers['dbGetQueueInfo'] = '<Queues><Queue><Id>AQA00001</Id><Name>Sales</Name></Queue></Queues>';
    answers['ccGetQueueMembers'] = `<Members>${member('1')}</Members>`;
    answers['ccGetQueueStatus'] = '<Queues><Queue><Name>Sales</Name><Calls>2</Calls></Queue></Queues>';
    const queues = await has(vendor, 'queueReader').readQueues();
    expect(queues.items).toMatchObject([
      { name: 'Sales', label: 'AQA00001', memberNames: [PHONE], available: 0, waiting: 2 },
    ]);
    const members = await has(vendor, 'memberReader').readMembers();
    expect(members.items).toMatchObject([
      { name: PHONE, queue: 'Sales', isPaused: true, extension: '02000' },
    ]);
    expect([queues.drift, members.drift]).toEqual([[], []]);
  });

  describe('changing members', () => {
    const change = { queue: 'Sales', phone: PHONE };
    const isListed = (listed: boolean) =>
      (answers['ccGetQueueMembers'] = `<Members>${listed ? member('0') : ''}</Members>`);
    const changer = () => has(vendor, 'memberChanger');
    const done = '<ccQueueAdd><Result>0</Result></ccQueueAdd>';

    it('adds, and looks whether it is so', async () => {
      answers['ccQueueAdd'] = done;
      isListed(true);
      await changer().addMember(change);
      expect(asked()).toEqual(['ccQueueAdd', 'ccGetQueueMembers']);
    });

    it('does not believe an answer that the list contradicts', async () => {
      answers['ccQueueAdd'] = done;
      isListed(false);
      const error = await vendorErrorOf(changer().addMember(change));
      expect([error.kind, error.effect]).toEqual(['protocol', 'unknown']);
    });

    it('settles an unclear answer by the list', async () => {
      answers['ccQueueAdd'] = '<ccQueueAdd><Result>7</Result></ccQueueAdd>';
      isListed(true);
      await changer().addMember(change);
      isListed(false);
      expect((await vendorErrorOf(changer().addMember(change))).message).toContain('Result 7');
    });

    it.each(['{}', '{"Result":0}'])(
      'uses the other pair of functions where told so, and trusts the list (%s)',
      async (body) => {
        start({ memberFunctions: 'fusion' });
        answers['fusionQueuesSet'] = body;
        isListed(true);
        await changer().addMember(change);
        isListed(false);
        expect((await vendorErrorOf(changer().addMember(change))).effect).toBe('unknown');
      },
    );

    it('removes a dynamic member, and leaves a static one', async () => {
      answers['ccQueueRemove'] = (socket, text) => {
        isListed(false);
        answer(200, '<ccQueueRemove><Result>0</Result></ccQueueRemove>')(socket, text);
      };
      isListed(true);
      await changer().removeMember(change);
      expect(asked()).toEqual(['ccGetQueueMembers', 'ccQueueRemove', 'ccGetQueueMembers']);
      answers['ccGetQueueMembers'] = `<Members>${member('0', 'static')}</Members>`;
      const error = await vendorErrorOf(changer().removeMember(change));
      expect([error.effect, asked().length]).toEqual(['none', 4]);
    });

    // In an unknown queue nobody is listed, before and after: that is no proof that anything was taken out.
    it('takes out what was not listed only when the SOP says so', async () => {
      isListed(false);
      answers['ccQueueRemove'] = '<ccQueueRemove><Result>1</Result></ccQueueRemove>';
      expect(await vendorErrorOf(changer().removeMember(change))).toMatchObject({ effect: 'unknown' });
      answers['ccQueueRemove'] = '<ccQueueRemove><Result>0</Result></ccQueueRemove>';
      await changer().removeMember(change);
      start({ memberFunctions: 'fusion' });
      answers['fusionQueuesRemove'] = '{}';
      const error = await vendorErrorOf(changer().removeMember(change));
      expect([error.effect, error.message]).toEqual(['unknown', expect.stringContaining('was not listed')]);
      answers['fusionQueuesRemove'] = '{"Result":0}';
      await changer().removeMember(change);
    });

    it('believes the list where an unclear answer took out what was listed', async () => {
      answers['ccQueueRemove'] = (socket, text) => {
        isListed(false);
        answer(200, '<ccQueueRemove><Result>7</Result></ccQueueRemove>')(socket, text);
      };
      isListed(true);
      await changer().removeMember(change);
    });

    it('pauses in one queue or in all', async () => {
      answers['ccQueuePause'] =
        '<ccQueuePauseResult><Paused>1</Paused><Queue>Sales</Queue></ccQueuePauseResult>';
      answers['ccQueuePauseAll'] = '<PauseAll><Result>0</Result></PauseAll>';
      await changer().setPaused({ ...change, paused: true });
      const error = await vendorErrorOf(changer().setPaused({ phone: PHONE, paused: true }));
      expect([error.kind, asked()]).toEqual(['refused', ['ccQueuePause', 'ccQueuePauseAll']]);
    });
  });

  it('controls a leg, and moves an extension once in 90 seconds', async () => {
    const ok = (root: string) => `<${root}><Result>0</Result></${root}>`;
    for (const name of ['ccRedirect', 'ccPark', 'ccJoinPark']) answers[name] = ok(`${name}Result`);
    for (const [name, extension] of [
      ['pumLogin', '02002'],
      ['pumLogout', '02003'],
    ] as const) {
      answers[name] =
        `<${name}Result><Extension>${extension}</Extension><Result>0</Result><Status>OK</Status></${name}Result>`;
    }
    Object.assign(answers, { ccRecord: ok('ccRecord'), ccSetvar: '0', ccGetvar: '007' });
    const control = has(vendor, 'channelController');
    const leg = { channel: 'SIP/a-1' };
    await control.redirect({ ...leg, number: '0470', sendBy: sendWithin(1_000) });
    await control.park(leg);
    await control.joinParked({ ...leg, parkSlot: '0701' });
    await control.setRecording({ ...leg, action: 'start', target: { mailbox: '0100' } });
    await control.setVariable({ ...leg, name: 'id', value: '007' });
    expect(await control.getVariable({ ...leg, name: 'id' })).toBe('007');
    const desk = has(vendor, 'hotDesk');
    await desk.logIn({ extension: '02002', phone: 'SDP80002' });
    expect(await vendorErrorOf(desk.logOut({ extension: '02002' }))).toMatchObject({
      kind: 'throttled',
      effect: 'none',
    });
    await desk.logOut({ extension: '02003' });
    expect(asked()).toEqual([
      'ccRedirect',
      'ccPark',
      'ccJoinPark',
      'ccRecord',
      'ccSetvar',
      'ccGetvar',
      'pumLogin',
      'pumLogout',
    ]);
  });

  it('reads the history of the extensions it is told', async () => {
    start({ historyExtensions: ['067'], form: 'xml' });
    answers['dbGetCallHistory'] =
      '<CallHistory><Call><timestamp>2026-03-02 10:00:00</timestamp><disposition>201</disposition><uniqueid>1.2</uniqueid></Call></CallHistory>';
    const range = { from: new Date('2026-03-02T08:00:00Z'), to: new Date('2026-03-02T10:00:00Z') };
    const records = await collect(has(vendor, 'callRecordReader').readCallRecords(range));
    expect(records).toMatchObject([
      { guid: '1.2', result: 'ANSWERED', startedAt: new Date('2026-03-02T09:00:00Z') },
    ]);
  });

  it('reports what is not on the page, and logs no address and no number', async () => {
    answers['ccGetChannels'] = `<Channels>${channel('SIP/a-1', '<Codec>alaw</Codec>')}</Channels>`;
    await has(vendor, 'activeCallReader').readActiveCalls();
    expect(deps.drifts).toEqual([
      { vendor: 'escaux', operation: 'ccGetChannels', what: 'unknown field Codec' },
    ]);
    answers['ccOriginate'] = originated('0');
    await has(vendor, 'agentCaller').callAgentFirst(call());
    for (const secret of ['127.0.0.1', '0470000001', LEAD, '/xml/'])
      expect(JSON.stringify(deps.logged)).not.toContain(secret);
  });

  it('listens to events, and proves the line by ccPing', async () => {
    const events = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.resume();
      socket.write('<evParked><ParkSlot>01000</ParkSlot><Channel>SIP/a-1</Channel></evParked>');
    });
    await new Promise<void>((resolve) => events.listen(0, '127.0.0.1', resolve));
    answers['ccPing'] = '<ccPingResult><Result>0</Result></ccPingResult>';
    start({ eventPort: (events.address() as AddressInfo).port, eventPingMs: 20 });
    const told: string[] = [];
    let subscription: { close(): void } | undefined;
    const lost = new Promise<string>((resolve) => {
      subscription = has(vendor, 'eventSource').subscribe({
        onConnected: () => told.push('connected'),
        onEvent: ({ kind, parkSlot }) => told.push(`${kind} ${parkSlot}`),
        onDisconnected: resolve,
      });
    });
    // This server never sends evPong.
    expect(await lost).toContain('evPong');
    subscription?.close();
    events.close();
    expect([told, asked()]).toEqual([['connected', 'parked 01000'], ['ccPing']]);
  });

  it('says why it lacks what it lacks: vendor, version, settings', () => {
    start({ apiVersion: '3.0' });
    for (const name of [
      'contactPusher',
      'bulkPusher',
      'contactRecaller',
      'blacklister',
      'campaignStatusReader',
      'sessionEnder',
    ] as const) {
      expect(vendor.capability(name)).toEqual({ missing: expect.stringMatching(/SOP .+\.$/) });
    }
    expect(vendor.capability('memberChanger')).toEqual({ missing: expect.stringContaining('4.0.0') });
    expect(vendor.capability('hotDesk')).toEqual({ missing: expect.stringContaining('4.10.0') });
    expect(vendor.capability('callRecordReader')).toEqual({ missing: expect.stringContaining('extension') });
  });

  it('says in the probe that newer functions are off while no version is given', async () => {
    start({ apiVersion: '' });
    answers['dbGetQueueInfo'] = '<Queues/>';
    const report = await has(vendor, 'connectionProbe').probe();
    expect([report.outcome, report.message]).toEqual(['ok', expect.stringMatching(/0 queues.*version/)]);
  });
});

describe('settings that cannot work', () => {
  const make = (
    baseUrl: string,
    settings: EscauxSettings,
    credentials = { username: '', password: '' },
    timeZone = 'Europe/Brussels',
  ) => createVendor({ kind: 'escaux', baseUrl, ...credentials, timeZone, settings }, testDependencies());

  it.each<[string, () => Vendor]>([
    ['baseUrl', () => make('http://sop.example', { mode: 'secure' }, { username: 'a', password: 'b' })],
    ['password', () => make('https://sop.example', {})],
    ['settings.apiVersion', () => make('http://sop.example', { apiVersion: 'newest' })],
    [
      'settings.historyExtensions[1]',
      () => make('http://sop.example', { historyExtensions: ['067', 'a b'] }),
    ],
    ['settings.correlationVariable', () => make('http://sop.example', { correlationVariable: 'a|b' })],
    ['settings.historyPageSize', () => make('http://sop.example', { historyPageSize: 1 })],
    ['settings.eventPort', () => make('http://sop.example', { eventPort: 0 })],
    ['timeZone', () => make('http://sop.example', {}, undefined, 'Mars/Olympus')],
  ])('name %s', (field, create) => {
    expect(create).toThrow(expect.objectContaining({ name: 'VendorConfigError', field }));
  });

  it('are not these', async () => {
    const vendors = [
      make('https://sop.example', {}, { username: 'a', password: 'b' }),
      make('https://proxy.example', { mode: 'compatibility' }),
    ];
    await Promise.all(vendors.map((vendor) => vendor.close()));
  });
});

// A password that the operator has typed in must not travel where everybody can read it.
it('sends no credentials over plain http', async () => {
  const server = await startMisbehavingServer(answer(200, '<Queues/>'));
  const config = {
    kind: 'escaux',
    baseUrl: server.url,
    username: 'desk',
    password: 'secret',
    timeZone: 'UTC',
  } as const;
  const vendor = createVendor(config, testDependencies());
  await has(vendor, 'connectionProbe').probe();
  await vendor.close();
  await server.stop();
  expect(server.requests.join()).not.toMatch(/authorization|secret/i);
});
