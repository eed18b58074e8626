import { ManualClock } from '../engine/clock.js';
import { formOf, post, send, signIn } from '../testing/raw-http.js';
import { startUcontactSimulator, type UcontactSimulator } from './start-ucontact-simulator.js';

describe('uContact authentication', () => {
  const clock = new ManualClock('2026-03-02T12:00:00Z');
  let sim: UcontactSimulator;
  beforeAll(async () => {
    sim = await startUcontactSimulator({ clock });
  });
  afterEach(() => sim.reset());
  afterAll(() => sim.stop());

  const summary = (headers: Record<string, string>) => post(sim.url, 'Supervisor/queuesummary', {}, headers);
  const rules = () => sim.violations().map(({ rule }) => rule);

  it('answers the token as a JSON string with HTML escapes', async () => {
    const { status, body } = await post(sim.url, 'auth/getUserToken', {
      user: 'apiuser',
      password: 'password',
    });
    expect(status).toBe(200);
    expect(body).toMatch(/^"[A-Za-z0-9+/]+\\u003d"$/);
    const inner = Buffer.from(JSON.parse(body) as string, 'base64').toString();
    expect(inner).toMatch(/^apiuser:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('answers 0 to a wrong password, which is no breach of the interface', async () => {
    const { status, body } = await post(sim.url, 'auth/getUserToken', { user: 'apiuser', password: 'other' });
    expect([status, body]).toEqual([200, '0']);
    expect(sim.violations()).toEqual([]);
    expect(sim.refusals().map(({ rule }) => rule)).toEqual(['credentials']);
  });

  it('takes an unencoded plus in a password for a space', async () => {
    sim.settings.password = 'a+b/c==';
    const bare = await post(sim.url, 'auth/getUserToken', 'user=apiuser&password=a+b%2Fc%3D%3D');
    const encoded = await post(
      sim.url,
      'auth/getUserToken',
      formOf({ user: 'apiuser', password: 'a+b/c==' }),
    );
    expect(bare.body).toBe('0');
    expect(encoded.body).not.toBe('0');
  });

  it.each([
    ['no header', {}, 'authorization.missing'],
    ['another scheme', { Authorization: 'Bearer abc' }, 'authorization.scheme'],
    ['what is no base64', { Authorization: 'Basic ***' }, 'authorization.token'],
  ])('answers 401 to %s', async (_case, headers: Record<string, string>, rule) => {
    expect((await summary(headers)).status).toBe(401);
    expect(rules()).toEqual([rule]);
  });

  it('answers 401 to a token encoded twice', async () => {
    const { Authorization } = await signIn(sim.url);
    const twice = Buffer.from(Authorization.slice(6)).toString('base64');
    expect((await summary({ Authorization: `Basic ${twice}` })).status).toBe(401);
    expect(sim.violations()[0]?.detail).toContain('twice');
  });

  it('answers 401 to a stray character after the token', async () => {
    const { Authorization } = await signIn(sim.url);
    expect((await summary({ Authorization: `${Authorization}x` })).status).toBe(401);
  });

  it('ends a session by form and header', async () => {
    const headers = await signIn(sim.url);
    const token = headers.Authorization.slice(6);
    const ended = await post(sim.url, 'auth/EndSession', { user: 'apiuser', token }, headers);
    expect(ended.body).toBe('1');
    expect((await summary(headers)).status).toBe(401);
    expect(sim.violations()).toEqual([]);
  });

  it('ends a session by query without header', async () => {
    const headers = await signIn(sim.url);
    const query = formOf({ user: 'apiuser', token: headers.Authorization.slice(6) });
    const target = `/Integra/resources/auth/EndSession?${query}`;
    expect((await send(sim.url, { method: 'POST', target })).body).toBe('1');
    expect((await summary(headers)).status).toBe(401);
  });

  it('lets tokens grow old', async () => {
    sim.settings.tokenLifeMs = 60_000;
    const headers = await signIn(sim.url);
    clock.advance(59_999);
    expect((await summary(headers)).status).toBe(200);
    clock.advance(1);
    expect((await summary(headers)).status).toBe(401);
    expect(sim.violations()).toEqual([]);
  });

  it('kills every token at once on demand', async () => {
    const headers = await signIn(sim.url);
    await sim.faults.add({ kind: 'expireToken' });
    expect((await summary(headers)).status).toBe(401);
    expect((await summary(await signIn(sim.url))).status).toBe(200);
  });

  it('gives short-lived tokens while that fault lasts', async () => {
    await sim.faults.add({ kind: 'shortTokenLife', ms: 100, times: 1 });
    const short = await signIn(sim.url);
    const long = await signIn(sim.url);
    clock.advance(100);
    expect((await summary(short)).status).toBe(401);
    expect((await summary(long)).status).toBe(200);
  });

  it('ends the older session when only one may live', async () => {
    sim.settings.singleSession = true;
    const older = await signIn(sim.url);
    const newer = await signIn(sim.url);
    expect((await summary(older)).status).toBe(401);
    expect((await summary(newer)).status).toBe(200);
  });

  it('has only UserLogin on an old version, with the token third', async () => {
    sim.settings.oldLoginOnly = true;
    const credentials = { user: 'apiuser', password: 'password' };
    expect((await post(sim.url, 'auth/getUserToken', credentials)).status).toBe(404);
    const { body } = await post(sim.url, 'auth/UserLogin', credentials);
    const token = (JSON.parse(body) as unknown[])[2] as string;
    expect((await summary({ Authorization: `Basic ${token}` })).status).toBe(200);
    expect(sim.violations()).toEqual([]);
  });

  it('gives a phone object with the token inside to a user with a phone', async () => {
    sim.settings.userHasPhone = true;
    const { body } = await post(sim.url, 'auth/UserLogin', { user: 'apiuser', password: 'password' });
    expect(body).toContain('\\u003d');
    const { md5secret } = (JSON.parse(body) as { md5secret: string }[])[2] ?? { md5secret: '' };
    expect((await summary({ Authorization: `Basic ${md5secret}` })).status).toBe(200);
  });
});
