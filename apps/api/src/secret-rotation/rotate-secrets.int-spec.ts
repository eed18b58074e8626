import type {
  ConnectionHealth,
  ConnectionInbound,
  ConnectionView,
  CreatedUser,
  TwoFactorSetUp,
} from '@callspool/contracts';
import { createTestDatabase, type TestDatabase } from '@callspool/testing';
import { startUcontactSimulator, type UcontactSimulator } from '@callspool/vendor-simulators';
import { rotate } from '../commands/rotate.js';
import { SecretBox } from '../common/secrets/secret-box.js';
import { StartError } from '../common/errors/start-error.js';
import { Config } from '../config/config.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi, TEST_PASSWORD } from '../testing/api-harness.js';
import { nextTotp, totp } from '../testing/totp.js';

const VENDOR_PASSWORD = 'the vendor’s own word';
const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const OLD = { CALLSPOOL_SECRET_KEY: key(1) };
const OLD_AND_NEW = { ...OLD, CALLSPOOL_FURTHER_SECRET_KEYS: key(2) };
const NEW_AND_OLD = { CALLSPOOL_SECRET_KEY: key(2), CALLSPOOL_FURTHER_SECRET_KEYS: key(1) };
const NEW = { CALLSPOOL_SECRET_KEY: key(2) };

describe('secrets:rotate', () => {
  let database: TestDatabase;
  let ucontact: UcontactSimulator;
  const nodes: ApiHarness[] = [];
  beforeEach(async () => {
    database = await createTestDatabase();
    ucontact = await startUcontactSimulator({ settings: { password: VENDOR_PASSWORD } });
  });
  afterEach(async () => {
    for (const node of nodes.splice(0)) await node.close();
    await ucontact.stop();
    await database.close();
  });

  async function node(env: Record<string, string>): Promise<ApiHarness> {
    const started = await startApi({ database, env });
    nodes.push(started);
    return started;
  }

  async function rotateWith(env: Record<string, string>): Promise<string> {
    const lines: string[] = [];
    const config = new Config({ DATABASE_URL: database.url, ...env });
    await rotate({ config, args: [], say: (line) => lines.push(line) });
    return lines.join('\n');
  }

  async function connect(admin: ApiClient, kind: string): Promise<string> {
    const { status, body } = await admin.post<ConnectionView>('/connections', {
      kind,
      name: `A ${kind}`,
      baseUrl: ucontact.url,
      username: 'apiuser',
      password: VENDOR_PASSWORD,
      timeZone: 'Europe/Madrid',
    });
    expect(status).toBe(201);
    return body.id;
  }

  /** A person whose second factor is on. */
  async function guarded(api: ApiHarness, admin: ApiClient) {
    const email = `p${crypto.randomUUID()}@test.example`;
    await admin.post<CreatedUser>('/users', { name: 'Pat', email, role: 'manager', password: TEST_PASSWORD });
    await database.database.prisma.user.update({ where: { email }, data: { mustChangePassword: false } });
    const client = api.signedOut();
    await client.post('/session', { email, password: TEST_PASSWORD });
    const { body } = await client.post<TwoFactorSetUp>('/profile/two-factor', { password: TEST_PASSWORD });
    await client.post('/profile/two-factor/confirmation', { code: totp(body.otpauthUri) });
    return { email, ...body };
  }

  /** Both steps; the status of the second. */
  async function signIn(api: ApiHarness, email: string, code: string, method = 'totp'): Promise<number> {
    const client = api.signedOut();
    await client.post('/session', { email, password: TEST_PASSWORD });
    return (await client.post('/session/second-step', { code, method })).status;
  }

  const test = async (admin: ApiClient, id: string): Promise<string> =>
    (await admin.post<ConnectionHealth>(`/connections/${id}/test`)).body.outcome;

  const envelopes = async (): Promise<string> => {
    const { rows } = await database.database.pool.query<{ all: string }>(
      `select string_agg(text, ' ') as all from (
         select secret_envelope || ' ' || inbound_envelope as text from connection
         union all select token_envelope from vendor_session
         union all select secret || ' ' || backup_codes from two_factor) sealed`,
    );
    return rows[0]?.all ?? '';
  };

  it('seals everything anew while nodes that know both keys go on, and the old key opens nothing after it', async () => {
    const before = await node(OLD);
    const admin = await before.signIn('admin');
    const ucontactId = await connect(admin, 'ucontact');
    const iexpbxId = await connect(admin, 'iexpbx');
    expect(await test(admin, ucontactId)).toBe('ok');
    const inbound = (await admin.get<ConnectionInbound>(`/connections/${iexpbxId}/inbound`)).body;
    const pat = await guarded(before, admin);

    // Every node learns the new key before one of them seals with it.
    const during = await node(OLD_AND_NEW);
    const busy = await during.signIn('admin');
    const keyed = await during.signIn('integration');
    let isOver = false;
    const outcomes = new Set<string>();
    const asking = (async () => {
      while (!isOver) outcomes.add(await test(busy, ucontactId));
    })();
    const said = await rotateWith(NEW_AND_OLD);
    isOver = true;
    await asking;
    expect([...outcomes]).toEqual(['ok']);
    expect(said).toMatch(/: 2 connections, 1 vendor sessions, 1 second factors\./);
    expect(await test(busy, ucontactId)).toBe('ok');

    const after = await node(NEW);
    const later = await after.signIn('admin');
    expect(await test(later, ucontactId)).toBe('ok');
    expect((await later.get(`/connections/${iexpbxId}/inbound`)).body).toMatchObject({
      callEnded: inbound.callEnded.replace(before.url, after.url),
    });
    expect(await signIn(after, pat.email, nextTotp(pat.otpauthUri))).toBe(201);
    expect(await signIn(after, pat.email, pat.backupCodes[0] ?? '', 'backup_code')).toBe(201);
    expect((await keyed.get('/campaigns')).status).toBe(200);
    await expect(startApi({ database, env: OLD })).rejects.toThrow(StartError);
    const { rows } = await database.database.pool.query<{ key_id: string }>(
      'select key_id from secret_key_check',
    );
    expect(rows).toEqual([{ key_id: after.app.get(SecretBox).keyId }]);
    expect(await envelopes()).not.toContain(before.app.get(SecretBox).keyId);
    const { body } = await later.get<{ items: object[] }>('/audit?action=secret_key.rotated');
    expect(body.items).toMatchObject([
      { actor: { kind: 'system' }, after: { connections: 2, vendorSessions: 1, secondFactors: 1 } },
    ]);
  }, 60_000);

  it('finds nothing to do the second time', async () => {
    const admin = await (await node(OLD)).signIn('admin');
    await connect(admin, 'ucontact');
    await rotateWith(NEW_AND_OLD);
    const sealed = await envelopes();
    expect(await rotateWith(NEW)).toMatch(/: 0 connections, 0 vendor sessions, 0 second factors\./);
    expect(await envelopes()).toBe(sealed);
  });

  it('names what it cannot open and changes nothing', async () => {
    const api = await node(OLD);
    const admin = await api.signIn('admin');
    const id = await connect(admin, 'ucontact');
    await connect(admin, 'iexpbx');
    const pat = await guarded(api, admin);
    await database.database.pool.query(
      `update connection set secret_envelope = overlay(secret_envelope placing 'AAAA' from 30) where id = $1`,
      [id],
    );
    await database.database.pool.query(
      `update two_factor set backup_codes = overlay(backup_codes placing '0000' from 40)`,
    );
    const sealed = await envelopes();
    const refusal = rotateWith(NEW_AND_OLD);
    await expect(refusal).rejects.toThrow(StartError);
    await expect(refusal).rejects.toThrow(
      /^2 of the stored secrets cannot be opened, so nothing was changed/,
    );
    await expect(refusal).rejects.toThrow('connection "A ucontact": The sealed secret is damaged');
    await expect(refusal).rejects.toThrow(`second factor of ${pat.email}`);
    expect(await envelopes()).toBe(sealed);
  });

  it('reads second factors from before keys had versions', async () => {
    const api = await node(OLD);
    const pat = await guarded(api, await api.signIn('admin'));
    await database.database.pool.query(
      `update two_factor set secret = split_part(secret, '$', 4), backup_codes = split_part(backup_codes, '$', 4)`,
    );
    expect(await signIn(api, pat.email, pat.backupCodes[0] ?? '', 'backup_code')).toBe(201);
    await database.database.pool.query(
      `update two_factor set backup_codes = split_part(backup_codes, '$', 4)`,
    );
    expect(await rotateWith(NEW_AND_OLD)).toMatch(/1 second factors/);
    expect(await signIn(await node(NEW), pat.email, nextTotp(pat.otpauthUri))).toBe(201);
  });
});
