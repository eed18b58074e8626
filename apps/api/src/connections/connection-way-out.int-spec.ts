import type { ConnectionHealth, ConnectionView } from '@callspool/contracts';
import {
  OTHER_AUTHORITY,
  OTHER_NAME_CERTIFICATE,
  TEST_AUTHORITY,
  TEST_SERVER_CERTIFICATE,
  TEST_SERVER_KEY,
} from '@callspool/testing';
import { type IexpbxSimulator, startIexpbxSimulator } from '@callspool/vendor-simulators';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { startConnectProxy, startTlsFront, type TestServer } from '../testing/way-out-servers.js';

const PROXY_LOGIN = { username: 'way', password: 'out of here:+@' };

describe('the way to a vendor', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  let pbx: IexpbxSimulator;
  let secure: TestServer;
  let proxy: Awaited<ReturnType<typeof startConnectProxy>>;
  let number = 0;

  beforeAll(async () => {
    pbx = await startIexpbxSimulator();
    secure = await startTlsFront({ key: TEST_SERVER_KEY, cert: TEST_SERVER_CERTIFICATE }, pbx.url);
    proxy = await startConnectProxy(PROXY_LOGIN);
    api = await startApi();
    admin = await api.signIn('admin');
  });
  afterAll(async () => {
    await api.close();
    await Promise.all([secure.stop(), proxy.stop(), pbx.stop()]);
  });

  const body = (changes: object) => ({
    kind: 'iexpbx',
    name: `PBX ${(number += 1)}`,
    baseUrl: secure.url,
    username: 'apiuser',
    password: 'password',
    timeZone: 'Europe/Istanbul',
    timeoutMs: 3_000,
    ...changes,
  });
  const create = async (changes: object): Promise<ConnectionView> => {
    const answer = await admin.post<ConnectionView>('/connections', body(changes));
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const change = (id: string, changes: object) => admin.patch<ConnectionView>(`/connections/${id}`, changes);
  const test = async (id: string): Promise<ConnectionHealth> =>
    (await admin.post<ConnectionHealth>(`/connections/${id}/test`)).body;

  describe('an own authority', () => {
    it('is what a server’s certificate is held against, and is shown by name and end alone', async () => {
      const made = await create({ caCertificate: TEST_AUTHORITY });
      expect(made.caCertificates).toEqual([
        { subject: 'CN=Callspool test authority, O=Callspool tests', validTo: expect.stringMatching(/^21/) },
      ]);
      expect(JSON.stringify(made)).not.toContain('BEGIN CERTIFICATE');
      expect(await test(made.id)).toMatchObject({ outcome: 'ok' });
    });

    it('says in words what is wrong: none given, the wrong one, another host name', async () => {
      const without = await create({});
      expect(await test(without.id)).toMatchObject({
        outcome: 'tls',
        message: expect.stringContaining('an authority that is not trusted'),
      });
      const wrong = await create({ caCertificate: OTHER_AUTHORITY });
      expect(await test(wrong.id)).toMatchObject({
        outcome: 'tls',
        message: expect.stringContaining('does not come from the CA certificate given here'),
      });
      expect((await change(wrong.id, { caCertificate: TEST_AUTHORITY })).status).toBe(200);
      expect(await test(wrong.id)).toMatchObject({ outcome: 'ok' });
      const front = await startTlsFront({ key: TEST_SERVER_KEY, cert: OTHER_NAME_CERTIFICATE }, pbx.url);
      const named = await create({ baseUrl: front.url, caCertificate: TEST_AUTHORITY });
      expect(await test(named.id)).toMatchObject({
        outcome: 'tls',
        message: expect.stringContaining('another host name'),
      });
      await front.stop();
    });

    it('is refused when it is none, a server’s, damaged, or comes with a private key', async () => {
      const refused = async (caCertificate: string): Promise<unknown> =>
        (
          await admin.post<{ issues: { path: string; message: string }[] }>(
            '/connections',
            body({ caCertificate }),
          )
        ).body.issues;
      expect(await refused('hello')).toMatchObject([
        { path: 'caCertificate', message: expect.stringContaining('No certificate found') },
      ]);
      expect(await refused(TEST_SERVER_CERTIFICATE)).toMatchObject([
        { path: 'caCertificate', message: expect.stringContaining('is one of a server') },
      ]);
      expect(await refused(TEST_AUTHORITY.replace(/\nMII.{20}/, '\nMII'))).toMatchObject([
        { path: 'caCertificate', message: expect.stringContaining('damaged') },
      ]);
      expect(await refused(`${TEST_AUTHORITY}\n${TEST_SERVER_KEY}`)).toMatchObject([
        { path: 'caCertificate', message: expect.stringContaining('private key') },
      ]);
    });
  });

  describe('a proxy', () => {
    const through = (changes: object = {}) => ({
      caCertificate: TEST_AUTHORITY,
      proxyUrl: proxy.url,
      proxyCredentials: PROXY_LOGIN,
      ...changes,
    });

    it('opens the tunnel to the vendor, for http as for https, and gives its credentials to nobody', async () => {
      const made = await create(through());
      expect(made).toMatchObject({ proxyUrl: proxy.url, hasProxyCredentials: true });
      expect(await test(made.id)).toMatchObject({ outcome: 'ok' });
      expect(proxy.targets).toContain(new URL(secure.url).host);
      const plain = await create(through({ baseUrl: pbx.url }));
      expect(await test(plain.id)).toMatchObject({ outcome: 'ok' });
      expect(proxy.targets).toContain(new URL(pbx.url).host);
      const { pool } = api.app.get(Database);
      const { rows } = await pool.query(
        `select row_to_json(connection)::text as text from connection
         union all select row_to_json(audit_entry)::text from audit_entry`,
      );
      const stored = JSON.stringify([rows, (await admin.get(`/connections/${made.id}`)).body]);
      expect(stored).not.toContain(PROXY_LOGIN.password);
    });

    it('that does not serve is told from a vendor that does not', async () => {
      const wrong = await create(through({ proxyCredentials: { ...PROXY_LOGIN, password: 'wrong' } }));
      expect(await test(wrong.id)).toMatchObject({
        outcome: 'proxy',
        message: expect.stringContaining('407'),
      });
      const away = await create(through({ proxyUrl: 'http://127.0.0.1:1' }));
      expect(await test(away.id)).toMatchObject({
        outcome: 'proxy',
        message: expect.stringContaining('The proxy is not reached'),
      });
      const noVendor = await create(through({ baseUrl: 'https://127.0.0.1:1' }));
      expect(await test(noVendor.id)).toMatchObject({
        outcome: 'proxy',
        message: expect.stringContaining('502'),
      });
    });

    it('keeps its own credentials, and no other proxy gets them or the vendor’s password', async () => {
      const made = await create(through());
      const renamed = await change(made.id, { name: `${made.name} renamed` });
      expect(renamed.body).toMatchObject({ hasProxyCredentials: true });
      const moved = await change(made.id, { proxyUrl: 'http://127.0.0.1:2' });
      expect(moved).toMatchObject({ status: 422, body: { code: 'connection.password_needed' } });
      const told = await change(made.id, { proxyUrl: 'http://127.0.0.1:2', password: 'password' });
      expect(told.body).toMatchObject({ hasProxyCredentials: false });
      const none = await change(made.id, { proxyUrl: null });
      expect(none.body).toMatchObject({ proxyUrl: null, hasProxyCredentials: false });
    });

    it('is refused with credentials in its address, or as anything but an HTTP proxy', async () => {
      for (const proxyUrl of [
        'http://a:b@127.0.0.1:3128',
        'socks5://127.0.0.1:1080',
        'http://127.0.0.1/x',
        'x',
      ]) {
        const answer = await admin.post('/connections', body({ proxyUrl }));
        expect(answer).toMatchObject({ status: 422, body: { issues: [{ path: 'proxyUrl' }] } });
      }
    });
  });
});
