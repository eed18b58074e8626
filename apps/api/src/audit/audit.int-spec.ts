import type { AuditEntryView, Page, Problem } from '@callspool/contracts';
import { systemActor } from '../common/auth/actor.js';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { AuditService } from './audit.service.js';

describe('audit entries', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    admin = await api.signIn('admin');
    const audit = api.app.get(AuditService);
    for (let count = 1; count <= 5; count++) {
      const entry = {
        actor: systemActor('test'),
        action: `step.${count}`,
        objectType: 'file' as const,
        objectId: 'one',
      };
      await api.app.get(Database).transaction((tx) => audit.record(tx, { ...entry, after: { count } }));
    }
    await api.app.get(Database).transaction((tx) =>
      audit.record(tx, {
        actor: systemActor('test'),
        action: 'thing.renamed',
        objectType: 'file' as const,
        objectId: 'one',
        before: { name: 'Autumn', size: 1 },
        after: { name: 'Spring 100%', size: 1 },
      }),
    );
  });
  afterAll(() => api.close());

  it('of one object are listed newest first, page by page', async () => {
    const first = await admin.get<Page<AuditEntryView>>('/audit?objectType=file&objectId=one&limit=3');
    expect(first.body.items.map(({ action }) => action)).toEqual(['thing.renamed', 'step.5', 'step.4']);
    expect(first.body.items[1]).toMatchObject({ actor: { kind: 'system', id: 'test' }, after: { count: 5 } });
    const rest = await admin.get<Page<AuditEntryView>>(
      `/audit?objectType=file&objectId=one&limit=3&cursor=${first.body.nextCursor}`,
    );
    expect(rest.body.items.map(({ action }) => action)).toEqual(['step.3', 'step.2', 'step.1']);
    expect(rest.body.nextCursor).toBeNull();
  });

  const find = async (query: string) =>
    (await admin.get<Page<AuditEntryView>>(`/audit?objectType=file&${query}`)).body.items.map(
      ({ action }) => action,
    );

  it('are found by who, what and when', async () => {
    expect(await find('actorKind=system&actorId=test')).toHaveLength(6);
    expect(await find('actorKind=user')).toEqual([]);
    expect(await find('actorId=somebody')).toEqual([]);
    expect(await find('action=step')).toHaveLength(5);
    expect(await find('action=ste')).toEqual([]);
    expect(await find('action=thing.renamed')).toEqual(['thing.renamed']);
    expect(await find('from=2100-01-01T00:00:00Z')).toEqual([]);
    expect(await find('to=2000-01-01T00:00:00Z')).toEqual([]);
    expect(await find('from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z')).toHaveLength(6);
  });

  it('are found by text in names and values, in which no character has a meaning of its own', async () => {
    expect(await find('text=spring%20100%25')).toEqual(['thing.renamed']);
    expect(await find('text=spr_ng')).toEqual([]);
    expect(await find('text=%25%25')).toEqual([]);
    expect(await find("text=')%20or%20true--")).toEqual([]);
  });

  it('say what changed, with the name and the request', async () => {
    const { body } = await admin.get<Page<AuditEntryView>>('/audit?action=thing.renamed');
    expect(body.items[0]).toMatchObject({
      objectName: 'Spring 100%',
      changes: [{ field: 'name', before: 'Autumn', after: 'Spring 100%' }],
    });
    const key = await admin.post<{ apiKey: { id: string } }>('/api-keys', { name: 'K' });
    const requestId = key.headers.get('x-request-id') ?? '';
    const found = await admin.get<Page<AuditEntryView>>(`/audit?requestId=${requestId}`);
    expect(found.body.items.map(({ action }) => action)).toEqual(['api_key.created']);
  });

  it('of one object are shown to a manager too, but not those of people and keys', async () => {
    const manager = await api.signIn('manager');
    const of = (type: string) =>
      manager.get<Page<AuditEntryView>>(`/audit/of-object?objectType=${type}&objectId=one`);
    expect((await of('file')).body.items).toHaveLength(6);
    expect((await of('user')).status).toBe(403);
    expect((await of('api_key')).status).toBe(403);
    expect((await manager.get('/audit')).status).toBe(403);
    expect((await manager.get('/audit/of-object?objectType=file')).status).toBe(400);
  });

  it('call an object what it is called now, also where the entry holds another name', async () => {
    const { body } = await admin.post<{ id: string }>('/contact-lists', {
      name: 'Before',
      defaultCountry: 'BE',
    });
    await admin.patch(`/contact-lists/${body.id}`, { name: 'Now' });
    const { items } = (
      await admin.get<Page<AuditEntryView>>(`/audit?objectType=contact_list&objectId=${body.id}`)
    ).body;
    expect(items.map(({ action, objectName }) => [action, objectName])).toEqual([
      ['contact_list.changed', 'Now'],
      ['contact_list.created', 'Now'],
    ]);
  });

  it('need the type beside the id of an object', async () => {
    const { status, body } = await admin.get<Problem>('/audit?objectId=one');
    expect([status, body.issues?.[0]?.path]).toEqual([400, 'objectType']);
  });
});
