import { TestClock } from '@callspool/testing';
import { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi, TEST_PASSWORD } from '../testing/api-harness.js';
import { SignInThrottleRepository } from './sign-in-throttle.repository.js';
import {
  KNOWN_PLACE_MS,
  SignInThrottle,
  TRIES_FROM_STRANGERS,
  TRIES_PER_ACCOUNT,
  TRIES_PER_ADDRESS,
} from './sign-in-throttle.js';

const clock = new TestClock();

describe('session', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  beforeAll(async () => {
    api = await startApi({ clock });
    admin = await api.signIn('admin');
  });
  afterAll(() => api.close());

  async function newUser(role = 'agent') {
    const email = `u${crypto.randomUUID()}@test.example`;
    const { body } = await admin.post<{ user: { id: string } }>('/users', {
      name: 'Someone',
      email,
      role,
      password: TEST_PASSWORD,
    });
    const signIn = (password = TEST_PASSWORD, client = api.signedOut()) =>
      client.post('/session', { email, password });
    return { id: body.user.id, email, signIn };
  }

  it('says who is signed in, with the role, until signing out', async () => {
    const client = await api.signIn('manager');
    expect((await client.get('/session')).body).toMatchObject({
      kind: 'user',
      role: 'manager',
      mustChangePassword: false,
    });
    const cookie = client.cookieHeader();
    expect((await client.delete('/session')).status).toBe(204);
    expect(client.cookieHeader()).toBe('');
    // The cookie itself is worth nothing any more, also for who kept a copy.
    expect((await api.signedOut().get('/session', { headers: { cookie } })).status).toBe(401);
    const audits = await api.database.database.prisma.auditEntry.findMany({
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(audits.map(({ action }) => action)).toEqual(['session.closed', 'session.opened']);
  });

  it('opens nothing but the choice of an own password to a password that somebody else knows', async () => {
    const { signIn } = await newUser('manager');
    const client = api.signedOut();
    await signIn(TEST_PASSWORD, client);
    expect(await client.get('/campaigns')).toMatchObject({
      status: 403,
      body: { code: 'session.password_change_needed' },
    });
    expect((await client.get('/session')).status).toBe(200);
    const change = { currentPassword: TEST_PASSWORD, newPassword: 'my very own password' };
    expect((await client.post('/session/password', change)).status).toBe(204);
    expect((await client.get('/campaigns')).status).toBe(200);
  });

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const { signIn } = await newUser();
    const { headers, body } = await signIn();
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(/^callspool\.session_token=.+; Path=\/; HttpOnly; SameSite=Lax/i);
    expect(cookie).not.toMatch(/secure/i);
    expect(JSON.stringify(body)).not.toMatch(/token|password"/);
  });

  it('answers the same for a wrong password and for an unknown account', async () => {
    const { signIn } = await newUser();
    const wrong = await signIn('not the password');
    const unknown = await api
      .signedOut()
      .post('/session', { email: 'nobody@test.example', password: TEST_PASSWORD });
    const withoutId = (body: unknown) => ({ ...(body as object), requestId: '' });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ code: 'session.refused' });
    expect(withoutId(unknown.body)).toEqual(withoutId(wrong.body));
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  it('has no way to sign up, and shows nothing else of the sign-in library', async () => {
    for (const path of [
      '/auth/sign-up/email',
      '/sign-up/email',
      '//auth/sign-up/email',
      '//api/auth/sign-up/email',
    ]) {
      const { status } = await api
        .signedOut()
        .post(path, { email: 'x@test.example', password: TEST_PASSWORD, name: 'x' });
      expect(status).toBe(404);
    }
  });

  it('ends at once when the user is disabled, and cannot be opened again', async () => {
    const user = await newUser();
    const client = api.signedOut();
    await user.signIn(TEST_PASSWORD, client);
    expect((await client.get('/session')).status).toBe(200);
    await admin.patch(`/users/${user.id}`, { isDisabled: true });
    expect((await client.get('/session')).status).toBe(401);
    expect((await user.signIn()).status).toBe(401);
    await admin.patch(`/users/${user.id}`, { isDisabled: false });
    expect((await user.signIn()).status).toBe(201);
  });

  it('has the role that the database holds now, not the one at sign-in', async () => {
    const user = await newUser('admin');
    const client = api.signedOut();
    await user.signIn(TEST_PASSWORD, client);
    await client.post('/session/password', {
      currentPassword: TEST_PASSWORD,
      newPassword: 'my very own password',
    });
    expect((await client.get('/users')).status).toBe(200);
    await admin.patch(`/users/${user.id}`, { role: 'agent' });
    expect((await client.get('/users')).status).toBe(403);
  });

  it('is cleared away with its counters once its time is over', async () => {
    const client = await api.signIn('agent');
    await api.database.database.pool.query(`update session set expires_at = now() - interval '1 minute'`);
    expect((await client.get('/session')).status).toBe(401);
    admin = await api.signIn('admin');
    clock.set(new Date());
    await api.app.get(SignInThrottleRepository).prune(clock.now());
    expect(await api.database.database.prisma.session.count()).toBe(1);
    expect((await admin.get('/session')).status).toBe(200);
  });

  describe('password change', () => {
    const fresh = 'another long password';

    it('replaces the password, clears the reminder and ends the other sessions', async () => {
      const user = await newUser();
      const [here, elsewhere] = [api.signedOut(), api.signedOut()];
      await user.signIn(TEST_PASSWORD, here);
      await user.signIn(TEST_PASSWORD, elsewhere);
      const changed = await here.post('/session/password', {
        currentPassword: TEST_PASSWORD,
        newPassword: fresh,
      });
      expect(changed.status).toBe(204);
      expect((await here.get('/session')).body).toMatchObject({ mustChangePassword: false });
      expect((await elsewhere.get('/session')).status).toBe(401);
      expect((await user.signIn()).status).toBe(401);
      expect((await user.signIn(fresh)).status).toBe(201);
    });

    it('is refused without the current password, and changes nothing', async () => {
      const user = await newUser();
      const client = api.signedOut();
      await user.signIn(TEST_PASSWORD, client);
      const { status, body } = await client.post('/session/password', {
        currentPassword: 'guess',
        newPassword: fresh,
      });
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'session.password_refused', issues: [{ path: 'currentPassword' }] });
      expect((await user.signIn()).status).toBe(201);
      const audits = await api.database.database.prisma.auditEntry.count({
        where: { objectId: user.id, action: 'user.password_changed' },
      });
      expect(audits).toBe(0);
    });
  });

  describe('throttling', () => {
    it('stops guessing at one account, also with the right password, until the time is over', async () => {
      const user = await newUser();
      for (let count = 0; count < TRIES_PER_ACCOUNT.max; count++)
        expect((await user.signIn('a guess')).status).toBe(401);
      const refused = await user.signIn();
      expect(refused.status).toBe(429);
      expect(refused.body).toMatchObject({ code: 'session.throttled' });
      const retryAfter = Number(refused.headers.get('retry-after'));
      expect(retryAfter).toBe(TRIES_PER_ACCOUNT.windowMs / 1000);
      clock.advance(retryAfter * 1000);
      expect((await user.signIn()).status).toBe(201);
    });

    it('counts guesses that race each other', async () => {
      const user = await newUser();
      const answers = await Promise.all(
        Array.from({ length: TRIES_PER_ACCOUNT.max + 5 }, () => user.signIn('a guess')),
      );
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
    });

    it('forgets wrong tries after the right password', async () => {
      const user = await newUser();
      for (let count = 0; count < TRIES_PER_ACCOUNT.max - 1; count++) await user.signIn('a guess');
      expect((await user.signIn()).status).toBe(201);
      expect((await user.signIn('a guess')).status).toBe(401);
    });

    describe('of an account that is flooded with wrong passwords', () => {
      let proxied: ApiHarness;
      let boss: ApiClient;
      // Behind one proxy, so that a test can come from many addresses.
      beforeAll(async () => {
        proxied = await startApi({ clock, env: { TRUST_PROXY: '1' } });
        boss = await proxied.signIn('admin');
      });
      afterAll(() => proxied.close());

      const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
      async function owner() {
        const email = `o${crypto.randomUUID()}@test.example`;
        await boss.post('/users', { name: 'Owner', email, role: 'agent', password: TEST_PASSWORD });
        return (password: string, address: string) =>
          proxied
            .signedOut()
            .post('/session', { email, password }, from(address))
            .then(({ status }) => status);
      }
      /** Tries that cost no hashing: what counts is the counting. */
      const flood = async (email: string, addresses: number, each: number) => {
        const throttle = proxied.app.get(SignInThrottle);
        for (let address = 0; address < addresses; address++) {
          for (let count = 0; count < each; count++) {
            await throttle
              .admit({ account: email, address: `203.0.113.${address}` })
              .catch((error: unknown) => expect(error).toMatchObject({ code: 'session.throttled' }));
          }
        }
      };

      it('keeps the attacker out and lets the owner in from elsewhere', async () => {
        const signIn = await owner();
        for (let count = 0; count < TRIES_PER_ACCOUNT.max; count++)
          expect(await signIn('a guess', '203.0.113.7')).toBe(401);
        expect(await signIn(TEST_PASSWORD, '203.0.113.7')).toBe(429);
        expect(await signIn(TEST_PASSWORD, '198.51.100.1')).toBe(201);
      });

      it('takes the addresses of one IPv6 network for one', async () => {
        const signIn = await owner();
        for (let count = 1; count <= TRIES_PER_ACCOUNT.max; count++)
          expect(await signIn('a guess', `2001:db8:0:7::${count}`)).toBe(401);
        expect(await signIn(TEST_PASSWORD, '2001:db8:0:7::ffff')).toBe(429);
        expect(await signIn(TEST_PASSWORD, '2001:db8:0:8::1')).toBe(201);
      });

      it('stops many addresses together, but not the place where the owner signed in before', async () => {
        const email = `o${crypto.randomUUID()}@test.example`;
        await boss.post('/users', { name: 'Owner', email, role: 'agent', password: TEST_PASSWORD });
        const signIn = (address: string) =>
          proxied.signedOut().post('/session', { email, password: TEST_PASSWORD }, from(address));
        expect((await signIn('198.51.100.1')).status).toBe(201);
        const addresses = TRIES_FROM_STRANGERS.max / TRIES_PER_ACCOUNT.max;
        await flood(email, addresses, TRIES_PER_ACCOUNT.max);
        expect((await signIn('198.51.100.2')).status).toBe(429);
        expect((await signIn('198.51.100.1')).status).toBe(201);
        // Once the flood ends, strange places are open again.
        clock.advance(TRIES_FROM_STRANGERS.windowMs);
        expect((await signIn('198.51.100.2')).status).toBe(201);
        // A place is the owner's own for a while only.
        clock.advance(KNOWN_PLACE_MS);
        await flood(email, addresses, TRIES_PER_ACCOUNT.max);
        expect((await signIn('198.51.100.1')).status).toBe(429);
      });
    });

    it('stops guessing at many accounts from one address, whatever address the caller claims', async () => {
      const other = await startApi();
      try {
        const guess = (count: number) =>
          other.signedOut().post(
            '/session',
            { email: `nobody${count}@test.example`, password: 'a guess' },
            {
              headers: {
                'x-forwarded-for': `10.0.0.${count}`,
                'x-callspool-client-address': `10.0.0.${count}`,
              },
            },
          );
        const guesses = Array.from({ length: TRIES_PER_ADDRESS.max }, (_each, count) => guess(count));
        expect((await Promise.all(guesses)).filter(({ status }) => status !== 401)).toEqual([]);
        const refused = await guess(200);
        expect(refused.status).toBe(429);
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      } finally {
        await other.close();
      }
    }, 20_000);

    it('lets a whole shift sign in behind one address, and counts only what was wrong', async () => {
      const throttle = api.app.get(SignInThrottle);
      const person = (name: string) => ({ account: `${name}@test.example`, address: '192.0.2.77' });
      for (let count = 0; count < TRIES_PER_ADDRESS.max * 2; count++) {
        await throttle.admit(person(`right${count}`));
        await throttle.forget(person(`right${count}`));
      }
      for (let count = 0; count < TRIES_PER_ADDRESS.max; count++)
        await throttle.admit(person(`wrong${count}`));
      await expect(throttle.admit(person('another'))).rejects.toMatchObject({ code: 'session.throttled' });
    });
  });
});
