import { type ApiHarness, startApi, TEST_PASSWORD } from '../testing/api-harness.js';

describe('session', () => {
  let api: ApiHarness;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  it('says who is signed in, with the role', async () => {
    const client = await api.signIn('manager');
    const { status, body } = await client.get('/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'user', role: 'manager', mustChangePassword: true });
  });
});
