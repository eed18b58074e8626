import type { CampaignRow, CampaignRowPage, CampaignRowsEvent } from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import { type CampaignHarness, startCampaignHarness } from '../testing/campaign-harness.js';
import { seedAttempts } from '../testing/reconcile-kit.js';

const ZONE = 'Europe/Brussels';

describe('the table of campaigns', () => {
  let desk: CampaignHarness;
  beforeAll(async () => {
    desk = await startCampaignHarness();
  });
  beforeEach(async () => {
    // What one test leaves behind must not fill another's pages; a second later the shared look is taken anew.
    await desk.prisma.campaign.deleteMany();
    desk.clock.advance(20_000);
  });
  afterAll(() => desk.close());

  const sql = (text: string, values: unknown[] = []) =>
    desk.api.app.get(Database).pool.query(text, values as unknown[]);
  const page = async (query = ''): Promise<CampaignRowPage> => {
    const answer = await desk.manager.get<CampaignRowPage>(
      `/overview/campaigns?timeZone=${encodeURIComponent(ZONE)}&${query}`,
    );
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const names = async (query: string): Promise<string[]> => (await page(query)).items.map(({ name }) => name);

  /** All pages of two rows each. */
  async function walk(query: string): Promise<string[]> {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, nextCursor }: CampaignRowPage = await page(
        `limit=2&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...items.map(({ name }) => name));
      cursor = nextCursor;
    }
    return seen;
  }

  it('is for those who watch campaigns', async () => {
    const path = '/overview/campaigns';
    expect((await desk.api.signedOut().get(path)).status).toBe(401);
    for (const role of ['uploader', 'agent'] as const)
      expect((await (await desk.api.signIn(role)).get(path)).status).toBe(403);
    for (const role of ['supervisor', 'integration'] as const)
      expect((await (await desk.api.signIn(role)).get(path)).status).toBe(200);
    for (const query of [
      'sort=size',
      'standing=asleep',
      'timeZone=Nowhere/Else',
      'connectionId=x',
      'limit=0',
    ])
      expect([query, (await desk.manager.get(`${path}?${query}`)).status]).toEqual([query, 400]);
  });

  it('shows a running campaign with its entries, its day, its window and who changed it', async () => {
    const { id } = await desk.started({ name: 'Winback Fibra Q4' });
    const before = page();
    expect((await before).items).toMatchObject([
      {
        id,
        name: 'Winback Fibra Q4',
        state: 'running',
        stateChangedBy: 'A manager',
        // The tests' API runs no jobs; a fresh start has half a minute to be taken up.
        condition: null,
        vendorName: '700',
        connection: { kind: 'iexpbx', standing: 'unknown' },
        lists: 1,
        entries: { new: 3, waiting: 0, ready: 0, in_flight: 0, done: 0, blocked: 0 },
        limit: null,
        today: { attempts: 0, answered: 0, settled: 0 },
        estimatedEndAt: null,
        window: { isOpen: true, timeZone: ZONE },
        changed: { by: 'A manager', action: 'campaign.started', at: desk.clock.now().toISOString() },
      },
    ]);

    await sql(`update spool_entry set state = 'ready'`);
    await seedAttempts(desk.api.app.get(Database), { campaignId: id, at: new Date('2026-11-18T08:40:00Z') });
    await sql(`update attempt set state = 'CLOSED', result = 'ANSWERED' where number like '%0'`);
    const [row] = (await page()).items;
    expect(row).toMatchObject({ today: { attempts: 3, answered: 1, settled: 1 }, entries: { in_flight: 3 } });
    // The day of Brussels began at 23:00 UTC, so 09:40 there is its tenth hour; noon is its thirteenth.
    expect(row?.attemptsByHour).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0]);
  });

  it('tells the end of a campaign by its pace, and the limit that holds it', async () => {
    const { id } = await desk.started();
    await sql(
      `insert into campaign_activity_counter (campaign_id, quarter_hour, what, amount)
       select $1, quarter, what, 15 from unnest(array['DONE', 'BUSY']) what,
         generate_series($2::timestamptz - interval '2 hours', $2::timestamptz - interval '15 minutes', '15 minutes') quarter`,
      [id, new Date('2026-11-18T11:00:00Z')],
    );
    await sql(
      `insert into dispatch_status (campaign_id, at, budget, binding, limits) values ($1, $2, 0, 'CONCURRENT_CALLS', $3)`,
      [id, desk.clock.now(), JSON.stringify({ CONCURRENT_CALLS: 0, CALLS_PER_SECOND: 4 })],
    );
    const [row] = (await page()).items;
    expect(row?.limit).toMatchObject({ binding: 'CONCURRENT_CALLS', limits: { CALLS_PER_SECOND: 4 } });
    // Three left at one a minute.
    expect(Date.parse(row!.estimatedEndAt!) - desk.clock.now().getTime()).toBe(3 * 60_000);
  });

  it('pages in every order without missing a campaign or showing one twice', async () => {
    for (const name of ['echo', 'Alpha', 'delta', 'Bravo', 'charlie']) await desk.withList({ name });
    expect(await walk('sort=name')).toEqual(['Alpha', 'Bravo', 'charlie', 'delta', 'echo']);
    expect(await walk('sort=name&direction=desc')).toEqual(['echo', 'delta', 'charlie', 'Bravo', 'Alpha']);
    for (const sort of ['state', 'progress', 'changed'])
      for (const direction of ['asc', 'desc'])
        expect((await walk(`sort=${sort}&direction=${direction}`)).sort()).toEqual(
          ['echo', 'Alpha', 'delta', 'Bravo', 'charlie'].sort(),
        );
  });

  it('orders by state as people look for it, by progress, and by the last change', async () => {
    const draft = await desk.withList({ name: 'A draft' });
    const half = await desk.started({ name: 'Half' });
    const little = await desk.started({ name: 'Little' });
    await desk.manager.post(`/campaigns/${half.id}/pause`);
    const close = (campaignId: string, many: number) =>
      sql(
        `update spool_entry set state = 'done' where id in (
           select id from spool_entry where campaign_id = $1 order by id limit $2)`,
        [campaignId, many],
      );
    await close(half.id, 2);
    await close(little.id, 1);
    expect(await names('sort=state')).toEqual(['Little', 'Half', 'A draft']);
    expect(await names('sort=progress&direction=desc')).toEqual(['Half', 'Little', 'A draft']);
    expect(await names('sort=changed&direction=desc')).toEqual(['Half', 'Little', 'A draft']);
    await desk.manager.patch(`/campaigns/${draft.id}`, { name: 'A draft, edited' });
    expect((await names('sort=changed&direction=desc'))[0]).toBe('A draft, edited');
  });

  it('is narrowed by state, standing, connection and a part of the name', async () => {
    const hours = await desk.admin.post<{ id: string }>('/calling-hours', {
      name: `Evening ${crypto.randomUUID()}`,
      week: { 3: [{ from: '18:00', to: '20:00' }] },
    });
    await desk.withList({ name: 'Draft ç' });
    await desk.started({ name: 'Dials' });
    await desk.started({ name: 'Waits', dialingHoursId: hours.body.id });
    const broken = await desk.started({ name: 'Broken 100%' });
    await sql(`update calling_hours set week = '{}' where id = $1`, [desk.kit.rules.weekdays]);
    await sql('update campaign set dialing_hours_id = $2 where id = $1', [
      broken.id,
      desk.kit.rules.weekdays,
    ]);
    desk.clock.advance(1_000);

    expect(await names('standing=dialing')).toEqual(['Dials']);
    expect(await names('standing=waiting')).toEqual(['Waits']);
    expect(await names('standing=needs_hand')).toEqual(['Broken 100%']);
    expect(await names('state=draft,paused')).toEqual(['Draft ç']);
    expect(await names('search=Ç')).toEqual(['Draft ç']);
    expect(await names('search=0%25')).toEqual(['Broken 100%']);
    expect(await names(`connectionId=${desk.kit.ucontactId}`)).toEqual([]);
    expect(await names(`connectionId=${desk.kit.ucontactId},${desk.kit.iexpbxId}`)).toHaveLength(4);
    const { counts, items } = await page('standing=waiting');
    expect(counts).toMatchObject({ all: 4, dialing: 1, waiting: 1, invalid: 1, needsHand: 1 });
    expect(counts.byState).toMatchObject({ draft: 1, running: 3, paused: 0 });
    expect(items[0]?.condition).toMatchObject({ reason: 'outside_hours', until: '2026-11-18T17:00:00.000Z' });
    expect(items[0]?.window).toEqual({
      isOpen: false,
      changesAt: '2026-11-18T17:00:00.000Z',
      timeZone: ZONE,
    });
  });

  it('counts a scheduled campaign that could not start among those that need a hand', async () => {
    const startAt = new Date(desk.clock.now().getTime() + 3_600_000).toISOString();
    const { id } = await desk.withList({ name: 'Tonight' });
    expect((await desk.manager.post(`/campaigns/${id}/schedule`, { startAt })).status).toBe(200);
    expect(await names('standing=needs_hand')).toEqual([]);
    await sql(
      `update contact_list set archived_at = now() where id in (
      select list_id from campaign_list where campaign_id = $1)`,
      [id],
    );
    desk.clock.advance(15_000);
    expect(await names('standing=needs_hand')).toEqual(['Tonight']);
  });

  it('refuses a cursor of another order, and one that somebody made up', async () => {
    for (const name of ['one', 'two', 'three']) await desk.withList({ name });
    const { nextCursor } = await page('limit=1&sort=name');
    const forged = Buffer.from(JSON.stringify(['name', 'a\0b', crypto.randomUUID()])).toString('base64url');
    for (const query of [
      `sort=changed&cursor=${nextCursor}`,
      `sort=progress&cursor=${nextCursor}`,
      `cursor=${forged}`,
    ])
      expect(await desk.manager.get(`/overview/campaigns?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'request.malformed_cursor' },
      });
  });

  it('tells every open browser of a change within a second or two, and only of that', async () => {
    const [first, second] = [await desk.started({ name: 'First' }), await desk.started({ name: 'Second' })];
    const stop = new AbortController();
    const response = await desk.manager.raw(
      'GET',
      `/overview/campaigns/events?ids=${first.id},${second.id}&timeZone=${ZONE}`,
      { headers: { accept: 'text/event-stream' }, signal: stop.signal },
    );
    const events = readEvents(response);
    expect((await events.next()).rows.map(({ name }) => name)).toEqual(['First', 'Second']);
    await desk.manager.post(`/campaigns/${second.id}/pause`);
    const changed = await events.nextWith((event) => event.rows.length > 0);
    expect(changed.rows).toMatchObject([{ id: second.id, state: 'paused', stateChangedBy: 'A manager' }]);
    await sql('delete from campaign where id = $1', [first.id]);
    expect((await events.nextWith((event) => event.gone.length > 0)).gone).toEqual([first.id]);
    stop.abort();
  });
});

/** The `rows` events of a stream, in order. */
function readEvents(response: Response) {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async (): Promise<CampaignRowsEvent> => {
    for (;;) {
      const event = /event: rows\n[^]*?data: (.*)\n\n/.exec(text);
      if (event !== null) {
        text = text.slice(event.index + event[0].length);
        return JSON.parse(event[1]!) as { at: string; rows: CampaignRow[]; gone: string[] };
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('The stream ended.');
      text += decoder.decode(value, { stream: true });
    }
  };
  return {
    next,
    nextWith: async (is: (event: CampaignRowsEvent) => boolean): Promise<CampaignRowsEvent> => {
      for (;;) {
        const event = await next();
        if (is(event)) return event;
      }
    },
  };
}
