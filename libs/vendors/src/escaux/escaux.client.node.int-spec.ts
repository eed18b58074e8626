import { Sender } from '../core/sender.node.js';
import { monotonicNow, sendWithin, testDependencies, vendorErrorOf } from '../testing/fixtures.js';
import { answer, startMisbehavingServer, type MisbehavingServer } from '../testing/misbehaving-server.js';
import { EscauxClient } from './escaux.client.node.js';
import type { Form } from './escaux-database.wire.js';
import { readVersion } from './escaux-version.js';

const CHANNEL = 'SIP/SDC30015-d156';
const PHONE = 'SDPA00001';
const xml = (root: string, inside = '<Result>0</Result>'): string => `<${root}>${inside}</${root}>`;

let server: MisbehavingServer;
let sender: Sender;

beforeEach(async () => {
  server = await startMisbehavingServer(answer(200, ''));
  const { clock, log } = testDependencies();
  const limits = { maxConcurrent: 4, timeoutMs: 400, maxResponseBytes: 100_000 };
  sender = new Sender({
    ...limits,
    vendor: 'escaux',
    origin: server.url,
    clock,
    monotonicNow,
    log,
    readsDeclaredCharset: true,
  });
});

afterEach(async () => {
  await server.stop();
  await sender.close();
});

function clientOf(
  options: { form?: Form; version?: string; secure?: boolean; ringTimeoutMs?: number } = {},
): EscauxClient {
  const { form = 'xml', version = '5.16.0', secure = false, ringTimeoutMs = 400 } = options;
  return new EscauxClient({
    sender,
    prefix: '',
    form,
    credentials: secure ? { username: 'desk', password: 'p:wö' } : null,
    version: readVersion(version, 'settings.apiVersion'),
    ringTimeoutMs,
    monotonicNow,
  });
}

type Ask = (client: EscauxClient) => Promise<unknown>;
const dial = { sendBy: sendWithin(60_000) };

/** Every function: what is asked, the address that it becomes, and the answer of the guide. */
const XML: [string, Ask, string, string][] = [
  [
    'dbGetDirectoryInfo',
    (c) => c.database.getDirectoryInfo({ ext: '6*', wildcards: 'translate' }),
    'dbGetDirectoryInfo.php?ext=6%2A&wildcards=translate',
    xml('DirectoryInfo', ''),
  ],
  [
    'dbGetCallflow',
    (c) => c.database.getCallflow('0102', 'fr'),
    'dbGetCallflow.php?ext=0102&lang=fr',
    xml('dbGetCallflowResult', '<CurrentStatus>Office</CurrentStatus>'),
  ],
  [
    'dbGetNextStatus',
    (c) => c.database.getNextStatus('0102'),
    'dbGetNextStatus.php?ext=0102',
    xml('dbGetNextStatusResult', '<Status>a</Status>'),
  ],
  [
    'dbSetProfile',
    (c) => c.database.setProfile('0102', { profileName: 'User.Forward' }),
    'dbSetProfile.php?ext=0102&profile_name=User.Forward',
    xml('dbSetProfileResult'),
  ],
  [
    'dbSetProfile',
    (c) => c.database.setProfile('0102', { status: 'Out Of Office' }),
    'dbSetProfile.php?ext=0102&status=Out%20Of%20Office',
    xml('dbSetProfileResult'),
  ],
  [
    'dbGetProfileParameters',
    (c) => c.database.getProfileParameters('0102', { admin: true }),
    'dbGetProfileParameters.php?ext=0102&show_admin=1',
    xml('ProfileParameters', ''),
  ],
  [
    'dbSetProfileParameters',
    (c) => c.database.setProfileParameters('0512', { 'CFU.Number': '0526' }),
    'dbSetProfileParameters.php?ext=0512&CFU.Number=0526',
    xml('dbSetProfileParametersResult', '<Result>0</Result><ResultText>OK</ResultText><Debug/>'),
  ],
  [
    'dbGetPhoneState',
    (c) => c.database.getPhoneState('SDB20001'),
    'dbGetPhoneState.php?phone_id=SDB20001',
    xml('PhoneState', '<Phone><name>SDB20001</name></Phone>'),
  ],
  [
    'dbCheckPincode',
    (c) => c.database.checkPincodeOld('102', '4711'),
    'dbCheckPincode.php?ext=102&pincode=4711',
    xml('dbCheckPincode', '<Result>1</Result><ResultText>NOK</ResultText>'),
  ],
  [
    'dbGetCallHistory',
    (c) => c.database.getCallHistory({ extension: '067', limit: 9, startDate: '2026-03-02 10:00:00' }),
    'dbGetCallHistory.php?ext=067&limit=9&start_date=2026-03-02%2010%3A00%3A00',
    xml('CallHistory', ''),
  ],
  [
    'dbGetParkedChannels',
    (c) => c.database.getParkedChannels(CHANNEL),
    'dbGetParkedChannels.php?channel_id=SIP%2FSDC30015-d156',
    xml('Channels', '<hash>00</hash>'),
  ],
  ['dbGetQueueInfo', (c) => c.database.getQueueInfo(), 'dbGetQueueInfo.php', xml('Queues', '')],
  [
    'dbAuthenticate check',
    (c) => c.database.checkPincode({ extension: '2001', password: '1234', parameter: 'Pincode.Pincode' }),
    'dbAuthenticate.php?ext=2001&password=1234&command=check&parameter=Pincode.Pincode',
    xml('Authenticate', '<Result>OK</Result>'),
  ],
  [
    'dbAuthenticate set',
    (c) => c.database.setPincode({ extension: '2001', password: '1234', newPassword: '1111' }),
    'dbAuthenticate.php?ext=2001&password=1234&command=set&newpassword=1111',
    xml('Authenticate', '<Result>OK</Result>'),
  ],
  [
    'dbGetRegistration',
    (c) => c.database.getRegistration(),
    'dbGetRegistration.php',
    xml('dbGetRegistrationResult', ''),
  ],
  [
    'ccOriginate',
    (c) => c.calls.originate({ phoneId: PHONE, to: '0470', isAsync: true, variables: { id: '0a' } }, dial),
    'ccOriginate.php?phone_id=SDPA00001&to=0470&async=true&var=id%3D0a',
    xml('ccOriginateResult'),
  ],
  [
    'ccHangup',
    (c) => c.calls.hangup(CHANNEL),
    'ccHangup.php?channel_id=SIP%2FSDC30015-d156',
    xml('ccHangupResult'),
  ],
  [
    'ccRedirect',
    (c) => c.calls.redirect(CHANNEL, '09102', dial),
    'ccRedirect.php?channel_id=SIP%2FSDC30015-d156&to=09102',
    xml('ccRedirectResult'),
  ],
  ['ccHold', (c) => c.calls.hold(CHANNEL), 'ccHold.php?channel_id=SIP%2FSDC30015-d156', xml('ccHoldResult')],
  ['ccPark', (c) => c.calls.park(CHANNEL), 'ccPark.php?channel_id=SIP%2FSDC30015-d156', xml('ccParkResult')],
  [
    'ccPark, both',
    (c) => c.calls.park(CHANNEL, 'SIP/a-1'),
    'ccPark.php?channel_id=SIP%2FSDC30015-d156&channel_id2=SIP%2Fa-1',
    xml('ccParkResult'),
  ],
  [
    'ccJoinPark',
    (c) => c.calls.joinPark(CHANNEL, '0701'),
    'ccJoinPark.php?channel_id=SIP%2FSDC30015-d156&to=0701',
    xml('ccJoinParkResult'),
  ],
  ['ccPing', (c) => c.calls.ping(), 'ccPing.php', xml('ccPingResult')],
  ['ccGetChannels', (c) => c.calls.getChannels(), 'ccGetChannels.php', xml('Channels', '')],
  [
    'ccGetChannels, parked',
    (c) => c.calls.getChannels({ only: 'parked' }),
    'ccGetChannels?parked_only=1',
    xml('Channels', ''),
  ],
  [
    'ccGetChannels, held',
    (c) => c.calls.getChannels({ only: 'hold' }),
    'ccGetChannels?hold_only=1',
    xml('Channels', ''),
  ],
  [
    'ccGetChannels, variables',
    (c) => c.calls.getChannels({ show: ['a', 'b'] }),
    'ccGetChannels?show_vars=a%7Cb',
    xml('Channels', ''),
  ],
  [
    'ccGetQueueMembers',
    (c) => c.queues.getMembers({ queue: 'General Queue', phone: 'SDO30001' }),
    'ccGetQueueMembers.php?queue=General%20Queue&phone=SDO30001',
    xml('Members', ''),
  ],
  [
    'ccQueueAdd',
    (c) => c.queues.add({ queue: 'Sales', phone: PHONE }),
    'ccQueueAdd.php?queue=Sales&phone=SDPA00001',
    xml('ccQueueAdd'),
  ],
  [
    'ccQueueRemove',
    (c) => c.queues.remove({ queue: 'Sales', phone: PHONE }),
    'ccQueueRemove.php?queue=Sales&phone=SDPA00001',
    xml('ccQueueRemove'),
  ],
  [
    'fusionQueuesSet',
    (c) => c.queues.fusionSet({ queue: 'ABC', phone: 'SDX60001' }),
    'fusionQueuesSet.json?queues=ABC&phone=SDX60001',
    '{"Result":0}',
  ],
  [
    'fusionQueuesRemove',
    (c) => c.queues.fusionRemove({ queue: 'ABC', phone: 'SDX60001' }),
    'fusionQueuesRemove.json?queues=ABC&phone=SDX60001',
    '{"Result":0}',
  ],
  [
    'ccGetQueueStatus',
    (c) => c.queues.getStatus('Sales'),
    'ccGetQueueStatus.php?queue=Sales',
    xml('Queues', ''),
  ],
  [
    'ccQueuePause',
    (c) => c.queues.pause({ queue: 'Sales', phone: PHONE, paused: true }),
    'ccQueuePause.php?queue=Sales&phone=SDPA00001&paused=true',
    xml('ccQueuePauseResult', '<Paused>1</Paused><Queue>Sales</Queue>'),
  ],
  [
    'ccQueuePauseAll',
    (c) => c.queues.pauseAll({ phone: PHONE, paused: false }),
    'ccQueuePauseAll.php?phone=SDPA00001&paused=false',
    xml('PauseAll', '<Result>3</Result>'),
  ],
  [
    'ccRecord',
    (c) => c.calls.record({ channel: CHANNEL, action: 'stop', target: { filename: 'exampleFile' } }),
    'ccRecord?channel_id=SIP%2FSDC30015-d156&filename=exampleFile&action=stop',
    xml('ccRecord'),
  ],
  [
    'ccSetvar',
    (c) => c.calls.setVariable(CHANNEL, 'id', '0a'),
    'ccSetvar?channel_id=SIP%2FSDC30015-d156&variable=id&value=0a',
    '0',
  ],
  [
    'ccGetvar',
    (c) => c.calls.getVariable(CHANNEL, 'id'),
    'ccGetvar?channel_id=SIP%2FSDC30015-d156&variable=id',
    'test',
  ],
  [
    'pumLogin',
    (c) => c.pum.login('02002', 'SDP80002'),
    'pumLogin?ext=02002&phone=SDP80002',
    xml('pumLoginResult', '<Extension>02002</Extension><Status>OK</Status><Result>0</Result>'),
  ],
  [
    'pumLogout',
    (c) => c.pum.logout('02003'),
    'pumLogout?ext=02003',
    xml('pumLogoutResult', '<Extension>02003</Extension><Result>0</Result><Status>OK</Status>'),
  ],
];

const JSON_FORMS: [string, Ask, string, string][] = [
  [
    'dbGetDirectoryInfo',
    (c) => c.database.getDirectoryInfo({ email: 'a@b' }),
    'dbGetDirectoryInfo.json?email=a%40b',
    '[]',
  ],
  [
    'dbGetCallflow',
    (c) => c.database.getCallflow('102'),
    'dbGetCallflow.json?ext=102',
    '{"Status":[],"TranslatedStatus":[],"PermissionStatus":[],"CurrentProfile":"","CurrentStatus":""}',
  ],
  [
    'dbSetProfile',
    (c) => c.database.setProfile('102', { status: 'Busy' }),
    'dbSetProfile.json?ext=102&status=Busy',
    '{"Result":0}',
  ],
  [
    'dbGetProfileParameters',
    (c) => c.database.getProfileParameters('102'),
    'dbGetProfileParameters.json?ext=102',
    '{}',
  ],
  [
    'dbSetProfileParameters',
    (c) => c.database.setProfileParameters('102', { A: '1' }),
    'dbSetProfileParameters.json?ext=102&A=1',
    '{"Result":0}',
  ],
  [
    'dbGetPhoneState',
    (c) => c.database.getPhoneState(PHONE),
    'dbGetPhoneState.json?phone_id=SDPA00001',
    '[]',
  ],
  [
    'dbGetCallHistory',
    (c) => c.database.getCallHistory({ extension: '067', limit: 1, startDate: '2026-03-02 10:00:00' }),
    'dbGetCallHistory.json?ext=067&limit=1&start_date=2026-03-02%2010%3A00%3A00',
    '{"CallHistory":[]}',
  ],
];

const pathOf = (request: string | undefined) => /^GET \/xml\/(\S+) HTTP/.exec(request ?? '')?.[1];

describe.each([
  ['xml', XML],
  ['json', JSON_FORMS],
] as const)('in %s', (form, cases) => {
  it.each(cases)('%s', async (_name, ask, path, body) => {
    server.behave(answer(200, body));
    await ask(clientOf({ form }));
    expect(server.requests.map(pathOf)).toEqual([path]);
  });

  // A sign-in page, a proxy's words or another product's answer are no success of any function.
  it.each(cases)('%s takes no page for an answer', async (_name, ask) => {
    for (const body of [
      '<!DOCTYPE html><html><body>Result 0</body></html>',
      '<html><Result>0</Result></html>',
    ]) {
      server.behave(answer(200, body));
      expect((await vendorErrorOf(ask(clientOf({ form })))).kind).toBe('protocol');
    }
  });
});

it('has all 34 functions of the guide', () => {
  expect(new Set(XML.map(([name]) => name.split(/[ ,]/)[0])).size).toBe(34);
});

it('asks in XML where there is no JSON, whatever is preferred', async () => {
  server.behave(answer(200, xml('Queues', '')));
  await clientOf({ form: 'json' }).database.getQueueInfo();
  expect(server.requests.map(pathOf)).toEqual(['dbGetQueueInfo.php']);
});

describe('version gates', () => {
  const gated: [string, Ask, string, string][] = [
    [
      'ccQueuePause',
      (c) => c.queues.pause({ queue: 'Sales', phone: PHONE, paused: true }),
      '3.9',
      'settings.apiVersion',
    ],
    [
      'ccQueuePauseAll',
      (c) => c.queues.pauseAll({ phone: PHONE, paused: true }),
      '3.9',
      'settings.apiVersion',
    ],
    ['ccQueueAdd', (c) => c.queues.add({ queue: 'Sales', phone: PHONE }), '4.2.9', 'settings.apiVersion'],
    [
      'ccQueueRemove',
      (c) => c.queues.remove({ queue: 'Sales', phone: PHONE }),
      '4.2.9',
      'settings.apiVersion',
    ],
    [
      'fusionQueuesSet',
      (c) => c.queues.fusionSet({ queue: 'Sales', phone: PHONE }),
      '5.15.9',
      'settings.apiVersion',
    ],
    [
      'fusionQueuesRemove',
      (c) => c.queues.fusionRemove({ queue: 'Sales', phone: PHONE }),
      '5.15.9',
      'settings.apiVersion',
    ],
    [
      'ccRecord',
      (c) => c.calls.record({ channel: CHANNEL, action: 'start', target: { mailbox: '1' } }),
      '4.5.9',
      'settings.apiVersion',
    ],
    ['ccGetvar', (c) => c.calls.getVariable(CHANNEL, 'id'), '4.9.9', 'settings.apiVersion'],
    ['pumLogin', (c) => c.pum.login('2002', 'SDP80002'), '4.5.0', 'settings.apiVersion'],
    ['pumLogout', (c) => c.pum.logout('2002'), '4.1.9', 'settings.apiVersion'],
    [
      'wildcards',
      (c) => c.database.getDirectoryInfo({ ext: '6', wildcards: 'strict' }),
      '2.33.2',
      'wildcards',
    ],
    [
      'show_invisible',
      (c) => c.database.getDirectoryInfo({ show_invisible: '1' }),
      '2.27.6',
      'show_invisible',
    ],
    ['email', (c) => c.database.getDirectoryInfo({ email: 'a@b' }), '1.6', 'email'],
    ['parked_only', (c) => c.calls.getChannels({ only: 'parked' }), '2.27.3', 'parked_only'],
    ['hold_only', (c) => c.calls.getChannels({ only: 'hold' }), '2.27.3', 'hold_only'],
  ];

  it.each(gated)('%s is refused before sending, with its field', async (_name, ask, version, field) => {
    for (const given of [version, '']) {
      expect(await vendorErrorOf(ask(clientOf({ version: given })))).toMatchObject({
        kind: 'refused',
        effect: 'none',
        field,
      });
    }
    expect(server.requests).toEqual([]);
  });

  // An old module ignores a parameter it does not know; a profile parameter may bear the same name.
  it('concern the functions that document them only', async () => {
    server.behave(answer(200, xml('dbSetProfileParametersResult')));
    await clientOf({ version: '1.0' }).database.setProfileParameters('102', { email: 'a' });
    expect(server.requests).toHaveLength(1);
  });

  it('are named when a SOP refuses all the same', async () => {
    const ask = () => clientOf().queues.add({ queue: 'Sales', phone: PHONE });
    for (const [status, body] of [
      [403, ''],
      [404, ''],
      [200, ''],
      [200, '<ccQueueAdd><Result>1</Result></ccQueueAdd>'],
    ] as const) {
      server.behave(answer(status, body));
      expect((await vendorErrorOf(ask())).message).toContain('4.3.0');
    }
  });
});

describe('who we are', () => {
  it('is told by Basic in secure mode, and by nothing otherwise', async () => {
    server.behave(answer(200, xml('Queues', '')));
    await clientOf({ secure: true }).database.getQueueInfo();
    await clientOf().database.getQueueInfo();
    const headers = server.requests.map((text) => /authorization: (.*)\r/i.exec(text)?.[1]);
    expect(headers).toEqual([`Basic ${Buffer.from('desk:p:wö').toString('base64')}`, undefined]);
  });

  it.each([
    [401, false, 'does not accept'],
    [403, false, 'https'],
    [403, true, 'does not own'],
  ])('status %s (secure: %p) says what to look at', async (status, secure, words) => {
    server.behave(answer(status, 'no'));
    const error = await vendorErrorOf(clientOf({ secure }).database.getQueueInfo());
    expect([error.kind, error.effect]).toEqual(['credentials', 'none']);
    expect(error.message).toContain(words);
  });
});

it.each([
  ['5.16.0', 'dbGetDirectoryInfo.php?ext=067&wildcards=strict'],
  ['2.0', 'dbGetDirectoryInfo.php?ext=067'],
])('finds one extension with module %s, though the SOP matches loosely', async (version, path) => {
  const entries = ['0671', '067', '1067'].map((ext) => xml('DirectoryEntry', `<ext>${ext}</ext>`)).join('');
  server.behave(answer(200, xml('DirectoryInfo', entries)));
  const found = await clientOf({ version }).database.findByExtension('067');
  expect([found.map((entry) => entry.ext), server.requests.map(pathOf)]).toEqual([['067'], [path]]);
});

it('keeps pincodes out of errors, whatever the SOP echoes', async () => {
  server.behave((socket, text) => answer(500, `<b>${text}</b>`)(socket, text));
  const { database } = clientOf();
  const asks = [
    () => database.checkPincode({ extension: '2001', password: '9' }),
    () => database.setPincode({ extension: '2001', password: '9', newPassword: '98' }),
    () => database.checkPincodeOld('2001', '98'),
    () => database.setProfileParameters('2001', { UserPincode: '98' }),
    () => database.getDirectoryInfo({ ext: '98' }),
  ];
  for (const ask of asks) {
    const error = await vendorErrorOf(ask());
    expect([error.detail, /9/.test(error.message)]).toEqual(['', false]);
  }
});

it('waits for a blocking call as long as phones may ring, and no longer', async () => {
  server.behave((socket, text) => setTimeout(() => answer(200, xml('ccOriginateResult'))(socket, text), 700));
  const call = { phoneId: PHONE, to: '0470', isAsync: false };
  await clientOf({ ringTimeoutMs: 3_000 }).calls.originate(call, dial);
  const error = await vendorErrorOf(clientOf({ ringTimeoutMs: 300 }).calls.originate(call, dial));
  expect([error.kind, error.effect]).toEqual(['timeout', 'unknown']);
  const atOnce = await vendorErrorOf(
    clientOf({ ringTimeoutMs: 3_000 }).calls.originate({ ...call, isAsync: true }, dial),
  );
  expect(atOnce.kind).toBe('timeout');
});

it('a redirect rings a phone as well: too late, and nothing is sent', async () => {
  const late = vendorErrorOf(clientOf().calls.redirect(CHANNEL, '0470', { sendBy: sendWithin(-1) }));
  expect([(await late).kind, server.requests]).toEqual(['not_sent', []]);
});

it('reads a name in the character set that is declared', async () => {
  const member = '<Members><Member><Name>Amélie</Name><Phone>SDO30001</Phone></Member></Members>';
  const body = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${member}`, 'latin1');
  server.behave((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`);
    socket.write(body);
  });
  expect((await clientOf().queues.getMembers()).value.map((each) => each.Name)).toEqual(['Amélie']);
});

// A caller that waits for a promise must not be surprised by an exception.
it.each<[string, Ask]>([
  ['extension', (c) => c.database.getCallflow('x')],
  ['language', (c) => c.database.getCallflow('102', 'FR')],
  ['channel', (c) => c.calls.hangup('')],
  ['queue', (c) => c.queues.getStatus('AQA00001')],
  ['phone', (c) => c.pum.login('2002', 'desk')],
  ['limit', (c) => c.database.getCallHistory({ extension: '1', limit: 0, startDate: '2026-03-02 10:00:00' })],
  [
    'startDate',
    (c) => c.database.getCallHistory({ extension: '1', limit: 1, startDate: '2026-03-02T10:00:00Z' }),
  ],
  ['password', (c) => c.database.checkPincode({ extension: '1', password: '' })],
  ['status', (c) => c.database.setProfile('1', { status: ' ' })],
])('rejects with the field %s, and sends nothing', async (field, ask) => {
  let asked: Promise<unknown> | undefined;
  expect(() => (asked = ask(clientOf()))).not.toThrow();
  expect(await vendorErrorOf(asked ?? Promise.resolve())).toMatchObject({ field, effect: 'none' });
  expect(server.requests).toEqual([]);
});
