import { PassThrough } from 'node:stream';
import type {
  ConnectionHealth,
  ConnectionInbound,
  ConnectionView,
  VendorCampaigns,
} from '@callspool/contracts';
import {
  type IexpbxSimulator,
  startIexpbxSimulator,
  startUcontactSimulator,
  type UcontactSimulator,
} from '@callspool/vendor-simulators';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { ConnectionsService } from './connections.service.js';
import { VendorRegistry } from './vendor-registry.js';

const PASSWORD = 'pa55/word+that=never leaves';
const UNKNOWN_ID = '018f0000-0000-7000-8000-000000000001';

describe('connections', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  let ucontact: UcontactSimulator;
  let iexpbx: IexpbxSimulator;
  let number = 0;
  const lines: string[] = [];

  beforeAll(async () => {
    const log = new PassThrough();
    log.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
    ucontact = await startUcontactSimulator({ settings: { password: PASSWORD } });
    iexpbx = await startIexpbxSimulator({ settings: { password: PASSWORD } });
    api = await startApi({
      overrides: (module) =>
        module.overrideProvider(AppLogger).useFactory({
          inject: [Config],
          factory: (config: Config) => new AppLogger(Object.assign(config, { logLevel: 'trace' }), log),
        }),
    });
    admin = await api.signIn('admin');
  });
  afterAll(async () => {
    await api.close();
    await ucontact.stop();
    await iexpbx.stop();
  });

  const ucontactBody = (changes: object = {}) => ({
    kind: 'ucontact',
    name: `uContact ${(number += 1)}`,
    baseUrl: ucontact.url,
    username: 'apiuser',
    password: PASSWORD,
    timeZone: 'America/Montevideo',
    ...changes,
  });
  const iexpbxBody = (changes: object = {}) => ({
    ...ucontactBody(),
    kind: 'iexpbx',
    name: `IEXPBX ${(number += 1)}`,
    baseUrl: iexpbx.url,
    timeZone: 'Europe/Istanbul',
    ...changes,
  });
  const create = async (body: object): Promise<ConnectionView> => {
    const answer = await admin.post<ConnectionView>('/connections', body);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const test = async (id: string): Promise<ConnectionHealth> =>
    (await admin.post<ConnectionHealth>(`/connections/${id}/test`)).body;

  describe('access', () => {
    it('asks for a sign-in, and for the role that the route names', async () => {
      expect((await api.signedOut().get('/connections')).status).toBe(401);
      const uploader = await api.signIn('uploader');
      expect((await uploader.get('/connections')).status).toBe(403);
      const manager = await api.signIn('manager');
      expect((await manager.get('/connections')).status).toBe(200);
      expect((await manager.post('/connections', ucontactBody())).status).toBe(403);
      expect((await manager.get(`/connections/${UNKNOWN_ID}/inbound`)).status).toBe(403);
    });

    it('tells a malformed id from an unknown one', async () => {
      expect(await admin.get('/connections/12')).toMatchObject({
        status: 400,
        body: { code: 'request.malformed_id' },
      });
      expect(await admin.get(`/connections/${UNKNOWN_ID}`)).toMatchObject({
        status: 404,
        body: { code: 'connection.not_found' },
      });
    });
  });

  describe('creating', () => {
    it('fills in what the kind usually has, and does not give the secret back', async () => {
      const made = await create(ucontactBody());
      expect(made).toMatchObject({ hasSecret: true, doubtSeconds: 1800, maxConcurrent: 10, version: 1 });
      expect(made.settings).toMatchObject({ login: 'auto', numberFormat: { kind: 'digits' } });
      const pbx = await create(iexpbxBody());
      expect(pbx).toMatchObject({ doubtSeconds: 900, settings: { path: '/api/old/get' } });
      expect(pbx.missing).toHaveProperty('bulkPusher');
    });

    it('names every wrong field at once', async () => {
      const { status, body } = await admin.post<{ issues: { path: string }[] }>(
        '/connections',
        ucontactBody({ timeZone: 'Mars/Base', doubtSeconds: 3, settings: { login: 'magic', nonsense: 1 } }),
      );
      expect(status).toBe(400);
      const paths = body.issues.map((issue) => issue.path);
      expect(paths).toEqual(expect.arrayContaining(['timeZone', 'doubtSeconds', 'settings.login']));
    });

    it('refuses an address that carries credentials', async () => {
      const answer = await admin.post('/connections', ucontactBody({ baseUrl: 'https://user:pw@host' }));
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'connection.settings_refused', issues: [{ path: 'baseUrl' }] },
      });
    });

    it('refuses a name that is taken', async () => {
      const { name } = await create(ucontactBody());
      const answer = await admin.post('/connections', ucontactBody({ name }));
      expect(answer).toMatchObject({ status: 409, body: { code: 'connection.name_taken' } });
    });
  });

  describe('testing', () => {
    it('finds a right connection in order, and stores that', async () => {
      for (const body of [ucontactBody(), iexpbxBody()]) {
        const { id } = await create(body);
        expect(await test(id)).toMatchObject({ outcome: 'ok', message: expect.stringMatching(/answered/) });
        const { body: view } = await admin.get<ConnectionView>(`/connections/${id}`);
        expect(view.health).toMatchObject({ outcome: 'ok' });
      }
    });

    it('says that the password is wrong, and is content once it is mended', async () => {
      for (const body of [ucontactBody({ password: 'wrong' }), iexpbxBody({ password: 'wrong' })]) {
        const { id } = await create(body);
        expect(await test(id)).toMatchObject({ outcome: 'credentials' });
        const changed = await admin.patch<ConnectionView>(`/connections/${id}`, { password: PASSWORD });
        expect(changed.body.health).toBeNull();
        expect(await test(id)).toMatchObject({ outcome: 'ok' });
      }
    });

    it('does not go on with the session of an older password', async () => {
      const { id } = await create(ucontactBody());
      expect(await test(id)).toMatchObject({ outcome: 'ok' });
      await admin.patch(`/connections/${id}`, { password: 'wrong' });
      expect(await test(id)).toMatchObject({ outcome: 'credentials' });
    });

    it('says that nothing listens there', async () => {
      const { id } = await create(ucontactBody({ baseUrl: 'http://127.0.0.1:9' }));
      expect(await test(id)).toMatchObject({ outcome: 'port_closed' });
    });

    it('notices another product at the address', async () => {
      const { id } = await create(ucontactBody({ baseUrl: iexpbx.url }));
      expect(await test(id)).toMatchObject({ outcome: 'wrong_product' });
      const other = await create(iexpbxBody({ baseUrl: ucontact.url }));
      expect((await test(other.id)).outcome).not.toBe('ok');
    });
  });

  describe('changing', () => {
    it('refuses an edit that is based on an older version', async () => {
      const { id } = await create(ucontactBody());
      const first = await admin.patch<ConnectionView>(`/connections/${id}`, { maxConcurrent: 7, version: 1 });
      expect(first.body).toMatchObject({ maxConcurrent: 7, version: 2 });
      for (const answer of [
        await admin.patch(`/connections/${id}`, { maxConcurrent: 8, version: 1 }),
        await admin.patch(`/connections/${id}`, { maxConcurrent: 8 }, { headers: { 'if-match': '"1"' } }),
      ]) {
        expect(answer).toMatchObject({ status: 409, body: { code: 'connection.changed_meanwhile' } });
      }
    });

    it('does not send the stored password to another host', async () => {
      const { id } = await create(ucontactBody());
      const answer = await admin.patch(`/connections/${id}`, { baseUrl: 'http://127.0.0.1:9' });
      expect(answer).toMatchObject({ status: 422, body: { code: 'connection.password_needed' } });
    });

    it('makes every node use a new vendor after an edit', async () => {
      const { id } = await create(ucontactBody());
      const registry = api.app.get(VendorRegistry);
      const before = await registry.get(id);
      expect(await registry.get(id)).toBe(before);
      await admin.patch(`/connections/${id}`, { timeoutMs: 5000 });
      expect(await registry.get(id)).not.toBe(before);
    });

    it('archives a connection, which then takes no edit and no report', async () => {
      const { id } = await create(iexpbxBody());
      expect((await admin.delete(`/connections/${id}`)).status).toBe(204);
      expect((await admin.patch(`/connections/${id}`, { timeoutMs: 5000 })).status).toBe(404);
      expect((await admin.get(`/connections/${id}/inbound`)).status).toBe(409);
      const { body } = await admin.get<{ items: ConnectionView[] }>('/connections?limit=200');
      expect(body.items.map((item) => item.id)).not.toContain(id);
    });
  });

  describe('the addresses a vendor reports to', () => {
    const tokenIn = (address: string): string => /inbound\/([^/]+)\//.exec(address)?.[1] ?? '';

    it('carry an unguessable part that leads back to the connection, until it is replaced', async () => {
      const { id } = await create(iexpbxBody());
      const service = api.app.get(ConnectionsService);
      const { body: first } = await admin.get<ConnectionInbound>(`/connections/${id}/inbound`);
      expect(first.callStarted).toContain('?caller={src}&called={dst}&chan={chanid}');
      expect(first.callEnded).toContain('?chan={chanid}&callstatus={status}&callduration={duration}');
      expect(first.keyPress).toContain('?tuslama=${tuslama}&id=${MSTUF}');
      expect(tokenIn(first.callStarted)).toHaveLength(43);
      expect(await service.findByInboundToken(tokenIn(first.keyPress))).toMatchObject({ id });

      const { body: second } = await admin.post<ConnectionInbound>(`/connections/${id}/inbound/rotate`);
      expect(await service.findByInboundToken(tokenIn(first.keyPress))).toBeNull();
      expect(await service.findByInboundToken(tokenIn(second.keyPress))).toMatchObject({ id });
    });

    it('begin with the public address, whatever host or proxy the request names', async () => {
      const desk = await startApi({
        env: { PUBLIC_URL: 'https://desk.example/callspool/', TRUST_PROXY: '1' },
      });
      try {
        const boss = await desk.signIn('admin');
        const { body: made } = await boss.post<ConnectionView>('/connections', iexpbxBody());
        const { body } = await boss.get<ConnectionInbound>(`/connections/${made.id}/inbound`, {
          headers: { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'http' },
        });
        const base = `https://desk.example/callspool/api/v1/inbound/${tokenIn(body.keyPress)}`;
        expect(body.isPublicUrlSet).toBe(true);
        for (const address of [body.callStarted, body.callEnded, body.keyPress])
          expect(address.startsWith(`${base}/`)).toBe(true);
      } finally {
        await desk.close();
      }
    });

    it('begin with the address that was asked while there is no public one, and say so', async () => {
      const { id } = await create(iexpbxBody());
      const { body } = await admin.get<ConnectionInbound>(`/connections/${id}/inbound`);
      expect(body.isPublicUrlSet).toBe(false);
      expect(body.callStarted.startsWith(`${api.url}/api/v1/inbound/`)).toBe(true);
    });

    it('do not exist for a kind that does not report', async () => {
      const { id } = await create(ucontactBody());
      expect(await admin.get(`/connections/${id}/inbound`)).toMatchObject({
        status: 409,
        body: { code: 'connection.not_capable' },
      });
    });
  });

  describe('the campaigns of the vendor', () => {
    it('are listed with their arrows', async () => {
      const { id } = await create(ucontactBody());
      const { body } = await admin.get<VendorCampaigns>(`/connections/${id}/vendor-campaigns`);
      expect(body.items).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ name: 'Sales<-', direction: 'incoming' }),
          expect.objectContaining({ name: 'Renewals->', direction: 'outgoing' }),
        ]),
      );
    });

    it('do not exist at IEXPBX, which is said', async () => {
      const { id } = await create(iexpbxBody());
      expect(await admin.get(`/connections/${id}/vendor-campaigns`)).toMatchObject({
        status: 409,
        body: { code: 'connection.not_capable' },
      });
    });

    it('cannot be listed while the vendor is away, which is said', async () => {
      const { id } = await create(ucontactBody({ baseUrl: 'http://127.0.0.1:9' }));
      expect(await admin.get(`/connections/${id}/vendor-campaigns`)).toMatchObject({
        status: 502,
        body: { code: 'connection.vendor_trouble', details: { kind: 'unreachable' } },
      });
    });
  });

  // Runs last: every other case has left its answers, log lines and audit entries by now.
  it('shows no secret in any answer, log line or audit entry', async () => {
    const seen: string[] = [];
    for (const path of ['/connections?limit=200&includeArchived=true']) {
      seen.push(JSON.stringify((await admin.get(path)).body));
    }
    const { rows } = await api.database.database.pool.query(
      'select before, after from audit_entry union all select to_jsonb(connection), null from connection',
    );
    seen.push(JSON.stringify(rows), ...lines);
    const text = seen.join('\n');
    expect(lines.length).toBeGreaterThan(50);
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), Buffer.from(PASSWORD).toString('base64')]) {
      expect(text).not.toContain(secret);
    }
    const { body } = await admin.get<{ items: ConnectionView[] }>('/connections?kind=iexpbx&limit=200');
    const { body: inbound } = await admin.get<ConnectionInbound>(`/connections/${body.items[0]?.id}/inbound`);
    const token = /inbound\/([^/]+)\//.exec(inbound.keyPress)?.[1] ?? 'none';
    expect(`${text}${lines.join('')}`).not.toContain(token);
  });
});
