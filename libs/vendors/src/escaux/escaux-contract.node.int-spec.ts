import {
  startEscauxSimulator,
  type EscauxSettings,
  type EscauxSimulator,
} from '@callspool/vendor-simulators';
import { escauxClientAt, type EscauxAt } from '../testing/escaux-at.js';
import { sendWithin, vendorErrorOf } from '../testing/fixtures.js';
import { untilIt } from '../testing/phonebar-at.js';
import type { EscauxClient } from './escaux.client.node.js';

/** The client and the simulator have two authors, who read the same guide: here they meet. */
const dial = { sendBy: sendWithin(600_000) };
const PHONE = 'SDP40001';
const LEAD = '0123456789abcdef0123456789abcdef';
const QUEUE = 'GeneralQueue';
const YESTERDAY = '2026-01-01 00:00:00';

let sim: EscauxSimulator;
let at: EscauxAt;
const opened: EscauxAt[] = [];
function open(...where: Parameters<typeof escauxClientAt>): EscauxAt {
  at = escauxClientAt(...where);
  opened.push(at);
  return at;
}
beforeAll(async () => {
  sim = await startEscauxSimulator({
    settings: {
      farEndHangsUp: false,
      engine: { ringMs: [10, 10], talkMs: [60_000, 60_000] },
      callerWaitsMs: [60_000, 60_000],
    },
  });
});
beforeEach(() => sim.reset());
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});
afterAll(() => sim.stop());

const channels = async () => (await at.client.calls.getChannels({ show: ['callspool'] })).value;
/** Both legs of a call in progress: the phone's, and that of the number. */
async function talking(): Promise<{ phone: string; other: string }> {
  await at.client.calls.originate(
    { phoneId: PHONE, to: '0032470000001', isAsync: false, variables: { callspool: LEAD } },
    dial,
  );
  const legs = await channels();
  const phone = legs.find(({ ID }) => ID.startsWith(`SIP/${PHONE}-`))?.ID ?? '';
  const other = legs.find(({ ID }) => ID !== phone)?.ID ?? '';
  expect([legs.length, phone === '', other === '']).toEqual([2, false, false]);
  return { phone, other };
}
const memberOf = async (queue: string, phone: string) =>
  (await at.client.queues.getMembers({ queue, phone })).value[0];

type Case = [name: string, run: (client: EscauxClient) => Promise<unknown>, violations?: readonly string[]];
const DEPRECATED = ['deprecated'];
const good: Case[] = [
  [
    'dbGetDirectoryInfo',
    async ({ database }) => {
      expect((await database.findByExtension('067')).map(({ ext, fn }) => [ext, fn])).toEqual([
        ['067', 'Cleo'],
      ]);
      const found = await database.getDirectoryInfo({
        ext: '6*',
        wildcards: 'translate',
        show_invisible: '1',
      });
      expect(found.value.map(({ ext }) => ext)).toEqual(['671', '672']);
      await database.getDirectoryInfo({ ext: '102', show_profile_parameters: '1', sop1: '00033445' });
    },
  ],
  [
    'dbGetCallflow',
    async ({ database }) => {
      const { value } = await database.getCallflow('102', 'fr');
      expect([value.currentStatus, value.statuses[0]]).toMatchObject([
        'Office',
        { status: 'Office', translated: 'Bureau' },
      ]);
      expect((await database.getCallflow('102')).value.statuses).toHaveLength(5);
    },
  ],
  [
    'dbGetNextStatus',
    async ({ database }) => {
      expect((await database.getNextStatus('102')).value).toMatchObject({ Next_Status: 'OutOfOffice' });
    },
    DEPRECATED,
  ],
  [
    'dbSetProfile',
    async ({ database }) => {
      await database.setProfile('102', { status: 'Holiday' });
      await database.setProfile('104', { profileName: 'Template-User.Busy' });
      expect((await database.getCallflow('102')).value.currentStatus).toBe('Holiday');
      expect((await database.getCallflow('104')).value.currentStatus).toBe('Busy');
    },
  ],
  [
    'dbGetProfileParameters',
    async ({ database }) => {
      const own = (await database.getProfileParameters('102', { language: 'fr' })).value;
      expect(own).toHaveLength(4);
      expect((await database.getProfileParameters('102', { admin: true })).value).toHaveLength(5);
    },
  ],
  [
    'dbSetProfileParameters',
    async ({ database }) => {
      await database.setProfileParameters('102', { 'CFU.Number': '0526', ForwardNumber: '+32 2' });
      expect(JSON.stringify((await database.getProfileParameters('102')).value)).toContain('"+32 2"');
    },
  ],
  [
    'dbGetPhoneState',
    async ({ database }) => {
      await talking();
      expect((await database.getPhoneState(PHONE)).value).toMatchObject([
        { name: PHONE, state: 'External Conversation' },
      ]);
    },
    DEPRECATED,
  ],
  [
    'dbCheckPincode',
    async ({ database }) => {
      expect(await database.checkPincodeOld('102', '1234')).toBe(true);
    },
    DEPRECATED,
  ],
  [
    'dbGetCallHistory',
    async ({ calls, database }) => {
      await calls.hangup((await talking()).phone);
      const { value } = await database.getCallHistory({ extension: '102', limit: 9, startDate: YESTERDAY });
      expect(value).toMatchObject([
        { caller_number: '102', called_number: '0032470000001', disposition: '001' },
      ]);
    },
  ],
  [
    'dbGetParkedChannels',
    async ({ calls, database }) => {
      expect((await database.getParkedChannels()).value).toEqual([]);
      const { phone } = await talking();
      await calls.park(phone);
      expect((await database.getParkedChannels(phone)).value).toMatchObject([{ ID: phone, ParkSlot: '701' }]);
    },
  ],
  [
    'dbGetQueueInfo',
    async ({ database }) => {
      expect((await database.getQueueInfo()).value).toMatchObject([
        { Id: 'AQA00001', Name: QUEUE },
        { Id: 'AQA00002', Name: 'HuntGroup1' },
      ]);
    },
  ],
  [
    'dbAuthenticate',
    async ({ database }) => {
      const extension = '102';
      expect(await database.checkPincode({ extension, password: '1234' })).toBe('right');
      const parameter = 'Pincode.Pincode';
      expect(await database.checkPincode({ extension, password: '1', parameter })).toBe('undefined');
      expect(await database.setPincode({ extension, parameter, newPassword: '7+7&7' })).toBe('right');
      expect(await database.checkPincode({ extension, password: '7+7&7', parameter })).toBe('right');
    },
  ],
  [
    'dbGetRegistration',
    async ({ database }) => {
      const { value } = await database.getRegistration();
      expect(value).toHaveLength(6);
      expect(value).toContainEqual(expect.objectContaining({ ID: 'SDP40005', IPaddress: '-none-' }));
    },
  ],
  [
    'ccOriginate, asked for at once',
    async ({ calls }) => {
      const variables = { callspool: LEAD, empty: '' };
      await calls.originate(
        { phoneId: PHONE, to: '+32470', extension: '102', isAsync: true, variables },
        dial,
      );
      await untilIt(() => sim.dials().length === 2);
      expect(sim.dials().map(({ number, leg }) => [number, leg])).toEqual([
        [PHONE, 'first'],
        ['+32470', 'second'],
      ]);
    },
  ],
  [
    'ccOriginate of a number, by Local',
    async ({ calls }) => {
      await calls.originate(
        {
          phoneId: '0032470000002',
          to: '0032470000001',
          extension: '102',
          technology: 'Local',
          localOptimization: false,
          isAsync: false,
          variables: { callspool: LEAD },
        },
        dial,
      );
      expect((await channels()).map(({ vars }) => vars['callspool'])).toContain(LEAD);
    },
  ],
  [
    'ccOriginate of an IAX peer',
    async ({ calls }) => {
      await calls.originate(
        { phoneId: 'user@192.0.2.10:4569', to: '0400', technology: 'IAX', isAsync: false },
        dial,
      );
      expect(sim.dials()).toHaveLength(2);
    },
  ],
  [
    'ccHangup',
    async ({ calls }) => {
      await calls.hangup((await talking()).other);
      expect(await channels()).toEqual([]);
    },
  ],
  [
    'ccRedirect',
    async ({ calls }) => {
      await calls.redirect((await talking()).other, '104', dial);
      expect(sim.dials().at(-1)).toMatchObject({ operation: 'ccRedirect', number: '104' });
    },
  ],
  [
    'ccHold',
    async ({ calls }) => {
      const { phone } = await talking();
      await calls.hold(phone);
      expect((await calls.getChannels({ only: 'hold' })).value.map(({ ID }) => ID)).toEqual([phone]);
    },
    DEPRECATED,
  ],
  [
    'ccPark of both, and ccJoinPark',
    async ({ calls }) => {
      const { phone, other } = await talking();
      await calls.park(phone, other);
      expect((await calls.getChannels({ only: 'parked' })).value).toHaveLength(2);
      await calls.originate({ phoneId: 'SDP40002', to: '0400', isAsync: false }, dial);
      const third = (await channels()).find(({ ID }) => ID.startsWith('SIP/SDP40002-'))?.ID ?? '';
      await calls.joinPark(third, '701');
      expect((await calls.getChannels({ only: 'parked' })).value.length).toBeLessThan(2);
    },
  ],
  [
    'ccPing',
    async ({ calls }) => {
      await calls.ping();
      expect(sim.events().map((event) => event.name)).toEqual(['evPong']);
    },
  ],
  [
    'ccGetChannels',
    async ({ calls }) => {
      expect((await calls.getChannels()).value).toEqual([]);
      const { phone, other } = await talking();
      expect((await channels()).find(({ ID }) => ID === phone)).toMatchObject({
        State: 'Up',
        Link: other,
        vars: { callspool: LEAD },
      });
    },
  ],
  [
    'ccGetQueueMembers',
    async ({ queues }) => {
      expect((await queues.getMembers()).value).toMatchObject([
        { Name: 'Ada Quill', Ext: '102', Phone: PHONE, Queue: QUEUE, Membership: 'static', Paused: '0' },
      ]);
    },
  ],
  [
    'ccQueueAdd and ccQueueRemove',
    async ({ queues }) => {
      const member = { queue: 'HuntGroup1', phone: 'SDP40002' };
      await queues.add(member);
      expect(await memberOf('HuntGroup1', 'SDP40002')).toMatchObject({ Membership: 'dynamic' });
      await queues.remove(member);
      expect(await memberOf('HuntGroup1', 'SDP40002')).toBeUndefined();
    },
  ],
  [
    'fusionQueuesSet and fusionQueuesRemove',
    async ({ queues }) => {
      const member = { queue: 'HuntGroup1', phone: 'SDP40002' };
      expect(await queues.fusionSet(member)).toBe('accepted');
      expect(await memberOf('HuntGroup1', 'SDP40002')).toBeDefined();
      expect(await queues.fusionRemove(member)).toBe('accepted');
      expect(await memberOf('HuntGroup1', 'SDP40002')).toBeUndefined();
    },
  ],
  [
    'fusionQueuesSet that answers nothing',
    async ({ queues }) => {
      sim.settings.fusionQueuesReply = 'empty';
      expect(await queues.fusionSet({ queue: 'HuntGroup1', phone: 'SDP40002' })).toBe('unclear');
      expect(await memberOf('HuntGroup1', 'SDP40002')).toBeDefined();
    },
  ],
  [
    'ccGetQueueStatus',
    async ({ queues }) => {
      sim.receiveCall({ src: '0470', to: 'HuntGroup1' });
      expect((await queues.getStatus('HuntGroup1')).value).toMatchObject([
        { Name: 'HuntGroup1', Calls: '1' },
      ]);
    },
  ],
  [
    'ccQueuePause',
    async ({ queues }) => {
      await queues.pause({ queue: QUEUE, phone: PHONE, paused: true });
      expect(await memberOf(QUEUE, PHONE)).toMatchObject({ Paused: '1' });
      await queues.pause({ queue: QUEUE, phone: PHONE, paused: false });
      expect(await memberOf(QUEUE, PHONE)).toMatchObject({ Paused: '0' });
    },
  ],
  [
    'ccQueuePauseAll',
    async ({ queues }) => {
      await queues.pauseAll({ phone: PHONE, paused: true });
      expect(await memberOf(QUEUE, PHONE)).toMatchObject({ Paused: '1' });
      await queues.pauseAll({ phone: PHONE, paused: false });
      expect(await memberOf(QUEUE, PHONE)).toMatchObject({ Paused: '0' });
    },
  ],
  [
    'ccRecord',
    async ({ calls }) => {
      const channel = (await talking()).phone;
      const target = { filename: LEAD };
      await calls.record({ channel, action: 'start', target, callerExtension: '102' });
      await calls.record({ channel, action: 'stop', target, callerExtension: '102' });
      await calls.record({ channel, action: 'start', target: { mailbox: '104' } });
    },
  ],
  [
    'ccSetvar and ccGetvar',
    async ({ calls }) => {
      const { phone } = await talking();
      for (const varReply of ['bare', 'xml'] as const) {
        sim.settings.varReply = varReply;
        await calls.setVariable(phone, 'note', '1');
        expect(await calls.getVariable(phone, 'note')).toBe('1');
        expect(await calls.getVariable(phone, 'other')).toBe('');
      }
    },
  ],
  [
    'pumLogin',
    async ({ pum }) => {
      expect(await pum.login('2002', 'SDO30001')).toMatchObject({
        extension: '2002',
        phone: 'SDO30001',
        virtualPhone: 'SVE20012',
      });
    },
  ],
  [
    'pumLogout',
    async ({ pum }) => {
      await pum.login('2002', 'SDO30001');
      sim.settings.pumMinimumMs = 0;
      expect(await open(sim.url).client.pum.logout('2002')).toMatchObject({ extension: '2002' });
    },
  ],
];

describe.each(['json', 'xml'] as const)('the SOP API, %s where both forms exist', (form) => {
  beforeEach(() => {
    open(sim.url, { form });
  });

  it.each(good)('%s', async (_name, run, violations = []) => {
    await run(at.client);
    expect([sim.violations().map(({ rule }) => rule), sim.refusals(), at.deps.drifts]).toEqual([
      violations,
      [],
      [],
    ]);
  });

  const flavours: [string, Partial<EscauxSettings>][] = [
    [
      'closed elements',
      { xml: { empty: 'self-closed', pretty: false, declaration: true, encoding: 'UTF-8' } },
    ],
    ['ISO-8859-1', { xml: { empty: 'open-close', pretty: true, declaration: true, encoding: 'ISO-8859-1' } }],
    ['bare caller ids', { callerIdForm: 'bare' }],
    ['names as asked', { capitalizesVars: false }],
    ['parameters in an array', { profileParametersJson: 'array' }],
    ['prefixed parameters', { usesParameterSet: true }],
    ['an ascending history', { historyOrder: 'ascending', historyStart: 'from' }],
  ];
  it.each(flavours)('reads %s', async (_name, flavour) => {
    Object.assign(sim.settings, flavour);
    const { database, queues } = at.client;
    const { phone } = await talking();
    expect((await channels()).find(({ ID }) => ID === phone)?.vars).toEqual({ callspool: LEAD });
    expect((await database.getProfileParameters('102', { language: 'fr' })).value).toHaveLength(4);
    expect((await database.getCallflow('102', 'fr')).value.statuses[3]?.translated).toBe('Congé');
    expect((await database.getDirectoryInfo({ show_profile_parameters: '1' })).value).toHaveLength(5);
    expect((await queues.getMembers()).value).toHaveLength(1);
    expect([sim.violations(), at.deps.drifts]).toEqual([[], []]);
  });

  type Refused = [string, (client: EscauxClient) => Promise<unknown>, 'none' | 'unknown'];
  const NO_CHANNEL = 'SIP/SDP40001-ffff';
  const refused: Refused[] = [
    [
      'dbSetProfile 1, unknown extension',
      ({ database }) => database.setProfile('999', { status: 'Office' }),
      'none',
    ],
    [
      'dbSetProfile 2, another class',
      ({ database }) => database.setProfile('102', { profileName: 'User.Forward' }),
      'none',
    ],
    [
      'dbSetProfile 3, no such profile',
      ({ database }) => database.setProfile('102', { profileName: 'No.Such' }),
      'none',
    ],
    [
      'dbSetProfile 5, not passed on',
      async ({ database }) => {
        await sim.faults.add({ kind: 'syncFailed', operation: 'dbSetProfile' });
        return database.setProfile('102', { status: 'Holiday' });
      },
      'unknown',
    ],
    [
      'dbSetProfileParameters 1, unknown extension',
      ({ database }) => database.setProfileParameters('999', { ForwardNumber: '1' }),
      'none',
    ],
    [
      'dbSetProfileParameters 2, unknown parameter',
      ({ database }) => database.setProfileParameters('102', { Nothing: '1' }),
      'none',
    ],
    [
      'dbSetProfileParameters 3, of another profile',
      ({ database }) => database.setProfileParameters('102', { NightNumber: '1' }),
      'none',
    ],
    [
      'dbSetProfileParameters 5, not passed on',
      async ({ database }) => {
        await sim.faults.add({ kind: 'syncFailed', operation: 'dbSetProfileParameters' });
        return database.setProfileParameters('102', { ForwardNumber: '1' });
      },
      'unknown',
    ],
    [
      'ccOriginate of an unknown phone, at once',
      ({ calls }) => calls.originate({ phoneId: 'SDPA0009', to: '0400', isAsync: true }, dial),
      'none',
    ],
    [
      'ccOriginate of an unknown phone, blocking',
      ({ calls }) => calls.originate({ phoneId: 'SDPA0009', to: '0400', isAsync: false }, dial),
      'unknown',
    ],
    [
      'ccOriginate that was not picked up',
      ({ calls }) => calls.originate({ phoneId: PHONE, to: '0032470000090', isAsync: false }, dial),
      'unknown',
    ],
    ['ccHangup of no channel', ({ calls }) => calls.hangup(NO_CHANNEL), 'none'],
    ['ccRedirect of no channel', ({ calls }) => calls.redirect(NO_CHANNEL, '104', dial), 'none'],
    ['ccPark of no channel', ({ calls }) => calls.park(NO_CHANNEL), 'none'],
    [
      'ccJoinPark of an empty slot',
      async ({ calls }) => calls.joinPark((await talking()).phone, '709'),
      'none',
    ],
    [
      'ccRecord of no channel',
      ({ calls }) => calls.record({ channel: NO_CHANNEL, action: 'start', target: { mailbox: '104' } }),
      'none',
    ],
    ['ccSetvar of no channel', ({ calls }) => calls.setVariable(NO_CHANNEL, 'a', '1'), 'none'],
    [
      'ccQueuePauseAll 0, in no queue',
      ({ queues }) => queues.pauseAll({ phone: 'SDP40002', paused: true }),
      'unknown',
    ],
    [
      'ccQueuePauseAll 2, in no queue',
      ({ queues }) => queues.pauseAll({ phone: 'SDP40002', paused: false }),
      'unknown',
    ],
    [
      'fusionQueuesSet of no queue',
      ({ queues }) => queues.fusionSet({ queue: 'Nothing', phone: PHONE }),
      'unknown',
    ],
    ['pumLogin of an extension without a virtual phone', ({ pum }) => pum.login('102', 'SDO30001'), 'none'],
    ['pumLogout of somebody logged out', ({ pum }) => pum.logout('2002'), 'none'],
  ];
  it.each(refused)('is refused: %s', async (_name, ask, effect) => {
    expect(await vendorErrorOf(ask(at.client))).toMatchObject({ kind: 'refused', effect });
    // An effect of none is a promise that no phone rang.
    if (effect === 'none') expect(sim.dials({ after: 2 })).toEqual([]);
  });

  const undocumented: [string, (client: EscauxClient) => Promise<unknown>][] = [
    ['ccQueueAdd to no queue', ({ queues }) => queues.add({ queue: 'Nothing', phone: PHONE })],
    ['ccQueueRemove of a static member', ({ queues }) => queues.remove({ queue: QUEUE, phone: PHONE })],
    [
      'ccQueuePause of no member',
      ({ queues }) => queues.pause({ queue: QUEUE, phone: 'SDP40002', paused: true }),
    ],
  ];
  it.each(undocumented)('takes for no success: %s', async (_name, ask) => {
    expect(await vendorErrorOf(ask(at.client))).toMatchObject({ kind: 'protocol', effect: 'unknown' });
  });

  it('says wrong and undefined of pincodes, and never throws for them', async () => {
    const { database } = at.client;
    expect(await database.checkPincodeOld('102', '4321')).toBe(false);
    const wrong = [
      await database.checkPincode({ extension: '102', password: '9' }),
      await database.checkPincode({ extension: '999', password: '1234' }),
      await database.checkPincode({ extension: '102', password: '1', parameter: 'Nothing' }),
      await database.setPincode({ extension: '102', password: '9', newPassword: '1' }),
    ];
    expect(wrong).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
  });

  it('keeps 90 seconds between two changes of one extension, before the SOP has to', async () => {
    await at.client.pum.login('2002', 'SDO30001');
    expect((await vendorErrorOf(at.client.pum.logout('2002'))).kind).toBe('throttled');
    expect(sim.violations()).toEqual([]);
  });
});

describe('a module of another version', () => {
  const gated: [string, string, (client: EscauxClient) => Promise<unknown>][] = [
    ['4.2.9', 'ccQueueAdd', ({ queues }) => queues.add({ queue: QUEUE, phone: 'SDP40002' })],
    ['5.15.9', 'fusionQueuesSet', ({ queues }) => queues.fusionSet({ queue: QUEUE, phone: 'SDP40002' })],
    ['3.9.0', 'ccQueuePause', ({ queues }) => queues.pause({ queue: QUEUE, phone: PHONE, paused: true })],
    ['4.9.0', 'pumLogin', ({ pum }) => pum.login('2002', 'SDO30001')],
    [
      '4.5.0',
      'ccRecord',
      ({ calls }) => calls.record({ channel: 'SIP/SDP40001-1', action: 'start', target: { mailbox: '104' } }),
    ],
    ['4.9.0', 'ccGetvar', ({ calls }) => calls.getVariable('SIP/SDP40001-1', 'a')],
  ];
  it.each(gated)(
    '%s: %s is never asked for by who knows it, and no success to who does not',
    async (version, _name, ask) => {
      sim.settings.apiVersion = version;
      open(sim.url, { version });
      expect(await vendorErrorOf(ask(at.client))).toMatchObject({ kind: 'refused', effect: 'none' });
      expect(sim.violations()).toEqual([]);
      for (const gateReply of ['http403', 'result1'] as const) {
        sim.settings.gateReply = gateReply;
        open(sim.url);
        await vendorErrorOf(ask(at.client));
      }
      expect(sim.violations().map(({ rule }) => rule)).toContain('version');
    },
  );
});

describe('secure mode', () => {
  const credentials = { username: 'ada.quill@example.com', password: 'password' };
  beforeEach(() => {
    sim.settings.mode = 'secure';
  });

  it('lets a user in, and shows own parameters only', async () => {
    open(sim.secureUrl, { credentials });
    expect((await at.client.database.getQueueInfo()).value).toHaveLength(2);
    expect((await at.client.database.getProfileParameters('102')).value).toHaveLength(4);
    expect(await vendorErrorOf(at.client.database.getProfileParameters('104'))).toMatchObject({
      kind: 'credentials',
      effect: 'none',
    });
    expect(sim.violations()).toEqual([]);
  });

  it.each([
    ['a wrong password', () => sim.secureUrl, { ...credentials, password: 'wrong' }],
    ['no credentials', () => sim.secureUrl, undefined],
    ['the open port', () => sim.url, undefined],
  ])('keeps out %s, and nothing rings', async (_name, url, given) => {
    open(url(), given === undefined ? {} : { credentials: given });
    const error = await vendorErrorOf(
      at.client.calls.originate({ phoneId: PHONE, to: '0400', isAsync: true }, dial),
    );
    expect([error.kind, error.effect, sim.dials()]).toEqual(['credentials', 'none', []]);
  });
});
