import { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';

describe('health and metrics', () => {
  let api: ApiHarness;
  beforeAll(async () => {
    api = await startApi({ env: { ROLE: 'all', CALLSPOOL_START_NONCE: 'start-7' } });
  });
  afterAll(() => api.close());

  it('is ready once the database answers, is migrated, and jobs run', async () => {
    const { status, body } = await api.signedOut().get('//health/ready');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ready',
      checks: [
        { name: 'database', isOk: true, detail: null },
        { name: 'migrations', isOk: true },
        { name: 'jobs', isOk: true },
      ],
    });
  });

  it('repeats to its starter what that gave it', async () => {
    for (const path of ['live', 'ready']) {
      const answer = await fetch(new URL(`/health/${path}`, api.url));
      await answer.body?.cancel();
      expect(answer.headers.get('x-callspool-start')).toBe('start-7');
    }
  });

  it('is not ready when a migration is missing', async () => {
    const pool = api.database.database.pool;
    const { rows } = await pool.query(
      `update _prisma_migrations set finished_at = null
       where migration_name = (select max(migration_name) from _prisma_migrations) returning migration_name`,
    );
    const { status, body } = await api.signedOut().get('//health/ready');
    await pool.query('update _prisma_migrations set finished_at = now() where migration_name = $1', [
      rows[0].migration_name,
    ]);
    expect(status).toBe(503);
    expect(body).toMatchObject({
      status: 'not_ready',
      checks: [{ isOk: true }, { name: 'migrations', isOk: false }, {}],
    });
  });

  it('shows metrics on this machine, with routes instead of ids in the paths', async () => {
    const admin = await api.signIn('admin');
    await admin.get('/users/0190b7f2-6a4e-7c1d-9b1a-0123456789ab');
    const { body } = await new ApiClient(api.url, {}).get<string>('//metrics');
    expect(body).toMatch(
      /callspool_http_request_seconds_count\{method="GET",route="[^"]*users\/:userId",status="404"\} 1/,
    );
    expect(body).not.toContain('0190b7f2');
    expect(body).toContain('process_cpu_seconds_total');
  });

  it('shows metrics to nobody else but administrators and API keys', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    const read = async (client: ApiClient) => (await client.get('//metrics', { headers: forwarded })).status;
    expect(await read(api.signedOut())).toBe(401);
    expect(await read(await api.signIn('manager'))).toBe(403);
    expect(await read(await api.signIn('admin'))).toBe(200);
    expect(await read(await api.signIn('integration'))).toBe(200);
  });

  it('describes every route in the OpenAPI document, with bodies and answers', async () => {
    const { body } = await api
      .signedOut()
      .get<{ paths: Record<string, Record<string, object>> }>('/openapi.json');
    expect(body.paths['/api/v1/users']?.['post']).toMatchObject({
      requestBody: { content: { 'application/json': {} } },
      responses: { 201: { content: { 'application/json': { schema: {} } } } },
    });
    expect((await api.signedOut().get<string>('/docs')).body).toContain('Callspool API');
  });
});

describe('a worker', () => {
  it('answers probes and collectors only', async () => {
    const api = await startApi({ env: { ROLE: 'worker' } });
    try {
      const client = api.signedOut();
      expect((await client.get('//health/ready')).status).toBe(200);
      expect((await client.get('//metrics')).status).toBe(200);
      expect((await client.get('/session')).status).toBe(404);
      expect((await client.post('/session', { email: 'a@test.example', password: 'x' })).status).toBe(404);
    } finally {
      await api.close();
    }
  });
});
