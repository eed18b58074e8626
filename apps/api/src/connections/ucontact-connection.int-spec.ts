import type { ConnectionView } from '@callspool/contracts';
import { startUcontactSimulator, type UcontactSimulator } from '@callspool/vendor-simulators';
import { isMissing } from '@callspool/vendors';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { VendorRegistry } from './vendor-registry.js';

describe('a connection to a uContact', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  let ucontact: UcontactSimulator;
  let number = 0;

  beforeAll(async () => {
    ucontact = await startUcontactSimulator();
    api = await startApi();
    admin = await api.signIn('admin');
  });
  afterAll(async () => {
    await api.close();
    await ucontact.stop();
  });

  const AGENT_CALLS = { context: 'from-agents', outQueue: 'Renewals->', callerId: '29001000' };
  const body = (settings: object) => ({
    kind: 'ucontact',
    name: `uContact ${(number += 1)}`,
    baseUrl: ucontact.url,
    username: 'apiuser',
    password: 'password',
    timeZone: 'America/Montevideo',
    settings,
  });
  const create = async (settings: object): Promise<ConnectionView> => {
    const answer = await admin.post<ConnectionView>('/connections', body(settings));
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const refused = async (settings: object) => {
    const answer = await admin.post<{ issues: { path: string; message: string }[] }>(
      '/connections',
      body(settings),
    );
    return [
      answer.status,
      Object.fromEntries(answer.body.issues.map(({ path, message }) => [path, message])),
    ];
  };
  const agentCallerOf = async (id: string) =>
    (await api.app.get(VendorRegistry).get(id)).capability('agentCaller');

  it('has defaults for everything, and rings no agent first', async () => {
    const { id, settings, missing } = await create({});
    expect(settings).toMatchObject({ maxRecordingBytes: 64 * 1024 * 1024 });
    expect(settings).not.toHaveProperty('agentCalls');
    expect(missing).toHaveProperty('agentCaller', expect.stringMatching(/in the connection’s settings/));
    expect(isMissing(await agentCallerOf(id))).toBe(true);
  });

  it('rings the agent first once it is told how', async () => {
    const { id, settings, missing } = await create({ agentCalls: AGENT_CALLS });
    expect(settings).toMatchObject({ agentCalls: { ...AGENT_CALLS, tech: 'SIP' } });
    expect(missing).not.toHaveProperty('agentCaller');
    const caller = await agentCallerOf(id);
    if (isMissing(caller)) throw new Error(caller.missing);
    const monotonicNow = (): number => performance.now();
    const answer = await caller.callAgentFirst({
      correlationId: '0123456789abcdef0123456789abcdef',
      agentName: 'Agent1',
      agentPhone: '1001',
      number: '098344401',
      sendBy: { notAfterMonotonicMs: monotonicNow() + 10_000, monotonicNow },
    });
    expect(answer).toMatchObject({ status: 'accepted' });
    expect(ucontact.violations()).toEqual([]);
  });

  it('reads recordings where it is told to', async () => {
    const places = { telephonyUrl: 'https://records.example/telephony', backupUrl: ucontact.backupUrl };
    const { settings } = await create({ ...places, maxRecordingBytes: 2 * 1024 * 1024 });
    expect(settings).toMatchObject({ ...places, maxRecordingBytes: 2 * 1024 * 1024 });
  });

  it('names every field that cannot be, each with what it should be', async () => {
    const wrong = {
      agentCalls: { context: 'an agent', outQueue: 'Power<-', callerId: 'Ada', tech: '' },
      telephonyUrl: 'records.example',
      backupUrl: 'https://user:secret@backup.example',
      maxRecordingBytes: 10,
    };
    expect(await refused(wrong)).toEqual([
      400,
      {
        'settings.agentCalls.context': expect.stringMatching(/^Letters, digits/),
        'settings.agentCalls.outQueue': expect.stringMatching(/ends in "->"/),
        'settings.agentCalls.callerId': expect.stringMatching(/^Digits/),
        'settings.agentCalls.tech': expect.stringMatching(/e.g. SIP/),
        'settings.telephonyUrl': expect.stringMatching(/^An address such as/),
        'settings.backupUrl': expect.stringMatching(/neither credentials/),
        'settings.maxRecordingBytes': expect.any(String),
      },
    ]);
    const [, half] = await refused({ agentCalls: { context: 'agents' } });
    expect(Object.keys(half as object).sort()).toEqual([
      'settings.agentCalls.callerId',
      'settings.agentCalls.outQueue',
    ]);
  });
});
