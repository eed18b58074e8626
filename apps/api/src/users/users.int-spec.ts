import type { CreatedUser, Page, Problem, UserView } from '@callspool/contracts';
import { AuditService } from '../audit/audit.service.js';
import { systemActor } from '../common/auth/actor.js';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi, TEST_PASSWORD } from '../testing/api-harness.js';

describe('users', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    admin = await api.signIn('admin');
  });
  afterAll(() => api.close());

  const auditsOf = (objectId: string) =>
    api.database.database.prisma.auditEntry.findMany({ where: { objectId }, orderBy: { id: 'asc' } });

  it('are made with a one-time password that is shown once and works', async () => {
    const { status, body } = await admin.post<CreatedUser>('/users', {
      name: 'Ana Ruiz',
      email: 'Ana.Ruiz@Test.example',
      role: 'uploader',
    });
    expect(status).toBe(201);
    expect(body.user).toMatchObject({
      email: 'ana.ruiz@test.example',
      role: 'uploader',
      mustChangePassword: true,
    });
    const client = api.signedOut();
    const signedIn = await client.post('/session', {
      email: body.user.email,
      password: body.oneTimePassword,
    });
    expect(signedIn.status).toBe(201);
    expect(JSON.stringify((await admin.get(`/users/${body.user.id}`)).body)).not.toContain(
      body.oneTimePassword,
    );
  });

  it('leave an audit entry with who did it and under which request, and no secret in it', async () => {
    const made = await admin.post<CreatedUser>('/users', {
      name: 'B',
      email: 'b@test.example',
      role: 'agent',
    });
    const id = made.body.user.id;
    await admin.patch(`/users/${id}`, { role: 'supervisor' });
    await admin.post(`/users/${id}/password-reset`);
    const audits = await auditsOf(id);
    expect(audits.map(({ action }) => action)).toEqual([
      'user.created',
      'user.changed',
      'user.password_reset',
    ]);
    expect(audits[0]).toMatchObject({
      actorKind: 'user',
      actorName: 'A admin',
      requestId: made.headers.get('x-request-id'),
    });
    expect(audits[1]).toMatchObject({ before: { role: 'agent' }, after: { role: 'supervisor' } });
    expect(JSON.stringify(audits)).not.toContain(made.body.oneTimePassword);
  });

  it('cannot share an e-mail, and a refused change leaves no audit entry', async () => {
    await admin.post('/users', { name: 'C', email: 'c@test.example', role: 'agent' });
    const before = await api.database.database.prisma.auditEntry.count();
    const { status, body } = await admin.post<Problem>('/users', {
      name: 'C2',
      email: 'C@test.example',
      role: 'agent',
    });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'user.email_taken', issues: [{ path: 'email' }] });
    expect(await api.database.database.prisma.auditEntry.count()).toBe(before);
  });

  it('are listed page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '?limit=2' : `?limit=2&cursor=${cursor}`;
      const { body } = await admin.get<Page<UserView>>(`/users${query}`);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(await api.database.database.prisma.user.count());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('say every wrong field at once', async () => {
    const { status, body } = await admin.post<Problem>('/users', { name: ' ', email: 'nope', role: 'king' });
    expect(status).toBe(400);
    expect(body.code).toBe('request.invalid');
    expect(body.issues?.map(({ path }) => path)).toEqual(['name', 'email', 'role']);
  });

  it('that do not exist answer 404', async () => {
    const { status, body } = await admin.patch<Problem>('/users/0190b7f2-6a4e-7c1d-9b1a-0123456789ab', {
      name: 'X',
    });
    expect(status).toBe(404);
    expect(body.code).toBe('user.not_found');
  });
});

describe('the last administrator', () => {
  let api: ApiHarness;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  it('cannot be taken away, also not by two requests at the same moment', async () => {
    const first = await api.signIn('admin');
    const second = await api.signIn('admin');
    const idOf = async (client: ApiClient) => (await client.get<{ id: string }>('/session')).body.id;
    const [firstId, secondId] = [await idOf(first), await idOf(second)];
    const answers = await Promise.all([
      first.patch<Problem>(`/users/${secondId}`, { isDisabled: true }),
      second.patch<Problem>(`/users/${firstId}`, { role: 'agent' }),
    ]);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(1);
    const left = await api.database.database.prisma.user.count({
      where: { role: 'admin', disabledAt: null },
    });
    expect(left).toBe(1);
  });
});

describe('an audit entry', () => {
  it('is not there when its change is rolled back', async () => {
    const api = await startApi();
    try {
      const audit = api.app.get(AuditService);
      const entry = {
        actor: systemActor('test'),
        action: 'thing.changed',
        objectType: 'file' as const,
        objectId: 'one',
      };
      const fail = async () => Promise.reject(new Error('the change failed'));
      const database = api.app.get(Database);
      await expect(database.transaction((tx) => audit.record(tx, entry).then(fail))).rejects.toThrow(
        'the change failed',
      );
      await expect(
        database.sqlTransaction((client) => audit.record(client, entry).then(fail)),
      ).rejects.toThrow();
      expect(await database.prisma.auditEntry.count({ where: { objectId: 'one' } })).toBe(0);
      await database.sqlTransaction((client) =>
        audit.record(client, { ...entry, after: { password: TEST_PASSWORD } }),
      );
      expect(await database.prisma.auditEntry.findFirst({ where: { objectId: 'one' } })).toMatchObject({
        actorKind: 'system',
        after: { password: '[secret]' },
      });
    } finally {
      await api.close();
    }
  });
});
