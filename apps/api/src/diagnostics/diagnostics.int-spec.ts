import type { CampaignDiagnostics, ResultsByHour } from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import { type CampaignHarness, startCampaignHarness } from '../testing/campaign-harness.js';
import { seedAttempts } from '../testing/reconcile-kit.js';

const NOBODY = '01900000-0000-7000-8000-000000000000';

describe('why a campaign does not dial, and what its calls came to', () => {
  let desk: CampaignHarness;
  beforeAll(async () => {
    desk = await startCampaignHarness();
  });
  afterAll(() => desk.close());
  const sql = (text: string, values: unknown[] = []) => desk.api.app.get(Database).pool.query(text, values);
  const diagnose = async (id: string): Promise<CampaignDiagnostics> =>
    (await desk.manager.get<CampaignDiagnostics>(`/campaigns/${id}/diagnostics`)).body;
  const byHour = async (id: string, query: string): Promise<ResultsByHour> =>
    (await desk.manager.get<ResultsByHour>(`/campaigns/${id}/results-by-hour?${query}`)).body;

  it('is for those who watch campaigns, and knows its campaigns', async () => {
    for (const what of ['diagnostics', 'results-by-hour']) {
      expect((await desk.api.signedOut().get(`/campaigns/${NOBODY}/${what}`)).status).toBe(401);
      expect((await (await desk.api.signIn('uploader')).get(`/campaigns/${NOBODY}/${what}`)).status).toBe(
        403,
      );
      expect((await desk.manager.get(`/campaigns/nonsense/${what}`)).status).toBe(400);
      expect((await desk.manager.get(`/campaigns/${NOBODY}/${what}`)).status).toBe(404);
    }
  });

  it('counts every block with what it alone holds, and when entries come back', async () => {
    const { id } = await desk.started();
    const entries = await desk.entriesOf(id);
    const now = desk.clock.now();
    const inMinutes = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
    const set = (entry: number, state: string, blocks: string[], eligibleAt: Date | null) =>
      sql(
        'update spool_entry set state = $2::spool_state, blocks = $3, eligible_at = $4, evaluated_at = $5 where id = $1',
        [entries[entry]?.id, state, blocks, eligibleAt, now],
      );
    await set(0, 'waiting', ['CAP'], inMinutes(90));
    await set(1, 'waiting', ['CAP', 'MIN_GAP'], inMinutes(-1));
    await set(2, 'blocked', ['DNC'], null);
    const found = await diagnose(id);
    expect(found.blocks).toEqual([
      {
        code: 'CAP',
        entries: 2,
        onlyThis: 1,
        firstAt: inMinutes(-1).toISOString(),
        lastAt: inMinutes(90).toISOString(),
        withoutEnd: 0,
      },
      expect.objectContaining({ code: expect.stringMatching(/MIN_GAP|DNC/), entries: 1 }),
      expect.objectContaining({ code: expect.stringMatching(/MIN_GAP|DNC/), entries: 1 }),
    ]);
    expect(found.blocks.find(({ code }) => code === 'DNC')).toMatchObject({
      onlyThis: 1,
      withoutEnd: 1,
      firstAt: null,
    });
    expect(found.comingBack.overdue).toBe(1);
    expect(found.comingBack.hours.map(({ entries: count }) => count)).toEqual([
      0,
      1,
      ...Array<number>(22).fill(0),
    ]);
    expect(found).toMatchObject({ isStopped: false, oldestVerdictAt: now.toISOString() });
  });

  it('says over it all what holds every waiting entry', async () => {
    const { id } = await desk.started();
    const at = new Date(desk.clock.now().getTime() + 3_600_000);
    const hold = (blocks: string[]) =>
      sql(
        `update spool_entry set state = 'waiting', blocks = $2, eligible_at = $3, evaluated_at = $4
         where campaign_id = $1`,
        [id, blocks, at, desk.clock.now()],
      );
    await sql(
      `insert into dispatch_status (campaign_id, at, budget, binding, limits) values ($1, $2, 0, 'NOTHING_READY', '{}')
       on conflict (campaign_id) do update set at = excluded.at, binding = excluded.binding`,
      [id, desk.clock.now()],
    );
    for (const [block, code] of [
      ['CONTACTING_HOURS', 'contacting_hours'],
      ['CAP', 'caps'],
    ] as const) {
      await hold([block]);
      expect((await diagnose(id)).headline).toEqual({ code, entries: 3, until: at.toISOString() });
    }
  });

  it('says what keeps the whole campaign from dialing', async () => {
    const { id } = await desk.started();
    await desk.manager.post('/stop', { reason: 'A test.' });
    expect(await diagnose(id)).toMatchObject({ isStopped: true, condition: { reason: 'stopped' } });
    await desk.manager.post('/stop/release', { reason: 'The test is over.' });
    expect((await diagnose(id)).isStopped).toBe(false);
  });

  it('puts each attempt into the hour in which it was sent, on the clock asked for', async () => {
    const campaign = await desk.started();
    await sql("update spool_entry set state = 'ready' where campaign_id = $1", [campaign.id]);
    const attempts = await seedAttempts(desk.api.app.get(Database), {
      campaignId: campaign.id,
      at: new Date('2026-11-18T10:30:00Z'),
    });
    await sql("update attempt set state = 'CLOSED', result = 'ANSWERED' where id = any($1::uuid[])", [
      attempts.slice(0, 2).map(({ id }) => id),
    ]);
    const { hours, total, day } = await byHour(campaign.id, 'timeZone=Europe/Brussels');
    expect(day).toBe('2026-11-18');
    expect(hours).toHaveLength(24);
    expect(hours[0]?.from).toBe('2026-11-17T23:00:00.000Z');
    expect(total).toEqual({ open: 1, results: { ANSWERED: 2 } });
    expect(hours[11]).toEqual({ from: '2026-11-18T10:00:00.000Z', open: 1, results: { ANSWERED: 2 } });
    expect(hours[12]).toEqual({ from: '2026-11-18T11:00:00.000Z', open: 0, results: {} });
    expect((await byHour(campaign.id, 'day=2026-10-25&timeZone=Europe/Brussels')).hours).toHaveLength(25);
    expect((await desk.manager.get(`/campaigns/${campaign.id}/results-by-hour?day=2026-02-30`)).status).toBe(
      400,
    );
  });
});
