import type { ConnectionHealth, ConnectionView } from '@callspool/contracts';
import {
  OTHER_AUTHORITY,
  OTHER_NAME_CERTIFICATE,
  TEST_AUTHORITY,
  TEST_SERVER_CERTIFICATE,
  TEST_SERVER_KEY,
} from '@callspool/testing';
import { type EscauxSimulator, startEscauxSimulator } from '@callspool/vendor-simulators';
import { isMissing, VendorError, type Vendor } from '@callspool/vendors';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { startTlsFront } from '../testing/way-out-servers.js';
import { VendorRegistry } from './vendor-registry.js';

const LOGIN = { username: 'ada.quill@example.com', password: 'password' };
const LEAD = '0123456789abcdef0123456789abcdef';

describe('a SOP in secure mode, over TLS', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  let sop: EscauxSimulator;
  const fronts: { stop(): Promise<void> }[] = [];
  let number = 0;

  beforeAll(async () => {
    sop = await startEscauxSimulator({
      settings: { mode: 'secure', apiVersion: '5.16.0', farEndHangsUp: false },
    });
    api = await startApi();
    admin = await api.signIn('admin');
  });
  afterAll(async () => {
    await api.close();
    await Promise.all(fronts.map((front) => front.stop()));
    await sop.stop();
  });

  const front = async (cert: string) => {
    const made = await startTlsFront({ key: TEST_SERVER_KEY, cert }, sop.secureUrl);
    fronts.push(made);
    return made;
  };
  const connect = async (changes: object): Promise<string> => {
    const settings = { mode: 'secure', apiVersion: '5.16.0' };
    const base = {
      kind: 'escaux',
      name: `SOP ${(number += 1)}`,
      timeZone: 'Europe/Brussels',
      timeoutMs: 3_000,
    };
    const answer = await admin.post<ConnectionView>('/connections', {
      ...base,
      ...LOGIN,
      settings,
      ...changes,
    });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.id;
  };
  const vendorOf = (id: string): Promise<Vendor> => api.app.get(VendorRegistry).get(id);
  const call = async (id: string) => {
    const caller = (await vendorOf(id)).capability('agentCaller');
    if (isMissing(caller)) throw new Error(caller.missing);
    const monotonicNow = (): number => performance.now();
    return caller.callAgentFirst({
      correlationId: LEAD,
      agentPhone: 'SDP40001',
      number: '0032470000001',
      sendBy: { notAfterMonotonicMs: monotonicNow() + 10_000, monotonicNow },
    });
  };
  const refusalOf = async (id: string): Promise<VendorError> => {
    const outcome: unknown = await call(id).catch((error: unknown) => error);
    if (outcome instanceof VendorError) return outcome;
    throw new Error(`expected a VendorError, got ${JSON.stringify(outcome)}`);
  };
  const probe = async (id: string) => (await admin.post<ConnectionHealth>(`/connections/${id}/test`)).body;

  it('is called and read behind a certificate of the authority given', async () => {
    const secure = await front(TEST_SERVER_CERTIFICATE);
    const id = await connect({ baseUrl: secure.url, caCertificate: TEST_AUTHORITY });
    expect(await probe(id)).toMatchObject({ outcome: 'ok' });
    expect(await call(id)).toMatchObject({ status: 'accepted' });
    expect(sop.dials().length).toBeGreaterThan(0);
    expect(secure.received()).toContain('authorization: Basic ');
    expect(sop.violations()).toEqual([]);
  });

  it.each([
    [
      'the wrong authority',
      TEST_SERVER_CERTIFICATE,
      OTHER_AUTHORITY,
      'does not come from the CA certificate',
    ],
    ['no authority', TEST_SERVER_CERTIFICATE, null, 'an authority that is not trusted'],
    ['another host name', OTHER_NAME_CERTIFICATE, TEST_AUTHORITY, 'another host name'],
  ])('sends nothing with %s: neither password nor call', async (_name, certificate, caCertificate, words) => {
    const before = sop.dials().length;
    const secure = await front(certificate);
    const id = await connect({ baseUrl: secure.url, caCertificate });
    const { kind, effect, message } = await refusalOf(id);
    expect([kind, effect]).toEqual(['unreachable', 'none']);
    expect(message).toContain(words);
    expect(await probe(id)).toMatchObject({ outcome: 'tls', message: expect.stringContaining(words) });
    expect(secure.received()).toBe('');
    expect(sop.dials()).toHaveLength(before);
  });

  it('tells a wrong password and a closed port 80 apart, and rings nobody', async () => {
    const before = sop.dials().length;
    const secure = await front(TEST_SERVER_CERTIFICATE);
    const wrong = await connect({ baseUrl: secure.url, caCertificate: TEST_AUTHORITY, password: 'wrong' });
    expect(await refusalOf(wrong)).toMatchObject({ kind: 'credentials', effect: 'none', status: 401 });
    const plain = await connect({
      baseUrl: sop.url,
      settings: { mode: 'compatibility', apiVersion: '5.16.0' },
    });
    const refusal = await refusalOf(plain);
    expect(refusal).toMatchObject({ kind: 'credentials', effect: 'none', status: 403 });
    expect(refusal.message).toContain('secure mode');
    expect(sop.dials()).toHaveLength(before);
  });
});
