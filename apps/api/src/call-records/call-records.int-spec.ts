import type { CallRecordCounts, CallRecordDetail, CallRecordItem, Page } from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import { Database } from '../database/database.service.js';
import { ReconcilePage } from '../reconcile/reconcile-page.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';
import { callRecord, seedAttempts, type SeededAttempt } from '../testing/reconcile-kit.js';

const SENT = new Date('2026-11-20T12:00:00Z');
const after = (seconds: number): Date => new Date(SENT.getTime() + seconds * 1_000);
const OWN = '3225550000';

let api: ApiHarness;
let supervisor: ApiClient;
let ivr: { campaignId: string; connectionId: string };
let masked: { campaignId: string; connectionId: string };
let ivrAttempts: SeededAttempt[];
let maskedAttempts: SeededAttempt[];

beforeAll(async () => {
  api = await startApi({ clock: new TestClock(after(60)) });
  supervisor = await api.signIn('supervisor');
  const database = api.app.get(Database);
  const pages = api.app.get(ReconcilePage);
  ivr = await seedCampaign(database, { contacts: 3, firstNumber: 450_000_000 });
  masked = await seedCampaign(database, { contacts: 3, firstNumber: 460_000_000, method: 'masked_call' });
  ivrAttempts = await seedAttempts(database, { campaignId: ivr.campaignId, at: SENT });
  maskedAttempts = await seedAttempts(database, { campaignId: masked.campaignId, at: SENT });
  const [first, second] = ivrAttempts;
  await pages.apply(ivr.connectionId, [
    callRecord({
      vendorKey: 'id:1',
      startedAt: after(2),
      destination: first!.dialedAs,
      correlationId: first!.correlationId,
    }),
    callRecord({
      vendorKey: 'id:2',
      startedAt: after(5),
      destination: second!.dialedAs,
      correlationId: second!.correlationId,
      dispositionWord: 'ODD',
      result: null,
    }),
    callRecord({ vendorKey: 'id:3', startedAt: after(4), destination: ivrAttempts[2]!.dialedAs }),
    callRecord({ vendorKey: 'id:4', startedAt: after(3), source: '905', destination: '101', result: 'BUSY' }),
    callRecord({ vendorKey: 'id:5', startedAt: after(1), destination: '102', correlationId: 'f'.repeat(32) }),
  ]);
  await pages.apply(masked.connectionId, [
    callRecord({
      vendorKey: 'id:6',
      startedAt: after(6),
      source: OWN,
      destination: maskedAttempts[0]!.dialedAs,
    }),
    callRecord({
      vendorKey: 'id:7',
      startedAt: after(-3_600),
      source: OWN,
      destination: maskedAttempts[1]!.dialedAs,
    }),
  ]);
}, 60_000);
afterAll(() => api?.close());

const list = async (query = '') =>
  (await supervisor.get<Page<CallRecordItem>>(`/call-records?${query}`)).body.items;
const keys = async (query = '') => (await list(query)).map(({ vendorKey }) => vendorKey);
const detail = async (key: string) => {
  const [item] = (await list()).filter(({ vendorKey }) => vendorKey === key);
  return (await supervisor.get<CallRecordDetail>(`/call-records/${item!.id}`)).body;
};

describe('the list of call records', () => {
  it('stands in the order of the calls, newest first, whole over any pages', async () => {
    const all = ['id:6', 'id:2', 'id:3', 'id:4', 'id:1', 'id:5', 'id:7'];
    expect(await keys()).toEqual(all);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await supervisor.get<Page<CallRecordItem>>(`/call-records?limit=2${from}`);
      paged.push(...body.items.map(({ vendorKey }) => vendorKey));
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(all);
    expect((await supervisor.get('/call-records?cursor=bm8')).status).toBe(400);
  });

  it('is narrowed by connection, campaign, match, result and stretch of time', async () => {
    expect(await keys(`connectionId=${masked.connectionId}`)).toEqual(['id:6', 'id:7']);
    expect(await keys(`campaignId=${ivr.campaignId}`)).toEqual(['id:2', 'id:1']);
    expect(await keys('match=correlation_id')).toEqual(['id:2', 'id:1']);
    expect(await keys('match=numbers_and_time')).toEqual(['id:6']);
    expect(await keys('match=none')).toEqual(['id:3', 'id:4', 'id:5', 'id:7']);
    expect(await keys('match=none&reviewed=true')).toEqual([]);
    expect(await keys('result=BUSY')).toEqual(['id:4']);
    expect(await keys('result=UNKNOWN')).toEqual(['id:2']);
    const [from, to] = [after(2).toISOString(), after(4).toISOString()];
    expect(await keys(`from=${from}&to=${to}`)).toEqual(['id:4', 'id:1']);
    expect((await supervisor.get('/call-records?match=guess')).status).toBe(400);
  });

  it('is searched by number, in the forms that vendors write, and by id', async () => {
    const [first] = ivrAttempts;
    expect(await keys(`search=${encodeURIComponent(first!.number)}`)).toEqual(['id:1']);
    expect(await keys(`search=${ivrAttempts[2]!.number.slice(1)}`)).toEqual(['id:3']);
    expect(await keys('search=905')).toEqual(['id:4']);
    expect(await keys(`search=${first!.id}`)).toEqual(['id:1']);
    expect(await keys(`search=${first!.correlationId}`)).toEqual(['id:1']);
    expect(await keys(`search=${(await list())[0]!.id}`)).toEqual(['id:6']);
    expect((await supervisor.get('/call-records?search=nonsense')).status).toBe(400);
  });

  it('names connection and campaign, and leaves the raw row to the record itself', async () => {
    const [item] = await list('match=correlation_id');
    expect(item).toMatchObject({ campaignId: ivr.campaignId, campaignName: expect.stringMatching(/^seed/) });
    expect(item).toMatchObject({ connectionId: ivr.connectionId, connectionName: expect.any(String) });
    expect(item).not.toHaveProperty('raw');
    expect(await detail('id:1')).toMatchObject({ raw: { id: 'id:1' } });
  });
});

describe('how sure a match is', () => {
  it('says what speaks for it', async () => {
    const { certainty, attempt, candidates } = await detail('id:1');
    expect(certainty).toEqual({ code: 'correlation_id', count: null });
    expect(attempt).toMatchObject({ id: ivrAttempts[0]!.id, state: 'CLOSED', records: 1 });
    expect(attempt?.evidence.map(({ code, holds }) => [code, holds])).toEqual([
      ['correlation_id', 'yes'],
      ['vendor_id', 'absent'],
      ['number', 'yes'],
      ['time', 'yes'],
    ]);
    expect(candidates).toEqual([]);
    const byNumbers = await detail('id:6');
    expect(byNumbers.certainty.code).toBe('numbers_and_time');
    expect(byNumbers.attempt?.evidence).toContainEqual({
      code: 'time',
      holds: 'yes',
      ofRecord: after(6).toISOString(),
      ofAttempt: SENT.toISOString(),
      seconds: 6,
    });
  });

  it('shows which attempts a record without one could have belonged to, and why it does not', async () => {
    const unnamed = await detail('id:3');
    expect(unnamed.certainty).toEqual({ code: 'none_fits', count: null });
    expect(unnamed.candidates).toMatchObject([{ id: ivrAttempts[2]!.id, whyNot: ['carries_no_id'] }]);
    expect((await detail('id:4')).candidates).toEqual([]);
    expect((await detail('id:5')).certainty.code).toBe('id_unknown');
  });

  it('looks for attempts of the day before, and not for those that came after the call', async () => {
    expect((await detail('id:7')).candidates).toEqual([]);
  });
});

describe('what waits for a person', () => {
  const counts = async (query = '') =>
    (await supervisor.get<CallRecordCounts>(`/call-records/counts?${query}`)).body;

  it('is counted, and reviewed records leave the count', async () => {
    expect(await counts()).toEqual({
      toReview: { count: 4, isMore: false },
      unmapped: { count: 1, isMore: false },
      byNumbers: { count: 1, isMore: false },
    });
    expect(await counts(`connectionId=${masked.connectionId}`)).toMatchObject({ toReview: { count: 1 } });
    const { id } = await detail('id:4');
    const reviewed = await supervisor.post<CallRecordDetail>(`/call-records/${id}/review`);
    expect(reviewed.body).toMatchObject({ reviewedAt: after(60).toISOString(), candidates: [] });
    expect(await counts()).toMatchObject({ toReview: { count: 3 } });
    expect(await keys('match=none&reviewed=false')).toEqual(['id:3', 'id:5', 'id:7']);
  });

  it('is not for those who have no business with it', async () => {
    expect((await api.signedOut().get('/call-records/counts')).status).toBe(401);
    expect((await (await api.signIn('agent')).get('/call-records/counts')).status).toBe(403);
  });
});
