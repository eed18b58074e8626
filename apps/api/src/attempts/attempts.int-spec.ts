import type { AttemptDetail, AttemptView, CallRecordView, Page } from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import { Database } from '../database/database.service.js';
import { ReconcilePage } from '../reconcile/reconcile-page.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';
import { callRecord, seedAttempts, type SeededAttempt } from '../testing/reconcile-kit.js';

const SENT = new Date('2026-11-20T12:00:00Z');
const after = (seconds: number): Date => new Date(SENT.getTime() + seconds * 1_000);
const NOBODY = '0190b7f2-6a4e-7c1d-9b1a-0123456789ab';

describe('attempts and call records over the API', () => {
  let api: ApiHarness;
  let supervisor: ApiClient;
  let campaignId: string;
  let connectionId: string;
  let attempts: SeededAttempt[];

  beforeAll(async () => {
    api = await startApi({ clock: new TestClock(after(60)) });
    supervisor = await api.signIn('supervisor');
    const database = api.app.get(Database);
    ({ campaignId, connectionId } = await seedCampaign(database, { contacts: 5, firstNumber: 450_000_000 }));
    attempts = await seedAttempts(database, { campaignId, at: SENT });
    await api.app.get(ReconcilePage).apply(connectionId, [
      callRecord({
        vendorKey: 'id:1',
        startedAt: after(2),
        endedAt: after(9),
        destination: attempts[0]!.dialedAs,
        correlationId: attempts[0]!.correlationId,
      }),
      callRecord({ vendorKey: 'id:2', startedAt: after(3), source: '905', destination: '101' }),
    ]);
  });
  afterAll(() => api.close());

  it.each(['/attempts', `/attempts/${NOBODY}`, '/call-records', `/call-records/${NOBODY}`])(
    'keeps %s from those who are not signed in or have no business with it',
    async (path) => {
      expect((await api.signedOut().get(path)).status).toBe(401);
      expect((await (await api.signIn('uploader')).get(path)).status).toBe(403);
    },
  );

  it('tells a malformed id from one that does not exist', async () => {
    for (const path of ['/attempts', '/call-records']) {
      expect((await supervisor.get(`${path}/nonsense`)).status).toBe(400);
      expect((await supervisor.get(`${path}/${NOBODY}`)).status).toBe(404);
    }
  });

  it('lists attempts newest first, page by page, without gaps or repeats', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await supervisor.get<Page<AttemptView>>(
        `/attempts?campaignId=${campaignId}&limit=2${cursor}`,
      );
      seen.push(...body.items.map((item) => item.id));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(attempts.map((attempt) => attempt.id).sort((a, b) => (a < b ? 1 : -1)));
  });

  it('narrows the list by state, result and number', async () => {
    const ids = async (query: string) =>
      (await supervisor.get<Page<AttemptView>>(`/attempts?${query}`)).body.items.map((item) => item.id);
    expect(await ids('state=CLOSED&result=ANSWERED')).toEqual([attempts[0]!.id]);
    expect(await ids('result=BUSY')).toEqual([]);
    expect(await ids(`number=${attempts[1]!.dialedAs}`)).toEqual([attempts[1]!.id]);
    expect((await supervisor.get('/attempts?state=GONE')).status).toBe(400);
  });

  it('shows an attempt with its records and its story in order', async () => {
    const { body } = await supervisor.get<AttemptDetail>(`/attempts/${attempts[0]!.id}`);
    expect(body).toMatchObject({ state: 'CLOSED', result: 'ANSWERED', number: attempts[0]!.number });
    expect(body.callRecords).toMatchObject([
      { vendorKey: 'id:1', matchedBy: 'correlation_id', confidence: 1 },
    ]);
    const story = body.timeline.map((item) => item.what);
    expect(story).toEqual(['reserved', 'sent', 'vendor answered', 'dialled', 'call record read', 'closed']);
    expect(body.timeline.map((item) => item.at)).toEqual(body.timeline.map((item) => item.at).sort());
  });

  it('lists what belongs to no attempt until somebody has looked at it, and notes who did', async () => {
    const open = () =>
      supervisor.get<Page<CallRecordView>>(
        `/call-records?matched=false&reviewed=false&connectionId=${connectionId}`,
      );
    const [record] = (await open()).body.items;
    expect(record).toMatchObject({ vendorKey: 'id:2', attemptId: null, reviewedAt: null });
    const integration = await api.signIn('integration');
    expect((await integration.post(`/call-records/${record!.id}/review`)).status).toBe(403);
    for (const _time of ['once', 'twice']) {
      const answer = await supervisor.post<CallRecordView>(`/call-records/${record!.id}/review`);
      expect(answer).toMatchObject({ status: 200, body: { reviewedAt: after(60).toISOString() } });
    }
    expect((await open()).body.items).toEqual([]);
    const { rows } = await api.app
      .get(Database)
      .pool.query(`select count(*)::int as count from audit_entry where action = 'call_record.reviewed'`);
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('asks for no review of a record that has its attempt', async () => {
    const { body } = await supervisor.get<Page<CallRecordView>>(`/call-records?attemptId=${attempts[0]!.id}`);
    const answer = await supervisor.post(`/call-records/${body.items[0]!.id}/review`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'call_record.is_matched' } });
  });
});
