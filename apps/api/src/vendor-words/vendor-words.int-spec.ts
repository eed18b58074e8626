import type { DispositionView, Page, UnmappedWords, VendorWordView } from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';

const UNKNOWN_ID = '018f0000-0000-7000-8000-000000000001';

describe('vendors’ words', () => {
  let api: ApiHarness;
  let manager: ApiClient;
  let connectionId: string;
  beforeAll(async () => {
    api = await startApi();
    manager = await api.signIn('manager');
    ({ connectionId } = await seedCampaign(api.app.get(Database), { contacts: 0, method: 'ivr_call' }));
  });
  afterAll(() => api.close());

  const sql = (text: string, values: unknown[] = []) => api.app.get(Database).pool.query(text, values);
  const record = (word: string, minute: number, on = connectionId) =>
    sql(
      `insert into call_record (id, connection_id, vendor_key, started_at, source, destination, duration_seconds,
         disposition_word, leg, raw, received_at)
       values (gen_random_uuid(), $1, gen_random_uuid()::text, $2, '1', '2', 1, $3, 'single', '{}', $2)`,
      [on, new Date(Date.UTC(2026, 10, 20, 12, minute)), word],
    );

  it('ask for a sign-in and a role, and tell a malformed id from an unknown one', async () => {
    expect((await api.signedOut().get('/vendor-words')).status).toBe(401);
    const agent = await api.signIn('agent');
    expect((await agent.get('/vendor-words')).status).toBe(200);
    expect((await agent.get('/vendor-words/unmapped')).status).toBe(200);
    expect((await agent.post('/vendor-words', {})).status).toBe(403);
    expect((await manager.get('/vendor-words/x')).status).toBe(400);
    expect((await manager.get(`/vendor-words/${UNKNOWN_ID}`)).status).toBe(404);
    expect((await manager.delete(`/vendor-words/${UNKNOWN_ID}`)).status).toBe(404);
  });

  it('are mapped, changed and removed, each with its trail', async () => {
    const made = await manager.post<VendorWordView>('/vendor-words', {
      connectionId,
      word: ' Voice-Mail ',
      result: 'MACHINE',
    });
    expect(made).toMatchObject({
      status: 201,
      body: { word: 'Voice-Mail', connectionKind: 'iexpbx', result: 'MACHINE', isApplying: false },
    });
    const path = `/vendor-words/${made.body.id}`;
    const refused = await manager.post<DispositionView>('/dispositions', { l1: 'No', l2: 'Never' });
    const changed = await manager.patch<VendorWordView>(path, { dispositionId: refused.body.id });
    expect(changed.body).toMatchObject({ result: 'MACHINE', disposition: { label: 'No / Never' } });
    // A disposition that words are mapped to stays.
    expect(await manager.delete(`/dispositions/${refused.body.id}`)).toMatchObject({
      status: 409,
      body: { code: 'disposition.in_use', details: { words: ['Voice-Mail'] } },
    });
    expect((await manager.delete(path)).status).toBe(204);
    expect((await manager.get(path)).status).toBe(404);
    const trail = await sql('select action from audit_entry where object_id = $1 order by id', [
      made.body.id,
    ]);
    expect(trail.rows.map(({ action }) => action)).toEqual([
      'vendor_word.mapped',
      'vendor_word.changed',
      'vendor_word.removed',
    ]);
  });

  it('have one meaning per connection and one per vendor, however they are written', async () => {
    const once = { word: 'Twice', result: 'BUSY' };
    const made = [
      await manager.post<VendorWordView>('/vendor-words', { ...once, connectionId }),
      await manager.post<VendorWordView>('/vendor-words', { ...once, connectionKind: 'iexpbx' }),
      await manager.post<VendorWordView>('/vendor-words', { ...once, connectionKind: 'ucontact' }),
    ];
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
    for (const scope of [{ connectionId }, { connectionKind: 'iexpbx' }])
      expect(await manager.post('/vendor-words', { ...once, ...scope, word: 'T-WICE' })).toMatchObject({
        status: 409,
        body: { code: 'vendor_word.taken', issues: [{ path: 'word' }] },
      });
    const [first, second] = [
      (await manager.get<Page<VendorWordView>>('/vendor-words?limit=2')).body,
      { cursor: '' },
    ];
    second.cursor = first.nextCursor ?? '';
    const rest = await manager.get<Page<VendorWordView>>(`/vendor-words?limit=2&cursor=${second.cursor}`);
    const ids = [...first.items, ...rest.body.items].map(({ id }) => id);
    expect(ids.sort()).toEqual(made.map(({ body }) => body.id).sort());
    for (const { body } of made) await manager.delete(`/vendor-words/${body.id}`);
  });

  it('are refused with words when they would have to be guessed', async () => {
    const post = (body: object) => manager.post('/vendor-words', body);
    const { body: sale } = await manager.post<DispositionView>('/dispositions', { l1: 'Sale' });
    expect((await post({ word: 'X', result: 'BUSY' })).status).toBe(400);
    expect((await post({ connectionId, connectionKind: 'iexpbx', word: 'X', result: 'BUSY' })).status).toBe(
      400,
    );
    expect((await post({ connectionId, word: 'X' })).status).toBe(400);
    expect((await post({ connectionId, word: ' - ', result: 'BUSY' })).status).toBe(400);
    expect((await post({ connectionId, word: 'X', result: 'UNCONFIRMED' })).status).toBe(400);
    expect(await post({ connectionId: UNKNOWN_ID, word: 'X', result: 'BUSY' })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'connectionId' }] },
    });
    expect(await post({ connectionId, word: 'X', result: 'BUSY', dispositionId: UNKNOWN_ID })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'dispositionId' }] },
    });
    expect(await post({ connectionId, word: 'VENTA', dispositionId: sale.id })).toMatchObject({
      status: 422,
      body: { code: 'vendor_word.no_result' },
    });
    const known = await post({ connectionId, word: 'ANSWERED', dispositionId: sale.id });
    expect(known).toMatchObject({ status: 201, body: { result: null, knownResult: 'ANSWERED' } });
    const { id } = known.body as VendorWordView;
    expect((await manager.patch(`/vendor-words/${id}`, { dispositionId: null })).status).toBe(400);
    await manager.delete(`/vendor-words/${id}`);
  });

  it('that nobody has mapped are listed with their counts, and asking settles the stored ones by a job', async () => {
    await record('ODD', 1);
    await record('ODD', 3);
    await record('RARE', 2);
    const unmapped = async () => (await manager.get<UnmappedWords>('/vendor-words/unmapped')).body;
    expect(await unmapped()).toMatchObject({
      isMore: false,
      items: [
        {
          connectionId,
          word: 'ODD',
          records: 2,
          firstAt: '2026-11-20T12:01:00.000Z',
          lastAt: '2026-11-20T12:03:00.000Z',
          vendorWordId: null,
        },
        { word: 'RARE', records: 1 },
      ],
    });
    const made = await manager.post<VendorWordView>('/vendor-words', {
      connectionKind: 'iexpbx',
      word: 'odd',
      result: 'BUSY',
    });
    expect((await unmapped()).items[0]).toMatchObject({ word: 'ODD', vendorWordId: made.body.id });
    const asked = await manager.patch<VendorWordView>(`/vendor-words/${made.body.id}`, {
      applyToStored: true,
    });
    expect(asked.body).toMatchObject({ isApplying: true, appliedRecords: 0 });
    const jobs = await sql(
      `select job.payload from graphile_worker._private_jobs job
       join graphile_worker._private_tasks task on task.id = job.task_id
       where task.identifier = 'reconcile.apply_vendor_word'`,
    );
    expect(jobs.rows).toHaveLength(1);
  });

  it('that a SOP’s guide explains are not listed, its unknown codes are', async () => {
    const sop = { kind: 'escaux', name: 'A SOP', baseUrl: 'http://sop.example', timeZone: 'Europe/Brussels' };
    const admin = await api.signIn('admin');
    const { id } = (await admin.post<{ id: string }>('/connections', sop)).body;
    for (const code of ['000', '001', '002', '003', '200', '104']) await record(code, 4, id);
    // A code is one of its own vendor only.
    await record('200', 5);
    const { items } = (await manager.get<UnmappedWords>('/vendor-words/unmapped')).body;
    const found = (on: string) => items.filter((item) => item.connectionId === on).map(({ word }) => word);
    expect(found(id)).toEqual(['104']);
    expect(found(connectionId)).toContain('200');
  });
});
