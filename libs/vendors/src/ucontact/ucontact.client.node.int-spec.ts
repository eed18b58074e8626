import fc from 'fast-check';
import { startUcontactSimulator, type UcontactSimulator } from '@callspool/vendor-simulators';
import { DEFAULT_LIMITS, type UcontactSettings } from '../config.js';
import { isMissing } from '../core/capabilities.js';
import { LEAD, sendWithin, testDependencies, vendorErrorOf } from '../testing/fixtures.js';
import { answer, startMisbehavingServer } from '../testing/misbehaving-server.js';
import { describeWireFaults } from '../testing/wire-fault-suite.js';
import { UcontactVendor } from './ucontact.vendor.node.js';

const GUID = '7e4e7db9-f080-494e-b04b-7c8e47711558';
const AGENT_CALL = {
  callerId: '29001000',
  agent: 'Agent1',
  phone: '1001',
  context: 'from-agents',
  outQueue: 'Renewals->',
  destination: '098344401',
};
const CONTACT = { correlationId: LEAD, campaign: 'Sales<-', number: '098344402', data: { a: 'b' } };
const TOKEN = 'YXBpdXNlcjpzZWNyZXQ=';
const dial = () => ({ sendBy: sendWithin(1_000) });

function vendorAt(
  url: string,
  settings: UcontactSettings = {},
  deps = testDependencies(),
  timeoutMs = 1_000,
): UcontactVendor {
  const access = { username: 'apiuser', password: 'password', timeZone: 'America/Montevideo' };
  return new UcontactVendor({ kind: 'ucontact', baseUrl: url, ...access, settings }, deps, {
    ...DEFAULT_LIMITS,
    timeoutMs,
  });
}

describe('agent calls on a wire that goes wrong', () => {
  const { callerId, context, outQueue } = AGENT_CALL;
  describeWireFaults({
    create: async (url) => {
      const deps = testDependencies();
      await deps.sessionStore.write(0, TOKEN);
      return vendorAt(url, { agentCalls: { callerId, context, outQueue } }, deps, 300);
    },
    push: async (vendor, ms) => {
      const agentCaller = vendor.capability('agentCaller');
      if (isMissing(agentCaller)) throw new Error(agentCaller.missing);
      const agent = { agentPhone: '1001', agentName: 'Agent1', number: '098344401' };
      return agentCaller.callAgentFirst({ correlationId: LEAD, ...agent, sendBy: sendWithin(ms) });
    },
    acceptance: GUID,
    refusal: '0',
    secrets: [TOKEN, 'password', '098344401'],
  });
});

describe('against the strict simulator', () => {
  let simulator: UcontactSimulator;
  let vendor: UcontactVendor;

  beforeEach(async () => {
    simulator = await startUcontactSimulator({
      settings: { engine: { ringMs: [1, 2], talkMs: [1, 2] } },
    });
    vendor = vendorAt(simulator.url, { backupUrl: simulator.backupUrl });
  });
  afterEach(async () => {
    await vendor.close();
    const violations = simulator.violations();
    await simulator.stop();
    expect(violations).toEqual([]);
  });

  const until = async (isTrue: () => boolean) => {
    for (let tries = 0; tries < 200 && !isTrue(); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    if (!isTrue()) throw new Error('it never came about');
  };
  /** The guid of an answered call of the dialer. */
  const answered = async (): Promise<string> => {
    const task = { calldate: null, campaign: 'Sales<-', destination: '098344401', alternatives: '098344402' };
    const rest = { agent: '', data: `lead=${LEAD}`, source: 's', bulk: true, automatic: false };
    await vendor.client.dialerTask({ ...task, ...rest }, dial());
    await until(() => simulator.dials()[0]?.endedAt != null);
    return simulator.dials()[0]?.vendorCallId ?? '';
  };

  it('rings the agent first, and hangs both up', async () => {
    Object.assign(simulator.settings.engine, { talkMs: [60_000, 60_000] });
    const guid = await vendor.client.agents.call(AGENT_CALL, dial());
    await until(() => simulator.dials().length === 2);
    expect(simulator.dials()).toMatchObject([
      { number: '1001', leg: 'first', vendorCallId: guid },
      { number: '098344401', leg: 'second', vendorCallId: guid },
    ]);
    expect(await vendor.client.agents.hangUp('1001')).toBe('1');
    expect(simulator.dials().every(({ endedAt }) => endedAt !== null)).toBe(true);
    const error = await vendorErrorOf(vendor.client.agents.hangUp('1001'));
    expect([error.kind, error.effect]).toEqual(['refused', 'none']);
  });

  it('offers agent-first calls where the connection is set up for them; the record has the guid of the answer', async () => {
    const { agentCaller: without } = vendor.capabilities;
    expect(without).toEqual({ missing: expect.stringMatching(/^uContact .+\.$/) as string });
    const { callerId, context, outQueue } = AGENT_CALL;
    const ready = vendorAt(simulator.url, { agentCalls: { callerId, context, outQueue } });
    const { agentCaller } = ready.capabilities;
    if (isMissing(agentCaller)) throw new Error(agentCaller.missing);
    const request = { correlationId: LEAD, agentPhone: '1001', number: '098344401', ...dial() };
    expect((await vendorErrorOf(agentCaller.callAgentFirst(request))).message).toMatch(/^agent: needed/);
    const named = { ...request, agentName: 'Agent1', ...dial() };
    const other = vendorErrorOf(agentCaller.callAgentFirst({ ...named, callerExtension: '1002' }));
    expect((await other).message).toMatch(/^callerExtension/);
    const { vendorRef } = await agentCaller.callAgentFirst(named);
    await until(() => simulator.dials()[1]?.endedAt != null);
    const bounds = { calldatei: '2000-01-01 00:00:00', calldatef: '2100-01-01 00:00:00' };
    const rows = await vendor.client.getRecords({ ...bounds, lastrow: 0, searchLimit: 50 }, {});
    expect(rows).toMatchObject([
      { guid: vendorRef, peeraccount: 'Agent1', dst: '098344401', src: '29001000' },
    ]);
    await ready.close();
  });

  it('finds the other spelling of the hang-up once, and keeps to it', async () => {
    Object.assign(simulator.settings.engine, { talkMs: [60_000, 60_000] });
    simulator.settings.hangupSpelling = 'HangupPhone';
    for (let round = 0; round < 2; round += 1) {
      await vendor.client.agents.call(AGENT_CALL, dial());
      expect(await vendor.client.agents.hangUp('1001')).toBe('1');
    }
    expect(simulator.refusals().map(({ rule }) => rule)).toEqual(['operation.absent']);
  });

  it('takes the refusal of an agent call as one before anything rang', async () => {
    const error = await vendorErrorOf(vendor.client.agents.call({ ...AGENT_CALL, agent: 'Nobody' }, dial()));
    expect([error.kind, error.effect, simulator.dials()]).toEqual(['refused', 'none', []]);
  });

  it('stores a disposition, tags the record and finds it by the tag', async () => {
    const guid = await answered();
    simulator.changeDialer('Sales<-', { enabled: false });
    const scheduleAt = new Date(Date.now() + 3_600_000);
    scheduleAt.setMilliseconds(0);
    const disposition = { campaign: 'Sales<-', agent: 'Agent2', number: '098344401', guid };
    await vendor.client.agents.dispose({
      ...disposition,
      levels: ['Later', 'Date', 'Agreed'],
      comment: 'at 10:30 & not "before"; señor=#1',
      scheduleAt,
    });
    expect(simulator.spool()[1]?.dueAt).toBe(scheduleAt.toISOString());
    await vendor.client.agents.tag({ number: '098344401', guid, text: 'Later|Date|Agreed' });
    const bounds = { calldatei: '2000-01-01 00:00:00', calldatef: '2100-01-01 00:00:00' };
    const page = { ...bounds, lastrow: 0, searchLimit: 50 };
    const rows = await vendor.client.getRecords({ ...page, data: 'Later|Date|Agreed' }, {});
    expect(rows.map((row) => row['guid'])).toEqual([guid, guid]);
    expect(await vendor.client.getRecords({ ...page, data: 'other' }, {})).toEqual([]);
  });

  // The page lists 1 alone, and the tree may have put the contact back on the spool before.
  it('leaves a disposition in doubt when the answer is 0', async () => {
    const disposition = { campaign: 'Sales<-', agent: 'Agent2', number: '098344401', guid: GUID };
    const error = await vendorErrorOf(vendor.client.agents.dispose({ ...disposition, levels: ['Never'] }));
    expect([error.kind, error.effect, error.repeatable]).toEqual(['protocol', 'unknown', false]);
  });

  it('runs a workflow with whatever parameters JSON can carry', async () => {
    const parameters = { text: 'a=b&c;"\'ñ', deep: { list: [1, null] } };
    await vendor.client.agents.runWorkflow({ context: 'flows', extension: '500', parameters }, dial());
    expect(simulator.desktop().workflows[0]?.params).toEqual(parameters);
  });

  it('schedules a call and takes it back', async () => {
    const callAt = new Date(Date.now() + 3_600_000);
    callAt.setMilliseconds(0);
    await vendor.client.schedule.scheduleCall({ ...CONTACT, callAt, alternatives: ['098344403'] }, dial());
    expect(simulator.spool()).toMatchObject([
      { dueAt: callAt.toISOString(), data: `lead=${LEAD}:a=b`, alternatives: ['098344403'] },
    ]);
    simulator.settings.removeNoMatch = '0';
    const range = { campaign: 'Sales<-', number: CONTACT.number, from: callAt, to: callAt };
    expect((await vendor.client.schedule.removeScheduled(range)).isRemoved).toBe(true);
    expect(simulator.spool()[0]?.state).toBe('removed');
    expect((await vendor.client.schedule.removeScheduled(range)).isRemoved).toBe(false);
  });

  it('respools another number of a contact, and leaves a 0 in doubt', async () => {
    await answered();
    simulator.changeDialer('Sales<-', { enabled: false });
    const respool = { ...CONTACT, contact: 1, list: '', alternatives: ['098344401'] };
    expect(await vendor.client.schedule.respool(respool, dial())).toBe('1');
    expect(simulator.spool()[1]).toMatchObject({ number: '098344402', state: 'waiting' });
    const error = await vendorErrorOf(vendor.client.schedule.respool(respool, dial()));
    expect([error.kind, error.effect, error.repeatable]).toEqual(['protocol', 'unknown', false]);
    expect(simulator.refusals().map(({ rule }) => rule)).toEqual(['callspool.waiting']);
  });

  // What we encode is what the other side reads, and what cannot be said is refused before it is sent.
  it('carries every pair it accepts to the spool unchanged', async () => {
    simulator.changeDialer('Sales<-', { enabled: false });
    const callAt = new Date(Date.now() + 3_600_000);
    const word = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(word, word, { maxKeys: 4, noNullPrototype: true }), async (data) => {
        const before = simulator.spool().length;
        const texts = Object.entries(data).flat();
        const isSayable =
          texts.every((text) => !/[:=;#'\u0000-\u001f\u007f]/.test(text)) &&
          Object.keys(data).every((key) => key.trim() !== '' && key !== 'lead');
        const sent = vendor.client.schedule.scheduleCall({ ...CONTACT, data, callAt }, dial());
        if (!isSayable) {
          expect((await vendorErrorOf(sent)).kind).toBe('refused');
          expect(simulator.spool()).toHaveLength(before);
          return;
        }
        await sent;
        const pairs = (simulator.spool().at(-1)?.data ?? '').split(':').map((pair) => pair.split('='));
        expect(pairs).toEqual([['lead', LEAD], ...Object.entries(data)]);
      }),
      { numRuns: 150, seed: 20 },
    );
    expect(simulator.spool().length).toBeGreaterThan(20);
  });

  describe.each(['telephony', 'backup'] as const)('recordings on the %s host', (host) => {
    it.each([true, false])('are found (dated: %s) byte by byte', async (isDated) => {
      Object.assign(simulator.settings.recordings, { host, isDated });
      const guid = await answered();
      const startedAt = new Date(simulator.dials()[0]?.at ?? '');
      const found = await vendor.client.recordings.fetch({ guid, startedAt });
      expect(
        Buffer.from(found?.bytes ?? []).equals(simulator.recordings()[0]?.bytes.mp3 ?? Buffer.of(1)),
      ).toBe(true);
      expect(await vendor.client.recordings.fetch({ guid, startedAt, format: 'gsm' })).toBeNull();
    });

    it.each([true, false])('are converted where only a gsm lies (dated: %s)', async (isDated) => {
      Object.assign(simulator.settings.recordings, { host, isDated, format: 'gsm' });
      const guid = await answered();
      const startedAt = new Date(simulator.dials()[0]?.at ?? '');
      const gsm = await vendor.client.recordings.fetch({ guid, startedAt, format: 'gsm' });
      expect(gsm?.bytes.length).toBe(simulator.recordings()[0]?.bytes.gsm?.length);
      const mp3 = await vendor.client.recordings.fetchMp3({ guid, startedAt });
      expect(Buffer.from(mp3?.bytes ?? []).equals(simulator.recordings()[0]?.bytes.mp3 ?? Buffer.of(1))).toBe(
        true,
      );
    });
  });

  it('tells "not there" from "nobody knows": a sign-in page with 200 is no recording', async () => {
    const request = { guid: GUID, startedAt: new Date() };
    expect(await vendor.client.recordings.fetch(request)).toBeNull();
    expect(await vendor.client.recordings.fetchMp3(request)).toBeNull();
    simulator.settings.recordings.signInPage = true;
    const error = await vendorErrorOf(vendor.client.recordings.fetch(request));
    expect([error.kind, error.effect]).toEqual(['protocol', 'none']);
  });

  it('reads no recording above the limit, and none by a guid that is a path', async () => {
    const guid = await answered();
    const startedAt = new Date(simulator.dials()[0]?.at ?? '');
    const small = vendorAt(simulator.url, { maxRecordingBytes: 1_000 });
    expect((await vendorErrorOf(small.client.recordings.fetch({ guid, startedAt }))).kind).toBe('protocol');
    await small.close();
    const error = await vendorErrorOf(vendor.client.recordings.fetch({ guid: '../../x', startedAt }));
    expect(error.kind).toBe('refused');
  });

  it('asks the backup host although the first one is broken', async () => {
    Object.assign(simulator.settings.recordings, { host: 'backup' });
    const guid = await answered();
    const page = await startMisbehavingServer(answer(200, '<html>sign in</html>'));
    const other = vendorAt(simulator.url, { telephonyUrl: page.url, backupUrl: simulator.backupUrl });
    expect(await other.client.recordings.fetch({ guid, startedAt: new Date() })).not.toBeNull();
    await other.close();
    await page.stop();
  });
});

describe('answers that are on no list', () => {
  const ask = async (body: string, run: (vendor: UcontactVendor) => Promise<unknown>) => {
    const deps = testDependencies();
    await deps.sessionStore.write(0, TOKEN);
    const server = await startMisbehavingServer(answer(200, body));
    const vendor = vendorAt(server.url, {}, deps);
    const error = await vendorErrorOf(run(vendor));
    await vendor.close();
    await server.stop();
    return [error.kind, error.effect, error.repeatable];
  };

  it.each(['', '1', 'OK', '<html></html>'])('an agent call answered by %p may ring', async (body) => {
    const asked = ask(body, ({ client }) => client.agents.call(AGENT_CALL, dial()));
    expect(await asked).toEqual(['protocol', 'unknown', false]);
  });

  it.each(['', '1', '0'])('a workflow answered by %p may run', async (body) => {
    const workflow = { context: 'flows', extension: '500', parameters: {} };
    const asked = ask(body, ({ client }) => client.agents.runWorkflow(workflow, dial()));
    expect(await asked).toEqual(['protocol', 'unknown', false]);
  });

  it.each(['1', '0'])('a tag answered by %p may be there, and may be sent again', async (body) => {
    const tag = { number: '098344401', guid: GUID, text: 'x' };
    expect(await ask(body, ({ client }) => client.agents.tag(tag))).toEqual(['protocol', 'unknown', true]);
  });

  it.each([
    ['', 'protocol', 'unknown'],
    ['0', 'refused', 'none'],
  ])('a scheduled call answered by %p is %s', async (body, kind, effect) => {
    const callAt = new Date(Date.now() + 3_600_000);
    const call = { ...CONTACT, callAt };
    const asked = ask(body, ({ client }) => client.schedule.scheduleCall(call, dial()));
    expect(await asked).toEqual([kind, effect, false]);
  });
});
