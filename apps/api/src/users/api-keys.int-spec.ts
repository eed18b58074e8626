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
