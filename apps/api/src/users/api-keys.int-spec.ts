import type { ApiKeyView, CreatedApiKey, Page, Problem } from '@callspool/contracts';
import { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';

describe('api keys', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    admin = await api.signIn('admin');
  });
  afterAll(() => api.close());

  const make = async (request: object = {}) =>
    (await admin.post<CreatedApiKey>('/api-keys', { name: 'Billing', ...request })).body;
  const whoAmI = (headers: Record<string, string>) => new ApiClient(api.url, headers).get('/session');

  it('call as integration in either header, without a cookie and without an origin', async () => {
    const { secret } = await make();
    for (const headers of [{ authorization: `Bearer ${secret}` }, { 'x-api-key': secret }]) {
      const { status, body } = await whoAmI(headers);
      expect(status).toBe(200);
      expect(body).toMatchObject({ kind: 'api_key', role: 'integration', name: 'Billing' });
    }
  });

  it('are shown once; only a hash is stored', async () => {
    const { apiKey, secret } = await make();
    expect(secret).toMatch(/^cs_.{40,}/);
    expect(secret.startsWith(apiKey.start)).toBe(true);
    const { body } = await admin.get<Page<ApiKeyView>>('/api-keys');
    expect(JSON.stringify(body)).not.toContain(secret);
    const rows = await api.database.database.pool.query('select * from apikey');
    expect(JSON.stringify(rows.rows)).not.toContain(secret);
    const audits = await api.database.database.pool.query('select * from audit_entry where object_id = $1', [
      apiKey.id,
    ]);
    expect(audits.rows).toHaveLength(1);
    expect(JSON.stringify(audits.rows)).not.toContain(secret);
  });

  it('may be narrower than an integration, and never wider', async () => {
    const { apiKey, secret } = await make({ role: 'uploader' });
    expect(apiKey).toMatchObject({ role: 'uploader', createdBy: { name: 'A admin' } });
    const key = new ApiClient(api.url, { 'x-api-key': secret });
    expect((await key.get('/session')).body).toMatchObject({ role: 'uploader' });
    expect((await key.get('/contact-lists')).status).toBe(200);
    expect((await key.get('/campaigns')).status).toBe(403);
    // An uploader who is a person has an account to look after; a key has none.
    expect((await key.patch('/profile', { name: 'X' })).status).toBe(403);
    expect((await key.delete('/session')).status).toBe(403);
    for (const role of ['admin', 'manager', 'supervisor'])
      expect((await admin.post('/api-keys', { name: 'Wide', role })).status).toBe(400);
  });

  it('say when they were last used', async () => {
    const { apiKey, secret } = await make();
    expect(apiKey.lastUsedAt).toBeNull();
    await whoAmI({ 'x-api-key': secret });
    const { body } = await admin.get<Page<ApiKeyView>>('/api-keys?limit=200');
    expect(body.items.find(({ id }) => id === apiKey.id)?.lastUsedAt).not.toBeNull();
  });

  // An integration must not stop in the middle of a shift because a person left.
  it('outlive their maker’s account, and the list says whose they were', async () => {
    const other = await api.signIn('admin');
    const { body } = await other.post<CreatedApiKey>('/api-keys', { name: 'Orphan' });
    const maker = (await other.get<{ id: string }>('/session')).body.id;
    await admin.patch(`/users/${maker}`, { isDisabled: true });
    expect((await whoAmI({ 'x-api-key': body.secret })).status).toBe(200);
    const list = (await admin.get<Page<ApiKeyView>>('/api-keys?limit=200')).body.items;
    expect(list.find(({ id }) => id === body.apiKey.id)?.createdBy).toEqual({ id: maker, name: 'A admin' });
  });

  it('end when they are revoked', async () => {
    const { apiKey, secret } = await make();
    expect((await admin.delete(`/api-keys/${apiKey.id}`)).status).toBe(204);
    expect((await whoAmI({ 'x-api-key': secret })).status).toBe(401);
    const again = await admin.delete<Problem>(`/api-keys/${apiKey.id}`);
    expect(again.status).toBe(404);
    expect(again.body.code).toBe('api_key.not_found');
  });

  it('end when their time is over', async () => {
    const { apiKey, secret } = await make({ expiresInDays: 1 });
    const days = (Date.parse(apiKey.expiresAt ?? '') - Date.parse(apiKey.createdAt)) / 86_400_000;
    expect(days).toBeCloseTo(1, 3);
    expect((await whoAmI({ 'x-api-key': secret })).status).toBe(200);
    await api.database.database.pool.query(
      `update apikey set expires_at = now() - interval '1 second' where id = $1`,
      [apiKey.id],
    );
    expect((await whoAmI({ 'x-api-key': secret })).status).toBe(401);
  });

  it('that are wrong do not fall back to the cookie beside them', async () => {
    const headers = { 'x-api-key': 'cs_wrong', cookie: admin.cookieHeader() };
    expect((await whoAmI(headers)).status).toBe(401);
  });
});
