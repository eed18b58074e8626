import { createTestDatabase, type TestDatabase } from '@callspool/testing';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { firstAdminBox } from './first-admin-box.js';
import { FirstAdmin } from './first-admin.js';

describe('first administrator', () => {
  let database: TestDatabase;
  const nodes: ApiHarness[] = [];
  const node = async (env: Record<string, string> = {}) => {
    const api = await startApi({ database, env });
    nodes.push(api);
    return api;
  };
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    for (const api of nodes.splice(0)) await api.close();
    await database.close();
  });

  it('is made once when two nodes start together; its one-time password signs in and must be changed', async () => {
    const [first, second] = [await node(), await node()];
    const made = await Promise.all([first.app.get(FirstAdmin).ensure(), second.app.get(FirstAdmin).ensure()]);
    const [admin, ...others] = made.filter((each) => each !== null);
    expect(others).toEqual([]);
    const password = admin?.oneTimePassword;
    const { status, body } = await first.signedOut().post('/session', { email: admin?.email, password });
    expect(status).toBe(201);
    expect(body).toMatchObject({ role: 'admin', mustChangePassword: true });
    expect(await first.app.get(FirstAdmin).ensure()).toBeNull();
  });

  it('takes e-mail and password from the environment, and does not print that password', async () => {
    const api = await node({ ADMIN_EMAIL: 'chief@test.example', ADMIN_PASSWORD: 'chosen by the operator' });
    const made = await api.app.get(FirstAdmin).ensure();
    expect(made).toEqual({ email: 'chief@test.example', oneTimePassword: null });
    expect(made && firstAdminBox(made)).not.toContain('chosen by the operator');
    const { body } = await api
      .signedOut()
      .post('/session', { email: 'chief@test.example', password: 'chosen by the operator' });
    expect(body).toMatchObject({ role: 'admin', mustChangePassword: false });
  });
});
