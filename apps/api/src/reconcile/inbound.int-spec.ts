import { TestClock } from '@callspool/testing';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';
import { callRecord, seedAttempts, type SeededAttempt } from '../testing/reconcile-kit.js';
import { EventsHeartbeat } from './events-heartbeat.js';
import { ReconcilePage } from './reconcile-page.js';

const SENT = new Date('2026-11-20T12:00:00Z');
const after = (seconds: number): Date => new Date(SENT.getTime() + seconds * 1_000);

describe('what a PBX reports by itself', () => {
  let api: ApiHarness;
  let database: Database;
  let clock: TestClock;
  let connectionId: string;
  let inbound: { callStarted: string; callEnded: string; keyPress: string };
  let firstNumber = 410_000_000;

  beforeAll(async () => {
    clock = new TestClock(after(4));
    api = await startApi({ clock });
    database = api.app.get(Database);
    const admin = await api.signIn('admin');
    const created = await admin.post<{ id: string }>('/connections', {
      kind: 'iexpbx',
      name: 'PBX',
      baseUrl: 'http://127.0.0.1:1',
      username: 'u',
      password: 'p',
      timeZone: 'Europe/Istanbul',
    });
    connectionId = created.body.id;
    const addresses = await admin.get<typeof inbound>(`/connections/${connectionId}/inbound`);
    inbound = addresses.body;
  });
  beforeEach(() => clock.set(after(4)));
  afterEach(() => database.pool.query('truncate open_attempt, vendor_event, drift'));
  afterAll(() => api.close());

  async function sent(keys: Record<string, string> = {}) {
    firstNumber += 10;
    const campaign = await seedCampaign(database, { contacts: 1, connectionId, firstNumber });
    await database.pool.query(
      `update campaign set vendor_settings = vendor_settings || jsonb_build_object('keyActions', $2::jsonb) where id = $1`,
      [campaign.campaignId, JSON.stringify(keys)],
    );
    const [attempt] = await seedAttempts(database, { campaignId: campaign.campaignId, at: SENT });
    return { ...campaign, attempt: attempt as SeededAttempt };
  }

  async function dispositionOf(action: string, delayMinutes: number | null = null): Promise<string> {
    const id = uuidv7();
    await database.pool.query(
      `insert into disposition (id, l1, l2, action, schedule_delay_minutes, created_at, updated_at)
       values ($1::uuid, 'Key', $1::uuid::text, $2, $4, $3, $3)`,
      [id, action, SENT, delayMinutes],
    );
    return id;
  }

  /** As the PBX does it: placeholders pasted into the template, and a GET. */
  const tell = async (template: string, values: Record<string, string>) => {
    const url = template
      .replace(/\$?\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
      .replace(/^https?:\/\/[^/]+/, api.url);
    const response = await fetch(url);
    return { status: response.status, text: await response.text() };
  };
  const started = (chanid: string, dst: string) => tell(inbound.callStarted, { src: '900', dst, chanid });
  const ended = (chanid: string, status = 'ANSER') =>
    tell(inbound.callEnded, { chanid, status, duration: '12' });
  const pressed = (attempt: SeededAttempt, key: string) =>
    tell(inbound.keyPress, { tuslama: key, MSTUF: attempt.correlationId });
  const applyAll = () => api.app.get(EventsHeartbeat).applyAll();
  const record = (attempt: SeededAttempt) =>
    callRecord({
      vendorKey: `id:${attempt.id}`,
      startedAt: after(1),
      endedAt: after(3),
      destination: attempt.dialedAs,
      correlationId: attempt.correlationId,
    });

  const attemptRow = async (id: string) =>
    (await database.pool.query('select * from attempt where id = $1', [id])).rows[0];
  const entryRow = async (id: string) =>
    (await database.pool.query('select * from spool_entry where id = $1', [id])).rows[0];
  const eventRows = async () =>
    (await database.pool.query('select kind, outcome, attempt_id from vendor_event order by kind, id')).rows;

  it('has no address for a token that is none', async () => {
    const answer = await tell(inbound.callStarted.replace(/inbound\/[^/]+/, `inbound/${'x'.repeat(43)}`), {
      src: '1',
      dst: '2',
      chanid: '3',
    });
    expect(answer.status).toBe(404);
    expect(await eventRows()).toEqual([]);
  });

  it('keeps a report with a NUL, written out', async () => {
    expect(await started('1%00', '2%00')).toEqual({ status: 200, text: 'OK' });
    expect(await pressed({ correlationId: 'x%00' } as SeededAttempt, '%00')).toMatchObject({ status: 200 });
    const { rows } = await database.pool.query(
      `select event_key, payload ->> 'chanid' as chanid from vendor_event where kind = 'call-started'`,
    );
    expect(rows).toEqual([{ event_key: '1\\u0000', chanid: '1\\u0000' }]);
    expect(await eventRows()).toHaveLength(2);
  });

  it('makes an attempt observed by start and end together, in any order and however often, and never more', async () => {
    for (const order of ['in order', 'end first', 'end applied before the start came']) {
      const { attempt } = await sent();
      const chanid = uuidv7();
      const first = order === 'in order' ? () => started(chanid, attempt.dialedAs) : () => ended(chanid);
      const second = order === 'in order' ? () => ended(chanid) : () => started(chanid, attempt.dialedAs);
      expect(await first()).toEqual({ status: 200, text: 'OK' });
      expect(await first()).toEqual({ status: 200, text: 'OK' });
      if (order.includes('applied')) await applyAll();
      await second();
      await applyAll();
      await applyAll();
      expect(await attemptRow(attempt.id)).toMatchObject({
        state: 'OBSERVED',
        result: null,
        dialed_at: after(4),
      });
      expect(await entryRow(attempt.entryId)).toMatchObject({ state: 'in_flight' });
      const events = await eventRows();
      expect(events).toEqual(
        ['call-ended', 'call-started'].map((kind) => ({
          kind,
          attempt_id: attempt.id,
          outcome: 'seen ringing, by number and time',
        })),
      );
      await database.pool.query('truncate vendor_event');
    }
  });

  it('settles nothing by an event that carries only the id of the call', async () => {
    const { attempt } = await sent();
    await ended('lone');
    await applyAll();
    expect(await attemptRow(attempt.id)).toMatchObject({ state: 'ACCEPTED' });
    expect(await eventRows()).toMatchObject([{ outcome: 'the other event of the call has not come' }]);
  });

  it('reads the template whose sample lacks an equals sign, and says so', async () => {
    const { attempt } = await sent();
    await started('sample', attempt.dialedAs);
    await tell(inbound.callEnded.replace('callstatus=', 'callstatus'), {
      chanid: 'sample',
      status: 'BUSY',
      duration: '3',
    });
    await applyAll();
    expect(await attemptRow(attempt.id)).toMatchObject({ state: 'OBSERVED' });
    const { rows } = await database.pool.query('select what from drift');
    expect(rows).toEqual([{ what: 'reports of the PBX: the URL template lacks "=" after callstatus' }]);
  });

  it('keeps an event with a placeholder left in, applies it to nothing, and shows what is wrong', async () => {
    expect(await tell(inbound.callStarted, { src: '1', chanid: '2' })).toEqual({ status: 200, text: 'OK' });
    await applyAll();
    const [event] = await eventRows();
    expect(event).toMatchObject({ attempt_id: null });
    expect(event.outcome).toContain('did not fill in a placeholder');
    const { rows } = await database.pool.query('select what from drift');
    expect(rows).toHaveLength(1);
  });

  it('ends the same whether the key or the call record comes first, and applies a key once', async () => {
    const respool = await dispositionOf('RESPOOL');
    const ends: unknown[] = [];
    for (const order of ['key first', 'record first']) {
      const { attempt, connectionId: id } = await sent({ '3': respool });
      const steps = [
        async () => {
          await pressed(attempt, '3');
          await pressed(attempt, '3');
          await applyAll();
        },
        () => api.app.get(ReconcilePage).apply(id, [record(attempt)]),
      ];
      if (order === 'record first') steps.reverse();
      for (const step of steps) await step();
      const { state, result, digits } = await attemptRow(attempt.id);
      const { state: entry, last_result, result_counts } = await entryRow(attempt.entryId);
      ends.push({ state, result, digits, entry, last_result, result_counts });
    }
    expect(ends[0]).toEqual({
      state: 'CLOSED',
      result: 'ANSWERED',
      digits: '3',
      entry: 'waiting',
      last_result: 'ANSWERED',
      result_counts: { ANSWERED: 1 },
    });
    expect(ends[1]).toEqual(ends[0]);
  });

  it('puts a number on the do-not-call list by the key that says so', async () => {
    const { attempt } = await sent({ '9': await dispositionOf('BLACKLIST') });
    await pressed(attempt, '9');
    await applyAll();
    await applyAll();
    const { rows } = await database.pool.query(
      `select scope, match, source, reason, created_by from dnc_entry where '+' || value = $1`,
      [attempt.number],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ scope: 'all', match: 'number', source: 'key press' });
    expect(rows[0].reason).toContain('Pressed 9');
    expect(await attemptRow(attempt.id)).toMatchObject({ state: 'OBSERVED', digits: '9' });
    await api.app.get(ReconcilePage).apply(connectionId, [record(attempt)]);
    expect(await entryRow(attempt.entryId)).toMatchObject({ state: 'done', done_reason: 'blacklisted' });
  });

  it('promises one call by the key that says so, whether the key or the call record comes first', async () => {
    const later = await dispositionOf('SCHEDULE', 60);
    for (const order of ['key first', 'record first']) {
      const { attempt, campaignId, connectionId: id } = await sent({ '4': later });
      const steps = [
        async () => {
          await pressed(attempt, '4');
          await pressed(attempt, '4');
          await applyAll();
        },
        () => api.app.get(ReconcilePage).apply(id, [record(attempt)]),
      ];
      if (order === 'record first') steps.reverse();
      for (const step of steps) await step();
      // From the end of the call, or from the key when it was told after the end.
      const dueAt = after(order === 'key first' ? 3_603 : 3_604);
      const { rows } = await database.pool.query(
        'select state, due_at, source_attempt_id from callback where campaign_id = $1',
        [campaignId],
      );
      expect(rows).toEqual([{ state: 'open', due_at: dueAt, source_attempt_id: attempt.id }]);
      expect(await entryRow(attempt.entryId)).toMatchObject({ state: 'waiting', eligible_at: dueAt });
      const outcomes = (await eventRows()).map((event) => event.outcome);
      expect(outcomes).toContainEqual(expect.stringContaining('a call is promised 60 min after this one'));
      await database.pool.query('truncate vendor_event');
    }
  });

  it('does not take a key for an attempt of another connection', async () => {
    const campaign = await seedCampaign(database, { contacts: 1, firstNumber: 419_000_000 });
    const [other] = await seedAttempts(database, { campaignId: campaign.campaignId, at: SENT });
    await pressed(other as SeededAttempt, '1');
    await applyAll();
    expect(await attemptRow(other!.id)).toMatchObject({ state: 'ACCEPTED', digits: null });
  });
});
