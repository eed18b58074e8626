import type { Problem, ReadyView } from '@callspool/contracts';
import { createTestDatabase, type TestDatabase } from '@callspool/testing';
import type { ApiClient } from '../../testing/api-client.js';
import { type ApiHarness, startApi } from '../../testing/api-harness.js';
import { type DatabaseLine, openDatabaseLine } from '../../testing/database-line.js';

describe('problem details', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    admin = await api.signIn('admin');
  });
  afterAll(() => api.close());

  const json = { 'content-type': 'application/json' };

  it.each([
    ['a body that is not JSON', { body: '{"name": ', headers: json }, 400, 'request.malformed_body'],
    [
      'a body that is too large',
      { body: `{"name":"${'x'.repeat(2_000_000)}"}`, headers: json },
      413,
      'request.too_large',
    ],
    [
      'a body of an unknown encoding',
      { body: '{}', headers: { ...json, 'content-encoding': 'zebra' } },
      415,
      'request.unsupported_media_type',
    ],
    ['no body', {}, 400, 'request.invalid'],
  ])('answer %s in our words', async (_name, options, status, code) => {
    const answer = await admin.request<Problem>('POST', '/users', options);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ type: `urn:callspool:problem:${code}`, status, code });
    expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'));
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.js:/);
  });

  it('answer an unknown address, signed in or not', async () => {
    for (const client of [admin, api.signedOut()]) {
      const { status, body } = await client.get<Problem>('/no-such-thing');
      expect([status, body.code]).toEqual([404, 'route.not_found']);
    }
  });

  it('answer a cursor of another list', async () => {
    for (const cursor of ['nonsense', Buffer.from('["a","b"]').toString('base64url')]) {
      const { status, body } = await admin.get<Problem>(`/users?cursor=${cursor}`);
      expect([status, body.code]).toEqual([400, 'request.malformed_cursor']);
    }
  });

  it.each([
    ['POST', '/campaign-groups', { name: 'a\u0000b' }, 'name'],
    ['POST', '/campaign-groups', { name: 'a', more: [{ deep: '\u0000' }] }, 'more.0.deep'],
    ['GET', '/campaigns?search=%00', undefined, 'search'],
    ['GET', '/contact-lists?search=a%00', undefined, 'search'],
    ['GET', '/contacts?externalId=%00', undefined, 'externalId'],
    ['GET', '/audit?objectType=%00', undefined, 'objectType'],
    ['GET', '/campaigns/a%00b', undefined, 'campaignId'],
  ])('name the field of %s %s %j that holds a NUL', async (method, path, body, field) => {
    const answer = await admin.request<Problem>(method, path, body === undefined ? {} : { body });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', issues: [{ path: field }] },
    });
  });

  it('answer a NUL that only the database found', async () => {
    const cursor = Buffer.from(JSON.stringify(['a\u0000b'])).toString('base64url');
    for (const list of ['/campaign-groups', '/caps']) {
      const { status, body } = await admin.get<Problem>(`${list}?cursor=${cursor}`);
      expect([status, body.code]).toEqual([400, 'request.invalid']);
    }
  });

  it('carry the request id of the caller only when it is a plain word', async () => {
    const own = await admin.get('/session', { headers: { 'x-request-id': 'order-4711-a' } });
    expect(own.headers.get('x-request-id')).toBe('order-4711-a');
    const forged = await admin.get('/session', { headers: { 'x-request-id': 'a b" level=50' } });
    expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('while the database is away', () => {
  let database: TestDatabase;
  let line: DatabaseLine;
  let api: ApiHarness;
  let admin: ApiClient;
  beforeAll(async () => {
    database = await createTestDatabase();
    line = await openDatabaseLine(database.url);
    api = await startApi({ database, env: { DATABASE_URL: line.url, ROLE: 'all' } });
    admin = await api.signIn('admin');
  });
  afterAll(async () => {
    await api.close();
    await line.close();
    await database.close();
  });

  it('requests answer 503 with Retry-After, health says why, and all is well again after it', async () => {
    expect((await admin.get('//health/ready')).status).toBe(200);
    await line.cut();
    for (const answer of [
      await admin.get<Problem>('/users'),
      await admin.post<Problem>('/session', { email: 'a@test.example', password: 'x' }),
      await api.signedOut().get<Problem>('/session', { headers: { 'x-api-key': 'cs_key' } }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([503, 'service.unavailable']);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const ready = await admin.get<ReadyView>('//health/ready');
    expect(ready.status).toBe(503);
    expect(ready.headers.get('retry-after')).toBe('5');
    expect(ready.body.checks.find(({ name }) => name === 'database')).toMatchObject({
      isOk: false,
      detail: 'The database does not answer.',
    });
    expect((await admin.get('//health/live')).status).toBe(200);
    await line.mend();
    expect((await admin.get('/users')).status).toBe(200);
    expect(
      (await admin.get<ReadyView>('//health/ready')).body.checks.find(({ name }) => name === 'database')
        ?.isOk,
    ).toBe(true);
  }, 30_000);
});
