import type { CreatedUser, Problem, SessionView, TwoFactorSetUp, TwoFactorView } from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi, TEST_PASSWORD } from '../testing/api-harness.js';
import { nextTotp, totp } from '../testing/totp.js';

const wrongCode = (right: string): string => String((Number(right) + 1) % 1_000_000).padStart(6, '0');

describe('a second factor', () => {
  const clock = new TestClock();
  let api: ApiHarness;
  let admin: ApiClient;
  beforeAll(async () => {
    api = await startApi({ clock });
    admin = await api.signIn('admin');
  });
  afterAll(() => api.close());

  async function person() {
    const email = `p${crypto.randomUUID()}@test.example`;
    const { body } = await admin.post<CreatedUser>('/users', {
      name: 'Pat',
      email,
      role: 'manager',
      password: TEST_PASSWORD,
    });
    await api.database.database.prisma.user.update({ where: { email }, data: { mustChangePassword: false } });
    const password = (client: ApiClient) => client.post('/session', { email, password: TEST_PASSWORD });
    const client = api.signedOut();
    await password(client);
    return { id: body.user.id, email, client, password };
  }

  const setUp = (client: ApiClient) =>
    client.post<TwoFactorSetUp>('/profile/two-factor', { password: TEST_PASSWORD });

  /** A person whose second factor is on; the code of the present period is used up. */
  async function guarded() {
    const made = await person();
    const { body } = await setUp(made.client);
    const { status } = await made.client.post('/profile/two-factor/confirmation', {
      code: totp(body.otpauthUri),
    });
    if (status !== 204) throw new Error(`Confirming answered ${status}.`);
    return { ...made, uri: body.otpauthUri, backupCodes: body.backupCodes };
  }

  // A double click is enough for two at one moment; the library's own refusals of it answered 500.
  it('is set up and confirmed once, however many ask at one moment', async () => {
    const { client } = await person();
    const setUps = await Promise.all(Array.from({ length: 5 }, () => setUp(client)));
    expect(setUps.map(({ status }) => status)).toEqual(Array(5).fill(201));
    const { body } = await setUp(client);
    const code = totp(body.otpauthUri);
    const confirmed = await Promise.all(
      Array.from({ length: 5 }, () => client.post<Problem>('/profile/two-factor/confirmation', { code })),
    );
    const statuses = confirmed.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses[0]).toBe(204);
    expect(statuses.slice(1).filter((status) => status === 204 || status >= 500)).toEqual([]);
    expect((await client.get('/profile/two-factor')).body).toMatchObject({ isOn: true });
  });

  it('counts only once a code has shown that the app holds the secret', async () => {
    const { client, password } = await person();
    const { status, body } = await setUp(client);
    expect(status).toBe(201);
    expect(body.otpauthUri).toMatch(/^otpauth:\/\/totp\/Callspool:/);
    expect(body.backupCodes).toHaveLength(10);
    expect((await password(api.signedOut())).status).toBe(201);
    const refused = await client.post<Problem>('/profile/two-factor/confirmation', {
      code: wrongCode(totp(body.otpauthUri)),
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'two_factor.code_refused']);
    expect((await client.get('/profile/two-factor')).body).toMatchObject({ isOn: false, isPending: true });
    const code = totp(body.otpauthUri);
    expect((await client.post('/profile/two-factor/confirmation', { code })).status).toBe(204);
    expect((await client.get('/profile/two-factor')).body).toEqual({
      isOn: true,
      isPending: false,
      backupCodesLeft: 10,
      lockedUntil: null,
    });
    expect((await client.get<SessionView>('/session')).body.hasTwoFactor).toBe(true);
  });

  it('ends the other sessions, which were opened without it', async () => {
    const { client, password } = await person();
    const elsewhere = api.signedOut();
    await password(elsewhere);
    const { body } = await setUp(client);
    await client.post('/profile/two-factor/confirmation', { code: totp(body.otpauthUri) });
    expect((await elsewhere.get('/session')).status).toBe(401);
    expect((await client.get('/session')).status).toBe(200);
  });

  it('is asked for after the password, which alone opens nothing', async () => {
    const { password, uri } = await guarded();
    const client = api.signedOut();
    const first = await password(client);
    expect(first.status).toBe(202);
    expect(first.body).toMatchObject({ secondStep: 'needed', methods: ['totp', 'backup_code'] });
    expect((await client.get('/session')).status).toBe(401);
    const second = await client.post('/session/second-step', { code: nextTotp(uri) });
    expect(second.status).toBe(201);
    expect(second.body).toMatchObject({ kind: 'user', role: 'manager', hasTwoFactor: true });
    expect((await client.get('/campaigns')).status).toBe(200);
  });

  it('refuses a wrong code, and every code without the first step', async () => {
    const { password, uri } = await guarded();
    const client = api.signedOut();
    await password(client);
    const wrong = await client.post<Problem>('/session/second-step', { code: wrongCode(nextTotp(uri)) });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'session.second_step_refused']);
    expect((await client.get('/session')).status).toBe(401);
    const skipped = await api.signedOut().post<Problem>('/session/second-step', { code: nextTotp(uri) });
    expect([skipped.status, skipped.body.code]).toEqual([401, 'session.second_step_refused']);
  });

  // A code seen over a shoulder is valid for up to 90 seconds.
  it('takes a code once only, also from who knows the password', async () => {
    const { password, uri } = await guarded();
    const [owner, thief] = [api.signedOut(), api.signedOut()];
    await password(owner);
    await password(thief);
    const code = nextTotp(uri);
    expect((await owner.post('/session/second-step', { code })).status).toBe(201);
    expect((await thief.post('/session/second-step', { code })).status).toBe(401);
    expect((await thief.get('/session')).status).toBe(401);
    expect((await owner.get('/session')).status).toBe(200);
  });

  it('takes each backup code once', async () => {
    const { password, backupCodes } = await guarded();
    const [code = ''] = backupCodes;
    const [first, again] = [api.signedOut(), api.signedOut()];
    await password(first);
    expect((await first.post('/session/second-step', { code, method: 'backup_code' })).status).toBe(201);
    await password(again);
    expect((await again.post('/session/second-step', { code, method: 'backup_code' })).status).toBe(401);
    expect((await first.get<TwoFactorView>('/profile/two-factor')).body.backupCodesLeft).toBe(9);
    const renewed = await first.post<{ backupCodes: string[] }>('/profile/two-factor/backup-codes', {
      password: TEST_PASSWORD,
    });
    expect(renewed.body.backupCodes).toHaveLength(10);
    expect(renewed.body.backupCodes).not.toContain(backupCodes[1]);
  });

  it('closes the second step after many wrong codes, until an administrator resets it', async () => {
    const { id, password, uri } = await guarded();
    for (let count = 0; count < 10; count++) {
      const client = api.signedOut();
      await password(client);
      await client.post('/session/second-step', { code: wrongCode(nextTotp(uri)) });
    }
    const client = api.signedOut();
    await password(client);
    const closed = await client.post<Problem>('/session/second-step', { code: nextTotp(uri) });
    expect([closed.status, closed.body.code]).toEqual([429, 'session.throttled']);
    expect((await admin.delete(`/users/${id}/two-factor`)).status).toBe(204);
    expect((await password(api.signedOut())).status).toBe(201);
  });

  it('goes with the password only', async () => {
    const { client, password } = await guarded();
    const refused = await client.post<Problem>('/profile/two-factor/removal', { password: 'a guess' });
    expect([refused.status, refused.body.code]).toEqual([422, 'session.password_refused']);
    expect((await password(api.signedOut())).status).toBe(202);
    expect((await client.post('/profile/two-factor/removal', { password: TEST_PASSWORD })).status).toBe(204);
    expect((await client.get('/session')).body).toMatchObject({ hasTwoFactor: false });
    expect((await password(api.signedOut())).status).toBe(201);
    const again = await client.post<Problem>('/profile/two-factor/removal', { password: TEST_PASSWORD });
    expect([again.status, again.body.code]).toEqual([409, 'two_factor.not_set_up']);
  });

  it('cannot be set up a second time, nor without the password', async () => {
    const { client } = await guarded();
    const twice = await setUp(client);
    expect(twice.body).toMatchObject({ code: 'two_factor.already_on' });
    const { client: other } = await person();
    const { status } = await other.post('/profile/two-factor', { password: 'a guess' });
    expect(status).toBe(422);
    expect((await other.get('/profile/two-factor')).body).toMatchObject({ isOn: false, isPending: false });
  });

  it('is reset by an administrator, who sees whether it is on, and never by oneself', async () => {
    const { id, client } = await guarded();
    expect((await admin.get(`/users/${id}`)).body).toMatchObject({ hasTwoFactor: true });
    expect((await admin.delete(`/users/${id}/two-factor`)).status).toBe(204);
    expect((await client.get('/session')).status).toBe(401);
    expect((await admin.get(`/users/${id}`)).body).toMatchObject({ hasTwoFactor: false });
    expect((await admin.delete(`/users/${id}/two-factor`)).status).toBe(409);
    const own = (await admin.get<SessionView>('/session')).body.id;
    const { body } = await admin.delete<Problem>(`/users/${own}/two-factor`);
    expect(body.code).toBe('user.not_yourself');
  });

  it('leaves audit entries, and no secret in them or readable in the database', async () => {
    const { id, uri, backupCodes } = await guarded();
    const { prisma } = api.database.database;
    const audits = await prisma.auditEntry.findMany({ where: { objectId: id }, orderBy: { id: 'asc' } });
    expect(audits.map(({ action }) => action)).toEqual([
      'user.created',
      'session.opened',
      'user.two_factor_set_up',
      'user.two_factor_on',
    ]);
    const stored = JSON.stringify([audits, await prisma.twoFactor.findMany()]);
    const secret = new URL(uri).searchParams.get('secret') ?? 'none';
    for (const each of [secret, ...backupCodes]) expect(stored).not.toContain(each);
  });

  it('is not for API keys', async () => {
    const key = await api.signIn('integration');
    expect((await key.get('/profile/two-factor')).status).toBe(403);
  });
});

describe('a house that demands a second factor of its administrators', () => {
  it('opens nothing but its set-up to one who has none, and everything once it is on', async () => {
    const api = await startApi({ env: { REQUIRE_TWO_FACTOR: 'admins' } });
    try {
      const [admin, manager] = [await api.signIn('admin'), await api.signIn('manager')];
      expect((await manager.get('/campaigns')).status).toBe(200);
      const refused = await admin.get<Problem>('/users');
      expect([refused.status, refused.body.code]).toEqual([403, 'session.two_factor_needed']);
      expect((await admin.get('/session')).body).toMatchObject({ mustSetUpTwoFactor: true });
      const { body } = await admin.post<TwoFactorSetUp>('/profile/two-factor', { password: TEST_PASSWORD });
      await admin.post('/profile/two-factor/confirmation', { code: totp(body.otpauthUri) });
      expect((await admin.get('/users')).status).toBe(200);
      expect((await admin.get('/session')).body).toMatchObject({ mustSetUpTwoFactor: false });
    } finally {
      await api.close();
    }
  });
});
