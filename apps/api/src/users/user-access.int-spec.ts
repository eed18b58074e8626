import type { AccountLink, InvitedUser, Page, Problem, UserView } from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi, TEST_PASSWORD } from '../testing/api-harness.js';
import { TRIES_PER_PLACE } from './sign-in-throttle.js';

const DAY_MS = 86_400_000;
const OWN_PASSWORD = 'what only I know of';

describe('an invitation', () => {
  const clock = new TestClock();
  let api: ApiHarness;
  let admin: ApiClient;
  beforeAll(async () => {
    api = await startApi({ clock, env: { PUBLIC_URL: 'http://desk.example:3000/' } });
    admin = await api.signIn('admin').then((client) => sameSite(client));
  });
  afterAll(() => api.close());

  // The harness has a public address here, so changes by cookie must name it.
  const sameSite = (client: ApiClient) =>
    new ApiClient(api.url, { cookie: client.cookieHeader(), origin: 'http://desk.example:3000' });

  const invite = async (role = 'manager') =>
    (
      await admin.post<InvitedUser>('/users/invitations', {
        name: 'Ines Sol',
        email: `I${crypto.randomUUID()}@Test.example`,
        role,
      })
    ).body;
  const redeem = (token: string, newPassword = OWN_PASSWORD) =>
    api.signedOut().post<Problem>('/account-links/redemption', { token, newPassword });
  const signIn = (email: string, password = OWN_PASSWORD) =>
    api.signedOut().post('/session', { email, password });

  it('carries a link, shown once, by which the person chooses a password and signs in', async () => {
    const { user, link } = await invite();
    expect(user).toMatchObject({ state: 'invited', mustChangePassword: false, lastSignInAt: null });
    expect(link.url).toBe(`http://desk.example:3000/set-password#${link.token}`);
    expect(Date.parse(link.expiresAt) - clock.now().getTime()).toBe(7 * DAY_MS);
    const reading = await api.signedOut().post('/account-links/reading', { token: link.token });
    expect(reading.body).toMatchObject({ kind: 'invitation', name: 'Ines Sol', email: user.email });
    expect((await redeem(link.token)).status).toBe(204);
    expect((await signIn(user.email)).status).toBe(201);
    const { body } = await admin.get<UserView>(`/users/${user.id}`);
    expect(body).toMatchObject({ state: 'active', linkExpiresAt: null });
    expect(body.lastSignInAt).toBe(clock.now().toISOString());
  });

  it('is kept as a hash only, and no entry of the audit has it', async () => {
    const { user, link } = await invite();
    const { prisma } = api.database.database;
    const stored = [await prisma.accountLink.findMany(), await prisma.auditEntry.findMany()];
    expect(stored[0]?.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(link.token);
    expect(JSON.stringify((await admin.get(`/users/${user.id}`)).body)).not.toContain(link.token);
  });

  it('works once, also when two use it at the same moment', async () => {
    const { user, link } = await invite();
    const answers = await Promise.all([redeem(link.token), redeem(link.token, 'somebody else was here')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect((await redeem(link.token)).body.code).toBe('account_link.refused');
    const audits = await api.database.database.prisma.auditEntry.findMany({ where: { objectId: user.id } });
    expect(audits.filter(({ action }) => action === 'user.joined')).toHaveLength(1);
  });

  it('ends after seven days, and when a newer one is made', async () => {
    const { user, link } = await invite();
    clock.advance(7 * DAY_MS);
    expect((await redeem(link.token)).status).toBe(404);
    const { body: newer } = await admin.post<AccountLink>(`/users/${user.id}/invitation`);
    const { body: newest } = await admin.post<AccountLink>(`/users/${user.id}/invitation`);
    expect((await redeem(newer.token)).status).toBe(404);
    expect((await redeem(newest.token)).status).toBe(204);
    const late = await admin.post<Problem>(`/users/${user.id}/invitation`);
    expect([late.status, late.body.code]).toEqual([409, 'user.not_invited']);
  });

  it('is worth nothing once its person is disabled', async () => {
    const { user, link } = await invite();
    await admin.patch(`/users/${user.id}`, { isDisabled: true });
    expect((await redeem(link.token)).status).toBe(404);
    const again = await admin.post<Problem>(`/users/${user.id}/invitation`);
    expect([again.status, again.body.code]).toEqual([409, 'user.disabled']);
    await admin.patch(`/users/${user.id}`, { isDisabled: false });
    expect((await redeem(link.token)).status).toBe(404);
  });

  it('refuses a short password and stays usable', async () => {
    const { link } = await invite();
    expect((await redeem(link.token, 'short')).status).toBe(400);
    expect((await redeem(link.token)).status).toBe(204);
  });

  it('does not make an administrator who counts before the person has joined', async () => {
    const only = (await admin.get<{ id: string }>('/session')).body.id;
    await invite('admin');
    const { body } = await admin.patch<Problem>(`/users/${only}`, { role: 'manager' });
    expect(body.code).toBe('user.last_admin');
  });

  it('cannot be followed from a page of another site', async () => {
    const { link } = await invite();
    const client = new ApiClient(api.url, { origin: 'https://evil.example' });
    const { status } = await client.post('/account-links/redemption', {
      token: link.token,
      newPassword: OWN_PASSWORD,
    });
    expect(status).toBe(403);
  });

  describe('password link', () => {
    it('leaves the old password and sessions alone until it is used, and ends both then', async () => {
      const { user, link } = await invite();
      await redeem(link.token);
      const client = api.signedOut();
      await client.post('/session', { email: user.email, password: OWN_PASSWORD });
      const { body } = await admin.post<AccountLink>(`/users/${user.id}/password-link`);
      expect(body.kind).toBe('password_reset');
      expect((await client.get('/session')).status).toBe(200);
      expect((await redeem(body.token, TEST_PASSWORD)).status).toBe(204);
      expect((await client.get('/session')).status).toBe(401);
      expect((await signIn(user.email)).status).toBe(401);
      expect((await signIn(user.email, TEST_PASSWORD)).status).toBe(201);
    });
  });

  it('throttles who tries tokens', async () => {
    const tries = Array.from({ length: TRIES_PER_PLACE.max + 1 }, (_each, count) =>
      api.signedOut().post('/account-links/reading', { token: `guess-${count}` }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses).toContain(429);
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
    clock.advance(TRIES_PER_PLACE.windowMs);
    expect((await api.signedOut().post('/account-links/reading', { token: 'guess' })).status).toBe(404);
  });
});

describe('people', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    admin = await api.signIn('admin');
  });
  afterAll(() => api.close());

  const idOf = async (client: ApiClient) => (await client.get<{ id: string }>('/session')).body.id;

  it('are signed out everywhere by an administrator', async () => {
    const agent = await api.signIn('agent');
    const id = await idOf(agent);
    expect((await admin.post(`/users/${id}/sign-out`)).status).toBe(204);
    expect((await agent.get('/session')).status).toBe(401);
    const audit = await api.database.database.prisma.auditEntry.findFirst({
      where: { objectId: id, action: 'user.signed_out_everywhere' },
    });
    expect(audit).toMatchObject({ objectType: 'user', actorName: 'A admin' });
  });

  it('are found by part of the name or e-mail, by role and by state', async () => {
    const { body: made } = await admin.post<InvitedUser>('/users/invitations', {
      name: 'Óscar 100%',
      email: 'oscar_x@test.example',
      role: 'uploader',
    });
    const found = async (query: string) =>
      (await admin.get<Page<UserView>>(`/users?${query}`)).body.items.map(({ id }) => id);
    expect(await found('text=100%25')).toEqual([made.user.id]);
    expect(await found('text=OSCAR_X')).toEqual([made.user.id]);
    expect(await found('text=_')).toEqual([made.user.id]);
    expect(await found('state=invited')).toEqual([made.user.id]);
    expect(await found('state=active&role=uploader')).toEqual([]);
    await admin.patch(`/users/${made.user.id}`, { isDisabled: true });
    expect(await found('state=disabled&role=uploader')).toEqual([made.user.id]);
    expect((await admin.get('/users?state=gone')).status).toBe(400);
  });

  it('see where they are signed in, and end one or all the others', async () => {
    const email = `s${crypto.randomUUID()}@test.example`;
    const { body: made } = await admin.post<InvitedUser>('/users/invitations', {
      name: 'Sam',
      email,
      role: 'agent',
    });
    await api.signedOut().post('/account-links/redemption', {
      token: made.link.token,
      newPassword: OWN_PASSWORD,
    });
    const signIn = async (agent: string) => {
      const client = new ApiClient(api.url, { 'user-agent': agent, origin: api.url });
      await client.post('/session', { email, password: OWN_PASSWORD });
      return client;
    };
    const [desk, phone, tablet] = [await signIn('desk'), await signIn('phone'), await signIn('tablet')];
    const list = async () =>
      (await desk.get<Page<{ id: string; userAgent: string; isThisOne: boolean }>>('/profile/sessions')).body;
    const { items } = await list();
    expect(items.map(({ userAgent, isThisOne }) => [userAgent, isThisOne])).toEqual([
      ['tablet', false],
      ['phone', false],
      ['desk', true],
    ]);
    expect(items[0]).toMatchObject({ address: expect.stringContaining('127.0.0.1') });
    expect(JSON.stringify(items)).not.toMatch(/token/);
    const phoneId = items[1]?.id ?? '';
    expect((await admin.delete(`/profile/sessions/${phoneId}`)).status).toBe(404);
    expect((await desk.delete(`/profile/sessions/${phoneId}`)).status).toBe(204);
    expect((await phone.get('/session')).status).toBe(401);
    expect((await desk.post('/profile/sessions/end-others')).body).toEqual({ ended: 1 });
    expect((await tablet.get('/session')).status).toBe(401);
    expect((await list()).items.map(({ userAgent }) => userAgent)).toEqual(['desk']);
  });

  it('change their own name, and nothing else of themselves', async () => {
    const agent = await api.signIn('agent');
    expect((await agent.patch('/profile', { name: ' Nora  ' })).body).toMatchObject({ name: 'Nora' });
    expect((await agent.patch('/profile', { name: 'N', role: 'admin' })).status).toBe(400);
    expect((await agent.get('/session')).body).toMatchObject({ name: 'Nora', role: 'agent' });
  });
});
