import type {
  AddDncAnswer,
  DncCounts,
  DncEntryView,
  DncImportPreview,
  DncRecallView,
  Page,
  StoredFileView,
} from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import { Database } from '../database/database.service.js';
import { RecallRepository } from '../dispatch/recall.repository.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';
import { seedAttempts, type SeededAttempt } from '../testing/reconcile-kit.js';
import { DncUpkeep } from './dnc-upkeep.js';

const clock = new TestClock();
let api: ApiHarness;
let manager: ApiClient;
let campaignId: string;
let attempts: SeededAttempt[];

beforeAll(async () => {
  api = await startApi({ clock });
  manager = await api.signIn('manager');
  const database = api.app.get(Database);
  ({ campaignId } = await seedCampaign(database, {
    contacts: 3,
    firstNumber: 470_777_000,
    method: 'dialer_push',
  }));
  attempts = await seedAttempts(database, { campaignId, at: clock.now() });
}, 60_000);
afterAll(() => api?.close());
beforeEach(() => api.database.database.pool.query('delete from dnc_entry'));

// Entries of one moment have no order.
const add = async (value: string, rest: object = {}) => {
  clock.advance(1);
  return (
    await manager.post<AddDncAnswer>('/dnc', {
      entries: [{ value, reason: 'Asked us to stop', ...rest }],
    })
  ).body;
};
const list = async (query = '') =>
  (await manager.get<Page<DncEntryView>>(`/dnc?${query}`)).body.items.map(({ value }) => value);
const counts = async () => (await manager.get<DncCounts>('/dnc/counts')).body;
const recalls = async (query: string) =>
  (await manager.get<Page<DncRecallView>>(`/dnc/recalls?${query}`)).body.items;
const inAnHour = () => new Date(clock.now().getTime() + 3_600_000).toISOString();

describe('the list of do-not-call entries', () => {
  it('is narrowed by everything that an entry says of itself', async () => {
    await add('+32470000001', { source: 'customer' });
    await add('+32470000002', { scope: 'campaign', campaignId, reason: 'Complaint 50%_a' });
    await add('+32900', { match: 'prefix', source: 'premium' });
    await add('+32470000003', { expiresAt: inAnHour() });
    expect(await list()).toEqual(['+32470000003', '+32900', '+32470000002', '+32470000001']);
    expect(await list('source=customer')).toEqual(['+32470000001']);
    expect(await list('scope=campaign')).toEqual(['+32470000002']);
    expect(await list(`campaignId=${campaignId}`)).toEqual(['+32470000002']);
    expect(await list('scope=group')).toEqual([]);
    expect(await list('match=prefix')).toEqual(['+32900']);
    expect(await list('reason=complaint')).toEqual(['+32470000002']);
    expect(await list(`reason=${encodeURIComponent('complaint 50%_')}`)).toEqual(['+32470000002']);
    expect(await list(`reason=${encodeURIComponent('complaint%a')}`)).toEqual([]);
    expect(await list('addedBy=a%20manager')).toHaveLength(4);
    expect(await list('addedBy=nobody')).toEqual([]);
    expect(await list('expiry=dated')).toEqual(['+32470000003']);
    expect(await list('expiry=never')).toHaveLength(3);
    expect(await list('search=3290')).toEqual(['+32900']);
    const now = clock.now().toISOString();
    expect(await list(`from=${now}`)).toEqual(['+32470000003']);
    expect(await list(`to=${now}`)).toHaveLength(3);
    expect((await manager.get('/dnc?state=gone')).status).toBe(400);
  });

  it('names the campaign, and keeps what has ended apart', async () => {
    const { entries } = await add('+32470000004', { scope: 'campaign', campaignId });
    await add('+32470000005');
    const { body } = await manager.get<Page<DncEntryView>>('/dnc?scope=campaign');
    expect(body.items).toMatchObject([{ campaignId, campaignName: expect.stringMatching(/^seed/) }]);
    await manager.post(`/dnc/${entries[0]!.id}/removal`, { reason: 'wrong number' });
    expect(await list('state=live')).toEqual(['+32470000005']);
    expect(await list('state=ended')).toEqual(['+32470000004']);
    expect(await list('state=all')).toHaveLength(2);
  });
});

describe('the counts of do-not-call entries', () => {
  it('follow every change, whether folded or not', async () => {
    const first = await add('+32470000006', { source: 'customer' });
    await add('+32470000007', { source: 'customer', expiresAt: inAnHour() });
    await add('+32470000007', { source: 'customer', expiresAt: inAnHour() });
    await add('+32470000008', { scope: 'campaign', campaignId });
    const upkeep = api.app.get(DncUpkeep);
    const expected = {
      entries: 3,
      dated: 1,
      scopes: [
        { scope: 'all', entries: 2 },
        { scope: 'group', entries: 0 },
        { scope: 'campaign', entries: 1 },
      ],
      sources: [
        { source: 'customer', entries: 2, importedAt: null },
        { source: 'manual', entries: 1 },
      ],
    };
    expect(await counts()).toMatchObject(expected);
    await upkeep.run();
    await upkeep.run();
    expect(await counts()).toMatchObject(expected);
    // A later end for what is there already, then none.
    await add('+32470000007', { source: 'customer' });
    expect(await counts()).toMatchObject({ entries: 3, dated: 0 });
    await manager.post(`/dnc/${first.entries[0]!.id}/removal`, { reason: 'wrong number' });
    expect(await counts()).toMatchObject({ entries: 2 });
    await api.database.database.pool.query('delete from dnc_entry');
    expect(await counts()).toMatchObject({ entries: 0, dated: 0, sources: [] });
  });

  it('leave out what has expired, which becomes history', async () => {
    await add('+32470000009', { expiresAt: inAnHour() });
    clock.advance(3_600_000);
    await api.app.get(DncUpkeep).run();
    expect(await counts()).toMatchObject({ entries: 0, dated: 0 });
    const { body } = await manager.get<Page<DncEntryView>>('/dnc?state=ended');
    expect(body.items).toMatchObject([{ value: '+32470000009', removedReason: 'expired', isLive: false }]);
  });
});

describe('the proof of a recall', () => {
  it('tells what was past the gate, what the vendor gave back, and what is not proven', async () => {
    const [waiting, given, failed] = attempts;
    const values = [waiting!, given!, failed!].map(({ number }) => ({ value: number, reason: 'stop' }));
    const { body } = await manager.post<AddDncAnswer>('/dnc', { entries: values });
    expect(body.alreadyPastGate).toHaveLength(3);
    const repository = api.app.get(RecallRepository);
    await repository.recordReceipt(given!.id, clock.now(), 'removed');
    await repository.recordFailure(failed!.id, clock.now(), 'no answer');
    await repository.recordFailure(failed!.id, clock.now(), 'no answer again');

    const all = await recalls(`additionId=${body.additionId}`);
    const byAttempt = new Map(all.map((one) => [one.attemptId, one]));
    expect(byAttempt.get(waiting!.id)).toMatchObject({
      outcome: 'waiting',
      tries: 0,
      receipt: null,
      campaignId,
    });
    expect(byAttempt.get(given!.id)).toMatchObject({
      outcome: 'recalled',
      receipt: 'removed',
      recalledAt: clock.now().toISOString(),
    });
    expect(byAttempt.get(failed!.id)).toMatchObject({
      outcome: 'failed',
      receipt: 'no answer again',
      tries: 2,
    });
    expect(
      (await recalls(`additionId=${body.additionId}&open=true`)).map((one) => one.attemptId).sort(),
    ).toEqual([waiting!.id, failed!.id].sort());
    expect(await counts()).toMatchObject({ openRecalls: 2 });
    const entry = await manager.get<DncEntryView>(`/dnc/${byAttempt.get(given!.id)!.entryId}`);
    expect(entry.body.recall).toEqual({ pastGate: 1, recalled: 1, open: 0 });
    expect(await recalls(`entryId=${entry.body.id}`)).toHaveLength(1);
  });

  it('finds by a prefix every attempt that it forbids, and says when nothing was past the gate', async () => {
    const { entries } = await add('+32470777', { match: 'prefix' });
    await add('+32470123499');
    // The one that was given back is past nothing any more.
    expect(await recalls(`entryId=${entries[0]!.id}`)).toHaveLength(2);
    const { body } = await manager.get<Page<DncEntryView>>('/dnc');
    expect(body.items.map(({ recall }) => recall)).toEqual([
      { pastGate: 0, recalled: 0, open: 0 },
      { pastGate: 2, recalled: 0, open: 2 },
    ]);
  });

  it('does not claim to know of entries that came without one', async () => {
    await api.database.database.pool.query(
      `insert into dnc_entry (id, scope, match, value, reason, source, created_by, created_at)
       values (gen_random_uuid(), 'all', 'number', '32470000010', 'old', 'manual', 'somebody', $1)`,
      [clock.now()],
    );
    const { body } = await manager.get<Page<DncEntryView>>('/dnc');
    expect(body.items).toMatchObject([{ recall: null }]);
  });
});

describe('the preview of a do-not-call file', () => {
  it('shows columns, the guess, and what the first rows become', async () => {
    const upload = await manager.post<StoredFileView>(
      '/files?name=n.csv',
      'name;phone\nAnn;0470 12 34 01\nBob;12\n',
    );
    const preview = async (rest: object) =>
      (await manager.post<DncImportPreview>('/dnc-imports/preview', { fileId: upload.body.id, ...rest }))
        .body;
    expect(await preview({ country: 'BE' })).toMatchObject({
      hasHeader: true,
      column: 2,
      columns: [
        { column: 1, header: 'name', samples: ['Ann', 'Bob'] },
        { column: 2, header: 'phone', samples: ['0470 12 34 01', '12'] },
      ],
      rows: [
        { line: 2, value: '+32470123401', message: null },
        { line: 3, text: '12', value: null, message: expect.any(String) },
      ],
    });
    expect((await preview({ column: 1, hasHeader: false })).rows).toHaveLength(3);
    expect(await list()).toEqual([]);
  });

  it('is closed to those who may not import', async () => {
    const supervisor = await api.signIn('supervisor');
    expect((await supervisor.post('/dnc-imports/preview', {})).status).toBe(403);
    for (const path of ['/dnc/counts', '/dnc/recalls']) {
      expect((await supervisor.get(path)).status).toBe(200);
      expect((await (await api.signIn('agent')).get(path)).status).toBe(403);
      expect((await api.signedOut().get(path)).status).toBe(401);
    }
  });
});
