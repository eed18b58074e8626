import type { ActivityView, AttentionItem, OverviewView } from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import { type CampaignHarness, startCampaignHarness } from '../testing/campaign-harness.js';
import { seedAttempts } from '../testing/reconcile-kit.js';

const ZONE = 'Europe/Brussels';

describe('the overview', () => {
  let desk: CampaignHarness;
  beforeAll(async () => {
    desk = await startCampaignHarness();
  });
  beforeEach(async () => {
    await sql('delete from open_attempt');
    await sql('truncate campaign_activity_counter');
    await desk.prisma.campaign.deleteMany();
    desk.clock.set('2026-11-18T11:00:00Z');
    desk.clock.advance(20_000);
  });
  afterAll(() => desk.close());

  const sql = (text: string, values: unknown[] = []) => desk.api.app.get(Database).pool.query(text, values);
  const overview = async (): Promise<OverviewView> => {
    desk.clock.advance(5_000);
    return (await desk.manager.get<OverviewView>(`/overview?timeZone=${ZONE}`)).body;
  };
  const attention = async (): Promise<AttentionItem[]> => (await overview()).attention.items;
  const now = () => desk.clock.now();
  const ago = (minutes: number): Date => new Date(now().getTime() - minutes * 60_000);
  const circuit = (connectionId: string, state: string) =>
    sql(
      `insert into snapshot (connection_id, kind, seen_at, payload) values ($1, 'circuit', $2, $3)
       on conflict (connection_id, kind) do update set seen_at = excluded.seen_at, payload = excluded.payload`,
      [
        connectionId,
        now(),
        JSON.stringify({
          state,
          lastError: { kind: 'timeout', message: 'No answer in 5 s.', at: now() },
          nextTryAt: state === 'open' ? new Date(now().getTime() + 30_000) : null,
        }),
      ],
    );

  it('is for those who watch campaigns', async () => {
    for (const path of ['/overview', '/overview/activity']) {
      expect((await desk.api.signedOut().get(path)).status).toBe(401);
      expect((await (await desk.api.signIn('uploader')).get(path)).status).toBe(403);
      expect((await (await desk.api.signIn('supervisor')).get(path)).status).toBe(200);
      expect((await desk.manager.get(`${path}?timeZone=Nowhere`)).status).toBe(400);
    }
  });

  it('is calm when there is nothing', async () => {
    expect(await overview()).toMatchObject({
      timeZone: ZONE,
      dayStart: '2026-11-17T23:00:00.000Z',
      counts: { all: 0, dialing: 0, waiting: 0, invalid: 0, needsHand: 0 },
      inFlight: 0,
      dialable: 0,
      remaining: 0,
      running: [],
      waiting: [],
      attention: { items: [] },
    });
  });

  it('says what runs, what waits and until when, with the openings of the next 24 hours', async () => {
    const evening = await desk.admin.post<{ id: string }>('/calling-hours', {
      name: `Evening ${crypto.randomUUID()}`,
      week: { 3: [{ from: '18:00', to: '20:00' }], 4: [{ from: '09:00', to: '10:00' }] },
    });
    const busy = await desk.started({ name: 'Busy' });
    await desk.started({ name: 'Ample' });
    await desk.started({ name: 'Later', dialingHoursId: evening.body.id });
    await sql(`update spool_entry set state = 'ready' where campaign_id = $1`, [busy.id]);
    await seedAttempts(desk.api.app.get(Database), { campaignId: busy.id, at: ago(20) });
    const draining = await desk.started({ name: 'Draining' });
    await desk.manager.post(`/campaigns/${draining.id}/drain`);

    const view = await overview();
    expect(view.running.map(({ name, state }) => [name, state])).toEqual([
      ['Busy', 'running'],
      ['Ample', 'running'],
      ['Draining', 'draining'],
    ]);
    expect(view.waiting).toMatchObject([
      { name: 'Later', condition: { reason: 'outside_hours', until: '2026-11-18T17:00:00.000Z' } },
    ]);
    expect(view.waiting[0]?.openings).toEqual([
      { from: '2026-11-18T17:00:00.000Z', to: '2026-11-18T19:00:00.000Z' },
      { from: '2026-11-19T08:00:00.000Z', to: '2026-11-19T09:00:00.000Z' },
    ]);
    expect(view).toMatchObject({
      inFlight: 3,
      remaining: 9,
      today: { attempts: 3, answered: 0, settled: 0 },
      yesterday: { attempts: 0 },
      counts: { all: 4, dialing: 2, waiting: 1 },
    });
  });

  it('shows at most ten of each, and counts the others', async () => {
    for (let index = 0; index < 12; index += 1) await desk.started();
    const view = await overview();
    expect([view.running.length, view.counts.dialing]).toEqual([10, 12]);
  });

  it('names a vendor that does not answer, with the campaigns that wait for it and the next try', async () => {
    await desk.started();
    await circuit(desk.kit.iexpbxId, 'open');
    const [item] = await attention();
    expect(item).toMatchObject({
      kind: 'connection_down',
      connectionId: desk.kit.iexpbxId,
      source: 'calls',
      message: 'No answer in 5 s.',
      campaigns: 1,
      nextTryAt: expect.any(String),
    });
    expect((await overview()).waiting).toMatchObject([
      { condition: { reason: 'vendor' }, connection: { standing: 'down' } },
    ]);
    await circuit(desk.kit.iexpbxId, 'closed');
    expect(await attention()).toEqual([]);
  });

  it('names a connection whose call records are not read, but not for one failed reading', async () => {
    const mark = (closedUntil: Date, lastError: string | null) =>
      sql(
        `insert into poll_mark (connection_id, feed, closed_until, polled_at, last_error)
         values ($1, 'call_records', $2, $3, $4) on conflict (connection_id, feed) do update set
           closed_until = excluded.closed_until, polled_at = excluded.polled_at, last_error = excluded.last_error`,
        [desk.kit.ucontactId, closedUntil, now(), lastError],
      );
    await mark(ago(1), 'The port is closed.');
    expect(await attention()).toEqual([]);
    await mark(ago(9), 'The port is closed.');
    expect(await attention()).toMatchObject([
      { kind: 'connection_down', source: 'call_records', message: 'The port is closed.', campaigns: 0 },
    ]);
    await mark(ago(9), null);
    expect(await attention()).toEqual([]);
  });

  it('names a campaign that cannot dial, with the contacts that are held', async () => {
    const { id } = await desk.started({ name: 'Renovación' });
    await sql(`update calling_hours set week = '{}' where id = $1`, [desk.kit.rules.weekdays]);
    await sql('update campaign set dialing_hours_id = $2 where id = $1', [id, desk.kit.rules.weekdays]);
    expect(await attention()).toMatchObject([
      { kind: 'campaign_invalid', campaignId: id, name: 'Renovación', reason: 'hours_broken', held: 3 },
    ]);
  });

  it('names a scheduled campaign that could not start, with what blocks it', async () => {
    const startAt = new Date(now().getTime() + 3_600_000).toISOString();
    const { id } = await desk.withList({ name: 'Tonight' });
    await desk.manager.post(`/campaigns/${id}/schedule`, { startAt });
    await sql(
      `delete from contact where list_id in (select list_id from campaign_list where campaign_id = $1)`,
      [id],
    );
    desk.clock.advance(15_000);
    expect(await attention()).toMatchObject([
      { kind: 'start_blocked', campaignId: id, startAt, blockers: [{ code: 'no_contacts' }] },
    ]);
  });

  it('says that no process dials when none has for half a minute', async () => {
    await desk.started();
    desk.clock.advance(60_000);
    expect(await attention()).toEqual([{ kind: 'no_worker', campaigns: 1 }]);
  });

  it('counts attempts in doubt with the moment by which they settle', async () => {
    const { id } = await desk.started();
    await sql(`update spool_entry set state = 'ready' where campaign_id = $1`, [id]);
    await seedAttempts(desk.api.app.get(Database), { campaignId: id, at: ago(2), state: 'IN_DOUBT' });
    expect(await attention()).toMatchObject([
      {
        kind: 'in_doubt',
        connectionId: desk.kit.iexpbxId,
        attempts: 3,
        oldestSentAt: new Date('2026-11-18T10:58:20Z').toISOString(),
        settlesBy: new Date('2026-11-18T11:13:20Z').toISOString(),
      },
    ]);
  });

  describe('of call records and imports', () => {
    let records = 0;
    const record = (result: string | null, word: string, at: Date) =>
      sql(
        `insert into call_record (id, connection_id, vendor_key, started_at, source, destination, duration_seconds,
           disposition_word, result, leg, raw, received_at, reviewed_at)
         values (uuid7($4::timestamptz), $1, $5, $4, '1', '2', 1, $3, $2, 'single', '{}', $4, $6)`,
        [desk.kit.iexpbxId, result, word, at, `key ${(records += 1)}`, result === null ? at : null],
      );
    afterEach(async () => {
      for (const table of ['call_record', 'list_import', 'dnc_import', 'callback'])
        await sql(`delete from ${table}`);
    });

    it('counts the unmatched, and tells the oldest', async () => {
      await record('ANSWERED', 'ANSWERED', ago(130));
      await record('BUSY', 'BUSY', ago(10));
      expect(await attention()).toMatchObject([
        {
          kind: 'unmatched_records',
          records: 2,
          isMore: false,
          oldestAt: new Date('2026-11-18T08:50:20Z').toISOString(),
          connections: [{ id: desk.kit.iexpbxId, count: 2 }],
        },
      ]);
    });

    it('counts no further than a thousand', async () => {
      await sql(
        `insert into call_record (id, connection_id, vendor_key, started_at, source, destination, duration_seconds,
           disposition_word, result, leg, raw, received_at)
         select uuid7($2::timestamptz), $1, 'many ' || n, $2, '1', '2', 1, 'BUSY', 'BUSY', 'single', '{}', $2
         from generate_series(1, 1200) n`,
        [desk.kit.iexpbxId, now()],
      );
      expect(await attention()).toMatchObject([{ kind: 'unmatched_records', records: 1_000, isMore: true }]);
    });

    it('lists words that say no result, the most frequent first, for a week', async () => {
      await record(null, 'AMD-HUMAN?', ago(5));
      await record(null, 'meşgul', ago(30));
      await record(null, 'AMD-HUMAN?', ago(60));
      await record(null, 'LONG-AGO', ago(8 * 24 * 60));
      expect(await attention()).toMatchObject([
        {
          kind: 'unknown_words',
          words: [
            { word: 'AMD-HUMAN?', records: 2 },
            { word: 'meşgul', records: 1 },
          ],
        },
      ]);
    });

    it('leaves out the codes of a SOP that say no result and are documented', async () => {
      const kindOf = (kind: string) =>
        sql('update connection set kind = $2::connection_kind where id = $1', [desk.kit.iexpbxId, kind]);
      await record(null, '000', ago(5));
      await record(null, '200', ago(5));
      await record(null, '104', ago(5));
      await kindOf('escaux');
      const found = await attention();
      await kindOf('iexpbx');
      expect(found).toMatchObject([{ kind: 'unknown_words', words: [{ word: '104', records: 1 }] }]);
    });

    it('leaves out a word that somebody has mapped since', async () => {
      await record(null, 'AMD-HUMAN?', ago(5));
      await record(null, 'meşgul', ago(30));
      const map = (plain: string, connectionId: string | null) =>
        sql(
          `insert into vendor_word (id, kind, connection_id, word, plain, result, created_by, created_at, updated_at)
           values (gen_random_uuid(), 'iexpbx', $1, $2, $2, 'BUSY', 'x', $3, $3)`,
          [connectionId, plain, ago(1)],
        );
      await map('AMDHUMAN?', desk.kit.iexpbxId);
      expect(await attention()).toMatchObject([{ kind: 'unknown_words', words: [{ word: 'meşgul' }] }]);
      await map('MEŞGUL', null);
      expect(await attention()).toEqual([]);
      await sql('delete from vendor_word', []);
    });

    it('lists imports that failed within a day, of contacts and of do-not-call numbers', async () => {
      const listId = await desk.kit.makeList(['+3225550199']);
      const failed = (table: string, columns: string, values: string, at: Date) =>
        sql(
          `insert into ${table} (id, file_id, file_name, state, options, error, created_by, created_at, finished_at${columns})
           values (gen_random_uuid(), gen_random_uuid(), $1, 'failed', '{}', 'No header.', 'x', $2, $2${values})`,
          [`${table}.csv`, at],
        );
      await failed('list_import', ', list_id', `, '${listId}'`, ago(60));
      await failed('list_import', ', list_id', `, '${listId}'`, ago(25 * 60));
      await failed('dnc_import', '', '', ago(30));
      expect(await attention()).toMatchObject([
        { kind: 'import_failed', listId: null, fileName: 'dnc_import.csv', error: 'No header.' },
        { kind: 'import_failed', listId, fileName: 'list_import.csv' },
      ]);
    });

    it('counts callbacks that were missed within a day', async () => {
      const { id } = await desk.withList();
      const contact = await desk.prisma.contact.findFirstOrThrow();
      for (const minutes of [30, 90, 26 * 60])
        await sql(
          `insert into callback (id, campaign_id, contact_id, number, due_at, time_zone, state, source, created_by,
             created_at, updated_at, settled_at, missed_reason)
           values (gen_random_uuid(), $1, $2, '+3225550100', $3, 'UTC', 'missed', 'person', 'x', $3, $3, $3, 'x')`,
          [id, contact.id, ago(minutes)],
        );
      expect(await attention()).toMatchObject([{ kind: 'callbacks_missed', callbacks: 2 }]);
    });
  });

  it('compares today with yesterday by quarters of an hour, and marks what people did', async () => {
    const { id, name } = await desk.started();
    await desk.manager.post(`/campaigns/${id}/pause`);
    const count = (at: string, what: string, amount: number) =>
      sql(
        'insert into campaign_activity_counter (campaign_id, quarter_hour, what, amount) values ($1, $2, $3, $4)',
        [id, at, what, amount],
      );
    await count('2026-11-18T09:15:00Z', 'BUSY', 4);
    await count('2026-11-18T09:15:00Z', 'OPEN', 2);
    await count('2026-11-18T09:15:00Z', 'DONE', 7);
    await count('2026-11-17T09:15:00Z', 'ANSWERED', 5);
    await count('2026-11-16T22:45:00Z', 'ANSWERED', 100);
    const { body } = await desk.manager.get<ActivityView>(`/overview/activity?timeZone=${ZONE}`);
    expect(body.today).toEqual({
      from: '2026-11-17T23:00:00.000Z',
      to: '2026-11-18T23:00:00.000Z',
      quarters: [{ at: '2026-11-18T09:15:00.000Z', minute: 615, attempts: 6, answered: 0, settled: 4 }],
    });
    expect(body.yesterday.quarters).toMatchObject([{ minute: 615, attempts: 5, answered: 5 }]);
    expect(body.acts.map(({ action, by, campaignName }) => [action, by, campaignName])).toEqual([
      ['campaign.paused', 'A manager', name],
      ['campaign.started', 'A manager', name],
    ]);
  });
});
