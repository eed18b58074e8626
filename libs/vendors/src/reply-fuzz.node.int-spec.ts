import {
  startEscauxSimulator,
  startIexpbxSimulator,
  startMotionSimulator,
  startUcontactSimulator,
  startXcallySimulator,
} from '@callspool/vendor-simulators';
import type { VendorLogEntry } from './core/capabilities.js';
import { isMissing, type CapabilityName, type Vendor } from './core/capabilities.js';
import { PhonebarLine, type PhonebarReply } from './core/phonebar-line.js';
import { VendorError } from './core/vendor-error.js';
import { createVendor } from './create-vendor.node.js';
import { MotionClient } from './motion/motion.client.js';
import { toCall as toMotionCall } from './motion/motion.mapper.js';
import { escauxClientAt, type EscauxAt } from './testing/escaux-at.js';
import { LEAD, collect, monotonicNow, sendWithin, testDependencies } from './testing/fixtures.js';
import { mutate, seededChance } from './testing/mutate.js';
import { startReplayingServer, type ReplayingServer } from './testing/replaying-server.js';
import { XcallyClient } from './xcally/xcally.client.js';
import { toCall as toXcallyCall } from './xcally/xcally.mapper.js';

const RUNS = Number(process.env['CALLSPOOL_FUZZ'] ?? 300);
const SEED = Number(process.env['CALLSPOOL_SEED'] ?? 1);
const STATUSES = [200, 200, 200, 200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 429, 500, 502];

const NUMBER = '0032470000001';
const PHONE = 'SDP40001';
const PASSWORD = 'p+ss/wo=d&x';
const sendBy = sendWithin(3_600_000);
const engine = { ringMs: [1, 1] as [number, number], talkMs: [600_000, 600_000] as [number, number] };

interface Operation {
  readonly name: string;
  /** Where its answer comes from, as `operationOf` names it. */
  readonly at: string;
  readonly ask: () => Promise<unknown>;
  /** Whether an answer can be read as a success, told without any code of ours. */
  readonly saysSo: (text: string) => boolean;
  /** What the asker knows and an answer may echo; the subject's when absent. */
  readonly secrets?: readonly string[];
}

interface Subject {
  readonly operations: readonly Operation[];
  readonly secrets: readonly string[];
  readonly logged: readonly VendorLogEntry[];
  /** Before each mutation: nothing learnt from the last one is kept. */
  fresh(): Promise<void>;
  stop(): Promise<void>;
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '').trim()) as unknown;
  } catch {
    return undefined;
  }
};
const isList = (found: unknown): boolean => Array.isArray(found);
const fieldOf = (found: unknown, name: string): unknown =>
  typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined;
const isTrue = (found: unknown): boolean =>
  found === true || (typeof found === 'string' && /^\s*true\s*$/i.test(found));
const hasRoot = (name: string) => (text: string) => new RegExp(`<${name}[\\s/>]`).test(text);
const hasCode =
  (root: string, code = '0') =>
  (text: string) =>
    hasRoot(root)(text) && new RegExp(`<Result\\s*>[^<]*(<!-- -->|<!\\[CDATA\\[)?[^<]*${code}`).test(text);
const first = (found: unknown): unknown => (Array.isArray(found) ? (found as unknown[])[0] : found);

const has = <Name extends CapabilityName>(vendor: Vendor, name: Name) => {
  const capability = vendor.capability(name);
  if (isMissing(capability)) throw new Error(capability.missing);
  return capability;
};
const today = () => ({ from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) });

async function ucontact(): Promise<Subject> {
  const sim = await startUcontactSimulator({
    settings: { password: PASSWORD, engine: { ringMs: [1, 1], talkMs: [1, 1] } },
  });
  const server = await startReplayingServer(sim.url, (url) => url.replace(/^.*resources\//, ''));
  let deps = testDependencies();
  const logged: VendorLogEntry[] = [];
  let vendor: Vendor;
  const fresh = async () => {
    await vendor?.close();
    deps = { ...testDependencies(), log: (entry) => logged.push(entry) };
    const common = { username: 'apiuser', password: PASSWORD, timeZone: 'America/Montevideo' };
    vendor = createVendor({ kind: 'ucontact', baseUrl: server.url, ...common }, deps);
  };
  await fresh();
  const push = () =>
    has(vendor, 'contactPusher').push({
      correlationId: LEAD,
      number: NUMBER,
      data: {},
      campaign: { kind: 'ucontact', campaign: 'Sales<-', mode: 'append' },
      sendBy,
    });
  const one = (text: string) => /^\s*"?1"?\s*$/.test(text);
  const operations: Operation[] = [
    { name: 'push', at: 'Dialers/DialerTask', ask: push, saysSo: one },
    {
      name: 'upload',
      at: 'Dialers/uploadbase',
      ask: () =>
        has(vendor, 'bulkPusher').pushList({
          listName: 'fuzz',
          rows: [{ correlationId: LEAD, number: NUMBER, data: {} }],
          campaign: { kind: 'ucontact', campaign: 'Sales<-', mode: 'append' },
          sendBy,
        }),
      saysSo: one,
    },
    {
      name: 'recall',
      at: 'Dialers/RemoveContact',
      ask: () => has(vendor, 'contactRecaller').recall({ vendorCampaign: 'Sales<-', number: NUMBER }),
      saysSo: (text) => /^\s*"?[01]"?\s*$/.test(text),
    },
    {
      name: 'blacklist',
      at: 'admin/addblack',
      ask: () => has(vendor, 'blacklister').addBlack({ number: NUMBER, vendorCampaign: '*' }),
      saysSo: one,
    },
    {
      name: 'records',
      at: 'Cdr/getrecords',
      ask: () => collect(has(vendor, 'callRecordReader').readCallRecords(today())),
      saysSo: (text) => isList(json(text)),
    },
    {
      name: 'queues',
      at: 'Supervisor/queuesummary',
      ask: () => has(vendor, 'queueReader').readQueues(),
      saysSo: (text) => isList(json(text)),
    },
    {
      name: 'campaigns',
      at: 'Supervisor/campaignstatus',
      ask: () => has(vendor, 'campaignStatusReader').readCampaignStatus(),
      saysSo: (text) => typeof json(text) === 'object',
    },
    // Whatever text it is, a token is believed; the request behind it is answered as recorded.
    { name: 'sign-in', at: 'auth/getUserToken', ask: push, saysSo: (text) => typeof json(text) === 'string' },
  ];
  return withRecorded(
    server,
    sim,
    { operations, secrets: [PASSWORD, encodeURIComponent(PASSWORD)], logged, fresh },
    () => vendor.close(),
  );
}

async function iexpbx(): Promise<Subject> {
  const sim = await startIexpbxSimulator({ settings: { username: 'desk-api', password: PASSWORD, engine } });
  const server = await startReplayingServer(
    sim.url,
    (url) => new URL(url, 'http://x').searchParams.get('action') ?? '',
  );
  const logged: VendorLogEntry[] = [];
  let vendor: Vendor;
  const fresh = async () => {
    await vendor?.close();
    const deps = { ...testDependencies(), log: (entry: VendorLogEntry) => logged.push(entry) };
    const common = { username: 'desk-api', password: PASSWORD, timeZone: 'Europe/Istanbul' };
    vendor = createVendor({ kind: 'iexpbx', baseUrl: server.url, ...common }, deps);
  };
  await fresh();
  const push = (campaign: Parameters<typeof pushOf>[0]) => pushOf(campaign);
  const pushOf = (
    campaign:
      | { kind: 'iexpbx-ivr'; dialPlan: string; ivrNumber: string }
      | { kind: 'iexpbx-masked'; dialPlan: string; ownNumber: string },
  ) =>
    has(vendor, 'contactPusher').push({ correlationId: LEAD, number: '5551234', data: {}, campaign, sendBy });
  const says = (text: string) => isTrue(fieldOf(first(json(text)), 'success'));
  const dialPlan = 'outbound';
  const operations: Operation[] = [
    {
      name: 'IVR call',
      at: 'callivr',
      ask: () => push({ kind: 'iexpbx-ivr', dialPlan, ivrNumber: '700' }),
      saysSo: says,
    },
    {
      name: 'masked call',
      at: 'callback',
      ask: () => push({ kind: 'iexpbx-masked', dialPlan, ownNumber: '5550000' }),
      saysSo: says,
    },
    {
      name: 'records',
      at: 'cdr',
      ask: () => collect(has(vendor, 'callRecordReader').readCallRecords(today())),
      saysSo: says,
    },
    { name: 'queues', at: 'queues', ask: () => has(vendor, 'queueReader').readQueues(), saysSo: says },
    { name: 'members', at: 'users', ask: () => has(vendor, 'memberReader').readMembers(), saysSo: says },
    {
      name: 'active calls',
      at: 'activecalls',
      ask: () => has(vendor, 'activeCallReader').readActiveCalls(),
      saysSo: says,
    },
  ];
  const secrets = [PASSWORD, encodeURIComponent(PASSWORD), 'desk-api'];
  return withRecorded(server, sim, { operations, secrets, logged, fresh }, () => vendor.close());
}

async function escaux(): Promise<Subject> {
  const sim = await startEscauxSimulator({ settings: { farEndHangsUp: false, engine, pumMinimumMs: 0 } });
  const server = await startReplayingServer(sim.url, (url) =>
    url.replace(/\?.*$/, '').replace(/^\/xml\//, ''),
  );
  const logged: VendorLogEntry[] = [];
  const credentials = { username: 'desk-user', password: PASSWORD };
  let [asJson, asXml]: EscauxAt[] = [];
  let vendor: Vendor;
  const fresh = async () => {
    for (const each of [asJson, asXml, vendor]) await each?.close();
    asJson = escauxClientAt(server.url, { credentials });
    asXml = escauxClientAt(server.url, { credentials, form: 'xml' });
    const deps = { ...testDependencies(), log: (entry: VendorLogEntry) => logged.push(entry) };
    const settings = { apiVersion: '5.16.0', historyExtensions: ['102'] };
    const common = { username: '', password: '', timeZone: 'Europe/Brussels' };
    vendor = createVendor({ kind: 'escaux', baseUrl: server.url, ...common, settings }, deps);
  };
  await fresh();
  const c = (form: 'json' | 'xml') => (form === 'json' ? asJson : asXml)?.client ?? fail();
  const originate = (isAsync: boolean) =>
    c('xml').calls.originate(
      { phoneId: PHONE, to: NUMBER, isAsync, variables: { callspool: LEAD } },
      { sendBy },
    );
  await originate(false);
  const channel = (await c('xml').calls.getChannels()).value[0]?.ID ?? '';
  const pause = { phone: PHONE, paused: true };
  const member = { queue: 'HuntGroup1', phone: 'SDP40002' };
  const isObject = (text: string) => typeof json(text) === 'object';
  const operations: Operation[] = [
    {
      name: 'agent call',
      at: 'ccOriginate.php',
      ask: () => originate(true),
      saysSo: hasCode('ccOriginateResult'),
    },
    {
      name: 'blocking call',
      at: 'ccOriginate.php',
      ask: () => originate(false),
      saysSo: hasCode('ccOriginateResult'),
    },
    {
      name: 'pause all',
      at: 'ccQueuePauseAll.php',
      ask: () => c('xml').queues.pauseAll(pause),
      saysSo: hasCode('PauseAll', '1'),
    },
    {
      name: 'pause',
      at: 'ccQueuePause.php',
      ask: () => c('xml').queues.pause({ queue: 'GeneralQueue', ...pause }),
      saysSo: (text) => /<Paused\s*>[^<]*(<!-- -->|<!\[CDATA\[)?[^<]*1/.test(text),
    },
    {
      name: 'queue add',
      at: 'ccQueueAdd.php',
      ask: () => c('xml').queues.add(member),
      saysSo: hasCode('ccQueueAdd'),
    },
    {
      name: 'set variable',
      at: 'ccSetvar',
      ask: () => c('xml').calls.setVariable(channel, 'note', '1'),
      saysSo: (text) => /^\s*0\s*$/.test(text.replace(/^\uFEFF/, '')),
    },
    {
      name: 'set parameters',
      at: 'dbSetProfileParameters.json',
      ask: () => c('json').database.setProfileParameters('102', { ForwardNumber: '1' }),
      saysSo: (text) => isObject(text) && /"Result"\s*:\s*\[?\s*"?\s*0+\s*"?/.test(text),
    },
    {
      name: 'check pincode',
      secrets: ['48151'],
      at: 'dbAuthenticate.php',
      ask: () => c('xml').database.checkPincode({ extension: '102', password: '48151' }),
      saysSo: hasRoot('Authenticate'),
    },
    {
      name: 'channels',
      secrets: [],
      at: 'ccGetChannels',
      ask: () => has(vendor, 'activeCallReader').readActiveCalls(),
      saysSo: hasRoot('Channels'),
    },
    {
      name: 'members',
      secrets: [],
      at: 'ccGetQueueMembers.php',
      ask: () => has(vendor, 'memberReader').readMembers(),
      saysSo: hasRoot('Members'),
    },
    {
      name: 'queues',
      secrets: [],
      at: 'dbGetQueueInfo.php',
      ask: () => has(vendor, 'queueReader').readQueues(),
      saysSo: hasRoot('Queues'),
    },
    {
      name: 'records',
      secrets: [],
      at: 'dbGetCallHistory.json',
      ask: () => collect(has(vendor, 'callRecordReader').readCallRecords(today())),
      saysSo: isObject,
    },
    {
      name: 'records, XML',
      at: 'dbGetCallHistory.php',
      ask: () =>
        c('xml').database.getCallHistory({ extension: '102', limit: 9, startDate: '2026-01-01 00:00:00' }),
      saysSo: hasRoot('CallHistory'),
    },
    {
      name: 'directory',
      at: 'dbGetDirectoryInfo.json',
      ask: () => c('json').database.getDirectoryInfo(),
      saysSo: isObject,
    },
    {
      name: 'directory, XML',
      at: 'dbGetDirectoryInfo.php',
      ask: () => c('xml').database.getDirectoryInfo(),
      saysSo: hasRoot('DirectoryInfo'),
    },
    {
      name: 'callflow',
      at: 'dbGetCallflow.json',
      ask: () => c('json').database.getCallflow('102', 'fr'),
      saysSo: isObject,
    },
    {
      name: 'callflow, XML',
      at: 'dbGetCallflow.php',
      ask: () => c('xml').database.getCallflow('102', 'fr'),
      saysSo: hasRoot('dbGetCallflowResult'),
    },
    {
      name: 'parameters',
      at: 'dbGetProfileParameters.json',
      ask: () => c('json').database.getProfileParameters('102'),
      saysSo: isObject,
    },
    {
      name: 'registrations',
      at: 'dbGetRegistration.php',
      ask: () => c('xml').database.getRegistration(),
      saysSo: hasRoot('dbGetRegistrationResult'),
    },
    {
      name: 'log-in',
      at: 'pumLogin',
      ask: () => c('xml').pum.login('2002', 'SDO30001'),
      saysSo: hasCode('pumLoginResult'),
    },
  ];
  const basic = Buffer.from(`desk-user:${PASSWORD}`).toString('base64');
  const secrets = [PASSWORD, encodeURIComponent(PASSWORD), basic];
  return withRecorded(server, sim, { operations, secrets, logged, fresh }, async () => {
    for (const each of [asJson, asXml, vendor]) await each?.close();
  });
}

const phonebarLine = (kind: 'xcally' | 'motion', baseUrl: string, logged: VendorLogEntry[]) =>
  new PhonebarLine({
    kind,
    baseUrl,
    reading: 'readable',
    fetch: (url, init) => fetch(url, init) as Promise<PhonebarReply>,
    timeoutMs: 5_000,
    maxResponseBytes: 1_000_000,
    monotonicNow,
    log: (entry) => logged.push(entry),
  });

async function xcally(): Promise<Subject> {
  const sim = await startXcallySimulator({ settings: { farEndHangsUp: false, engine } });
  const server = await startReplayingServer(sim.url, (url) => url.replace('/xcally/svc/', ''));
  const logged: VendorLogEntry[] = [];
  const client = (format: 'json' | 'xml') =>
    new XcallyClient({ line: phonebarLine('xcally', server.url, logged), format });
  // The page's own quotes are tried when the text is no JSON as it stands.
  const envelope = (text: string, verb: string) =>
    [text, text.replace(/[\u201C\u201D\u2033]/g, '"')].some((each) => {
      const found = json(each);
      return (
        String(fieldOf(found, 'method')).trim().toLowerCase() === verb && isTrue(fieldOf(found, 'response'))
      );
    });
  const xml = (text: string) => hasRoot('root')(text) && /<response\s*>/.test(text) && /true/i.test(text);
  const verbs: [string, string, (c: XcallyClient) => Promise<unknown>][] = [
    ['originate', `/${NUMBER}`, (c) => c.originate(NUMBER, sendBy)],
    ['holding', `/${NUMBER}`, (c) => c.holding(NUMBER)],
    ['channels', '', async (c) => (await c.channels()).map(toXcallyCall)],
    ['recents', '', (c) => c.recents()],
    ['queues', '', (c) => c.queues()],
  ];
  const isIdle = (verb: string, text: string) => verb === 'channels' && /false/i.test(text);
  // A second call is dialled only when the first is on hold, so the verbs of one form come before those of the other.
  const operations = (['json', 'xml'] as const).flatMap((format) =>
    verbs.map(([verb, tail, ask]): Operation => ({
      name: `${verb}, ${format}`,
      at: `${verb}${format === 'xml' ? '/xml' : ''}${tail}`,
      ask: () => ask(client(format)),
      saysSo: (text) => (format === 'xml' ? xml(text) : envelope(text, verb)) || isIdle(verb, text),
    })),
  );
  return withRecorded(server, sim, { operations, secrets: [NUMBER], logged, fresh: async () => undefined });
}

async function motion(): Promise<Subject> {
  const sim = await startMotionSimulator({
    settings: { farEndHangsUp: false, engine, secondOriginate: 'holds' },
  });
  const server = await startReplayingServer(sim.url, (url) => url.replace('/api/', '').replace(/\?.*$/, ''));
  const logged: VendorLogEntry[] = [];
  const client = () => new MotionClient({ line: phonebarLine('motion', server.url, logged) });
  // No answer of a verb is documented: 2xx is taken, unless its body says no (inferred).
  const taken = (text: string) => {
    if (text.trim() === '') return true;
    const found = json(text);
    const error = fieldOf(found, 'error');
    const saysNo = found === undefined || found === false || String(fieldOf(found, 'success')) === 'false';
    return !saysNo && (error === undefined || error === null || error === false || error === '');
  };
  const list = (text: string) =>
    text.trim() === '' ||
    [json(text), fieldOf(json(text), 'calls'), fieldOf(json(text), 'data')].some(isList);
  const operations: Operation[] = [
    {
      name: 'originate',
      at: `originate/${NUMBER}`,
      ask: () => client().originate(NUMBER, sendBy),
      saysSo: taken,
    },
    { name: 'calls', at: 'calls', ask: async () => (await client().calls()).map(toMotionCall), saysSo: list },
    { name: 'hold', at: 'hold/1', ask: () => client().hold('1'), saysSo: taken },
    { name: 'hangup', at: 'hangup/1', ask: () => client().hangup('1'), saysSo: taken },
  ];
  return withRecorded(server, sim, { operations, secrets: [NUMBER], logged, fresh: async () => undefined });
}

function fail(): never {
  throw new Error('no client');
}

/** Asks everything once of the simulator, and keeps what it answered. */
async function withRecorded(
  server: ReplayingServer,
  sim: { stop(): Promise<void> },
  subject: Omit<Subject, 'stop'>,
  close: () => Promise<void> = async () => undefined,
): Promise<Subject> {
  servers.set(subject.operations, server);
  const stop = async () => {
    await close();
    await server.stop();
    await sim.stop();
  };
  try {
    for (const { ask } of subject.operations)
      await new Promise((resolve) => setTimeout(resolve, 20)).then(ask);
    return { ...subject, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
const servers = new Map<readonly Operation[], ReplayingServer>();

const outcomeOf = (asked: Promise<unknown>): Promise<{ value: unknown } | { error: unknown }> =>
  asked.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

describe.each([
  ['uContact', ucontact],
  ['IEXPBX', iexpbx],
  ['Escaux', escaux],
  ['xCALLY', xcally],
  ['Motion', motion],
] as const)(`${RUNS} mutated replies of %s, seed ${SEED}`, (_name, start) => {
  let running: Subject | undefined;
  afterAll(() => running?.stop());

  it('crash nothing, are no success unless they say so, and show no secret', async () => {
    const subject = await start();
    running = subject;
    const server = servers.get(subject.operations) ?? fail();
    const chance = seededChance(SEED);
    let [succeeded, refused] = [0, 0];
    for (let run = 0; run < RUNS; run += 1) {
      const operation = subject.operations[run % subject.operations.length] ?? fail();
      const good = server.recorded.get(operation.at);
      if (good === undefined) throw new Error(`${operation.name}: nothing was recorded at ${operation.at}`);
      const status = STATUSES[Math.floor(chance() * STATUSES.length)] ?? 200;
      const body = mutate(good.body, chance, operation.secrets ?? subject.secrets);
      await subject.fresh();
      server.replay(operation.at, { ...good, status, body });
      const outcome = await outcomeOf(operation.ask());
      const text = status === 204 ? '' : new TextDecoder().decode(Buffer.from(body, 'latin1'));
      const about = `run ${run}, seed ${SEED}: ${operation.name} answered ${status} ${JSON.stringify(text).slice(0, 600)}`;
      if ('value' in outcome) {
        succeeded += 1;
        if (status >= 300 || !operation.saysSo(text)) throw new Error(`no success: ${about}`);
      } else {
        refused += 1;
        const { error } = outcome;
        if (!(error instanceof VendorError)) throw new Error(`a crash: ${about}`, { cause: error });
        const shown = JSON.stringify([error, error.message, error.detail, error.stack]);
        for (const secret of operation.secrets ?? subject.secrets)
          if (shown.includes(secret)) throw new Error(`a secret: ${about} in ${shown}`);
      }
      if (server.asked() > 60) throw new Error(`asked without end: ${about}`);
    }
    const logs = JSON.stringify(subject.logged);
    for (const secret of subject.secrets) expect(logs).not.toContain(secret);
    // Else nothing was tried.
    expect([succeeded > RUNS / 100, refused > RUNS / 4]).toEqual([true, true]);
  }, 600_000);
});
