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
        objectType: 'thing',
        objectId: 'one',
      };
      await api.app.get(Database).transaction((tx) => audit.record(tx, { ...entry, after: { count } }));
    }
  });
  afterAll(() => api.close());

  it('of one object are listed newest first, page by page', async () => {
    const first = await admin.get<Page<AuditEntryView>>('/audit?objectType=thing&objectId=one&limit=3');
    expect(first.body.items.map(({ action }) => action)).toEqual(['step.5', 'step.4', 'step.3']);
    expect(first.body.items[0]).toMatchObject({ actor: { kind: 'system', id: 'test' }, after: { count: 5 } });
    const rest = await admin.get<Page<AuditEntryView>>(
      `/audit?objectType=thing&objectId=one&limit=3&cursor=${first.body.nextCursor}`,
    );
    expect(rest.body.items.map(({ action }) => action)).toEqual(['step.2', 'step.1']);
    expect(rest.body.nextCursor).toBeNull();
  });

  it('need the type beside the id of an object', async () => {
    const { status, body } = await admin.get<Problem>('/audit?objectId=one');
    expect([status, body.issues?.[0]?.path]).toEqual([400, 'objectType']);
  });
});
