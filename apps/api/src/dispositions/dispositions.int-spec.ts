import type { DispositionView } from '@callspool/contracts';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';

const UNKNOWN_ID = '018f0000-0000-7000-8000-000000000001';

describe('dispositions', () => {
  let api: ApiHarness;
  let manager: ApiClient;
  beforeAll(async () => {
    api = await startApi();
    manager = await api.signIn('manager');
  });
  afterAll(() => api.close());

  it('ask for a sign-in and a role, and tell a malformed id from an unknown one', async () => {
    expect((await api.signedOut().get('/dispositions')).status).toBe(401);
    const agent = await api.signIn('agent');
    expect((await agent.get('/dispositions')).status).toBe(200);
    expect((await agent.post('/dispositions', { l1: 'Sale' })).status).toBe(403);
    expect((await manager.get('/dispositions/x')).status).toBe(400);
    expect((await manager.get(`/dispositions/${UNKNOWN_ID}`)).status).toBe(404);
  });

  it('are made, changed and removed, with an action and flags', async () => {
    const made = await manager.post<DispositionView>('/dispositions', {
      l1: 'Refused',
      l2: 'Asked not to be called',
      action: 'BLACKLIST',
      flags: ['human_reached', 'dnc'],
    });
    expect(made).toMatchObject({ status: 201, body: { l3: '', action: 'BLACKLIST' } });
    const path = `/dispositions/${made.body.id}`;
    expect((await manager.patch(path, { action: 'NONE' })).body).toMatchObject({
      action: 'NONE',
      l1: 'Refused',
    });
    expect((await manager.patch(path, { l2: '', l3: 'Twice' })).status).toBe(400);
    expect((await manager.delete(path)).status).toBe(204);
    expect((await manager.get(path)).status).toBe(404);
  });

  it('say when the promised call is due, or are refused with words', async () => {
    const later = { l1: 'Later', action: 'RESCHEDULE' };
    expect(await manager.post('/dispositions', later)).toMatchObject({
      status: 422,
      body: {
        code: 'disposition.no_schedule_delay',
        issues: [{ path: 'scheduleDelayMinutes', message: expect.stringContaining('minutes') }],
      },
    });
    const made = await manager.post<DispositionView>('/dispositions', { ...later, scheduleDelayMinutes: 90 });
    expect(made).toMatchObject({ status: 201, body: { action: 'SCHEDULE', scheduleDelayMinutes: 90 } });
    const path = `/dispositions/${made.body.id}`;
    expect(await manager.patch(path, { scheduleDelayMinutes: null })).toMatchObject({ status: 422 });
    expect((await manager.patch(path, { action: 'NONE' })).body).toMatchObject({
      action: 'NONE',
      scheduleDelayMinutes: null,
    });
    expect((await manager.patch(path, { scheduleDelayMinutes: 5 })).status).toBe(400);
    expect((await manager.patch(path, { action: 'SCHEDULE' })).status).toBe(422);
    expect((await manager.post('/dispositions', { ...later, scheduleDelayMinutes: 0 })).status).toBe(400);
  });

  it('refuse the same three levels twice, an unknown action and an unknown flag', async () => {
    await manager.post('/dispositions', { l1: 'Sale' });
    expect(await manager.post('/dispositions', { l1: 'Sale' })).toMatchObject({
      status: 409,
      body: { code: 'disposition.name_taken' },
    });
    expect((await manager.post('/dispositions', { l1: 'Other', action: 'DANCE' })).status).toBe(400);
    expect((await manager.post('/dispositions', { l1: 'Other', flags: ['shiny'] })).status).toBe(400);
  });
});
