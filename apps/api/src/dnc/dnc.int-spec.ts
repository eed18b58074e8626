import {
  type AddDncAnswer,
  type DncCheckAnswer,
  type DncCheckAnswers,
  type DncEntryView,
  type Page,
  ROLES,
} from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';
import { seedCampaign } from '../testing/dispatch-kit.js';

const clock = new TestClock();
let api: ApiHarness;
let manager: ApiClient;

beforeAll(async () => {
  api = await startApi({ clock });
  manager = await api.signIn('manager');
}, 60_000);
afterAll(() => api?.close());
beforeEach(async () => {
  await api.database.database.pool.query('delete from dnc_entry; delete from graphile_worker._private_jobs');
});

const add = (body: unknown) => manager.post<AddDncAnswer>('/dnc', body);
const one = (value: string, rest: object = {}) =>
  add({ country: 'BE', reason: 'asked us to', entries: [{ value, ...rest }] });
const hits = async (number: string) =>
  (await manager.get<DncCheckAnswer>(`/dnc/check?number=${encodeURIComponent(number)}`)).body.hits;

async function attemptPastGate(
  { campaignId, connectionId }: { campaignId: string; connectionId: string },
  number: string,
): Promise<string> {
  const id = uuidv7();
  await api.database.database.pool.query(
    `with made as (
       insert into attempt (id, campaign_id, connection_id, number, dialed_as, method, try_number, node_id, state,
         reserved_at, until, sending_at)
       values ($1, $2, $3, $4, $4, 'ivr_call', 1, $1, 'SENDING', $5, $5, $5) returning id)
     insert into open_attempt (attempt_id, campaign_id, connection_id, number, node_id)
     select id, $2, $3, $4, $1 from made`,
    [id, campaignId, connectionId, number, clock.now()],
  );
  return id;
}

describe('asking whether a number may be called', () => {
  const ask = async (body: object, client: ApiClient = manager) =>
    client.post<DncCheckAnswers & { issues?: { path: string }[] }>('/dnc/check', body);

  it('answers for many numbers at once, in their order, and leaves what cannot be read to its own line', async () => {
    await one('0470 12 34 56', { reason: 'complaint', source: 'customer' });
    await one('+32 900', { match: 'prefix' });
    const { status, body } = await ask({
      country: 'BE',
      numbers: ['0470123456', 'nobody', '+3290012345', '+32470123457', '+32470123456'],
    });
    expect(status).toBe(200);
    expect(body.answers.map(({ number, isListed }) => [number, isListed])).toEqual([
      ['+32470123456', true],
      [null, false],
      ['+3290012345', true],
      ['+32470123457', false],
      ['+32470123456', true],
    ]);
    expect(body.answers[0]).toMatchObject({
      asked: '0470123456',
      scrubsDue: [],
      hits: [{ kind: 'entry', scope: 'all', reason: 'complaint', source: 'customer', asOf: null }],
    });
    expect(body.answers[1]!.message).toContain('nobody');
  });

  it('narrows to a campaign with its group, and passes over what has expired', async () => {
    const { campaignId } = await seedCampaign(api.app.get(Database), {
      contacts: 1,
      firstNumber: 498_000_000,
    });
    const other = await seedCampaign(api.app.get(Database), { contacts: 1, firstNumber: 497_000_000 });
    await one('0470 12 34 56', { scope: 'campaign', campaignId: other.campaignId });
    const number = '+32470123456';
    expect((await ask({ numbers: [number] })).body.answers[0]).toMatchObject({ isListed: true });
    expect((await ask({ numbers: [number], campaignId })).body.answers[0]).toMatchObject({ isListed: false });
    const { body } = await ask({ numbers: [number], campaignId: other.campaignId });
    expect(body.answers[0]).toMatchObject({ isListed: true });
    await api.database.database.pool.query('update dnc_entry set expires_at = $1', [clock.now()]);
    expect((await ask({ numbers: [number] })).body.answers[0]).toMatchObject({ isListed: false });
    expect((await ask({ numbers: [number], campaignId: uuidv7() })).status).toBe(404);
  });

  it('takes a thousand numbers and no more, from those who may read the list', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => `+3247${1_000_000 + n}`);
    expect((await ask({ numbers: many(1_000) })).body.answers).toHaveLength(1_000);
    expect(await ask({ numbers: many(1_001), country: 'Belgium' })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'numbers' }, { path: 'country' }] },
    });
    expect((await ask({ numbers: many(1) }, await api.signIn('agent'))).status).toBe(403);
    expect((await api.signedOut().post('/dnc/check', { numbers: many(1) })).status).toBe(401);
  });
});

describe('adding do-not-call entries', () => {
  it('reads numbers by the country, and finds them by number and by prefix', async () => {
    const answer = await add({
      country: 'BE',
      reason: 'register',
      entries: [{ value: '0470 12 34 56' }, { value: '+32 900', match: 'prefix', source: 'premium' }],
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ added: 2, extended: 0, known: 0, alreadyPastGate: [] });
    expect(await hits('+32470123456')).toMatchObject([
      { value: '+32470123456', reason: 'register', kind: 'entry' },
    ]);
    expect(await hits('+3290012345')).toMatchObject([
      { value: '+32900', match: 'prefix', source: 'premium' },
    ]);
    expect(await hits('+32470123457')).toEqual([]);
  });

  // One digit too few, and a third of the world is not called any more.
  it('wants prefixes confirmed that hold a whole country, and strips what copying adds', async () => {
    const prefix = (value: string, more: object = {}) =>
      add({ reason: 'r', entries: [{ value, match: 'prefix' }], ...more });
    for (const value of ['3', '+32', '1']) {
      expect(await prefix(value)).toMatchObject({
        status: 422,
        body: { issues: [{ path: 'entries.0.value', message: expect.stringContaining('whole country') }] },
      });
    }
    expect((await prefix('+32', { confirmsWholeCountries: true })).status).toBe(200);
    expect((await prefix('\u200e+32 900\u202c')).body.entries).toMatchObject([{ value: '+32900' }]);
  });

  it('is harmless twice, and the longer expiry wins', async () => {
    const soon = new Date(clock.now().getTime() + 60_000).toISOString();
    const later = new Date(clock.now().getTime() + 120_000).toISOString();
    expect((await one('0470123456', { expiresAt: later })).body).toMatchObject({ added: 1 });
    expect((await one('+32470123456', { expiresAt: soon })).body).toMatchObject({ known: 1, added: 0 });
    expect((await hits('+32470123456'))[0]?.expiresAt).toBe(later);
    expect((await one('0470123456')).body).toMatchObject({ extended: 1, added: 0 });
    expect((await hits('+32470123456')).map((hit) => hit.expiresAt)).toEqual([null]);
    expect((await one('0470123456', { expiresAt: soon })).body).toMatchObject({ known: 1 });
  });

  it('takes the same number twice in one request as one entry', async () => {
    const { body } = await add({
      reason: 'x',
      entries: [{ value: '+32470123456' }, { value: '+32 470 12 34 56' }],
    });
    expect(new Set(body.entries.map((entry) => entry.id)).size).toBe(1);
    expect(body.entries).toHaveLength(2);
  });

  it('adds none when one cannot be taken, and says which and why', async () => {
    const { status, body } = await manager.post<{ code: string; issues: { path: string }[] }>('/dnc', {
      entries: [
        { value: '+32470123456', reason: 'fine' },
        { value: '12', reason: 'too short' },
        { value: '+32470123457' },
        { value: '+32470123458', reason: 'x', scope: 'campaign' },
      ],
    });
    expect(status).toBe(422);
    expect(body.code).toBe('dnc.invalid');
    expect(body.issues.map((issue) => issue.path)).toEqual([
      'entries.1.value',
      'entries.2.reason',
      'entries.3.campaignId',
    ]);
    expect(await hits('+32470123456')).toEqual([]);
  });

  it('refuses a campaign that does not exist', async () => {
    const missing = '01990000-0000-7000-8000-000000000000';
    const { status, body } = await one('+32470123456', { scope: 'campaign', campaignId: missing });
    expect([status, body]).toMatchObject([422, { issues: [{ path: 'campaignId' }] }]);
  });

  it('takes ten thousand at once and refuses one more', async () => {
    const entries = Array.from({ length: 10_000 }, (_, n) => ({ value: `+3247${String(1_000_000 + n)}` }));
    expect((await add({ reason: 'register', entries })).body).toMatchObject({ added: 10_000 });
    expect((await add({ reason: 'register', entries: [...entries, entries[0]] })).status).toBe(400);
  }, 60_000);

  it('answers with the attempts already past the gate, narrowed to its scope, and asks for their recall', async () => {
    const { pool } = api.database.database;
    const database = api.app.get(Database);
    const narrowed = await seedCampaign(database, { contacts: 0 });
    const other = await seedCampaign(database, { contacts: 0 });
    const number = '+32470999911';
    const past = await attemptPastGate(narrowed, number);
    await attemptPastGate(other, number);

    const narrow = await one(number, { scope: 'campaign', campaignId: narrowed.campaignId });
    expect(narrow.body.alreadyPastGate).toMatchObject([{ attemptId: past, number, state: 'SENDING' }]);
    const wide = await one('+3247099', { match: 'prefix' });
    expect(wide.body.alreadyPastGate).toHaveLength(2);
    const { rows } = await pool.query(
      `select payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = 'dispatch.recall_numbers' order by j.id`,
    );
    expect(rows.map((row) => row.payload)).toEqual([
      { numbers: [number], prefixes: null, campaignIds: [narrowed.campaignId] },
      { numbers: null, prefixes: ['3247099'], campaignIds: null },
    ]);
  });

  it('drops the cached verdict of contacts that carry the number', async () => {
    const { pool } = api.database.database;
    const seeded = await seedCampaign(api.app.get(Database), { contacts: 2, firstNumber: 470_555_500 });
    await one('+32470555501');
    const { rows } = await pool.query(
      'select e.state from spool_entry e join contact c on c.id = e.contact_id where campaign_id = $1 order by line_number',
      [seeded.campaignId],
    );
    expect(rows.map((row) => row.state)).toEqual(['waiting', 'ready']);
  });

  it('writes who added what into the audit trail', async () => {
    const { body } = await one('+32470123456');
    const { rows } = await api.database.database.pool.query(
      'select action, actor_name, after from audit_entry where object_id = $1',
      [body.entries[0]?.id],
    );
    expect(rows).toMatchObject([
      {
        action: 'dnc.added',
        actor_name: 'A manager',
        after: { value: '+32470123456', reason: 'asked us to' },
      },
    ]);
  });

  it('gives each of many that came together a history of its own', async () => {
    const values = ['+32470123401', '+32470123402'];
    const { body } = await add({
      country: 'BE',
      reason: 'a list of theirs',
      entries: values.map((value) => ({ value })),
    });
    const ids = body.entries.map(({ id }) => id);
    const { rows } = await api.database.database.pool.query(
      `select object_id, after->>'value' as value from audit_entry
       where object_type = 'dnc_entry' and object_id = any($1) order by id`,
      [ids],
    );
    expect(rows).toEqual(values.map((value, index) => ({ object_id: ids[index], value })));
  });
});

describe('the end of a do-not-call entry', () => {
  it('comes at its expiry, and adding again makes a new one', async () => {
    await one('+32470123456', { expiresAt: new Date(clock.now().getTime() + 1000).toISOString() });
    expect(await hits('+32470123456')).toHaveLength(1);
    clock.advance(1000);
    expect(await hits('+32470123456')).toEqual([]);
    expect((await one('+32470123456')).body).toMatchObject({ added: 1 });
    const { body } = await manager.get<Page<DncEntryView>>('/dnc?search=%2B32470123456&state=all');
    expect(body.items.map((entry) => [entry.isLive, entry.removedReason])).toEqual([
      [true, null],
      [false, 'expired'],
    ]);
  });

  it('comes when somebody removes it with a reason, once', async () => {
    const id = (await one('+32470123456')).body.entries[0]?.id;
    expect((await manager.post(`/dnc/${id}/removal`, {})).status).toBe(400);
    const removed = await manager.post<DncEntryView>(`/dnc/${id}/removal`, { reason: 'wrong number' });
    expect(removed.body).toMatchObject({
      removedReason: 'wrong number',
      removedBy: 'A manager',
      isLive: false,
    });
    expect(await hits('+32470123456')).toEqual([]);
    expect((await manager.post(`/dnc/${id}/removal`, { reason: 'again' })).status).toBe(409);
  });
});

describe('the list of do-not-call entries', () => {
  it('pages through every entry once, newest first', async () => {
    const entries = Array.from({ length: 7 }, (_, n) => ({ value: `+3247012345${n}` }));
    await add({ reason: 'x', entries });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await manager.get<Page<DncEntryView>>(`/dnc?limit=3&search=324701${from}`);
      seen.push(...body.items.map((entry) => entry.value));
      cursor = body.nextCursor;
    }
    expect(seen.sort()).toEqual(entries.map((entry) => entry.value));
  });
});

describe('who may touch the do-not-call list', () => {
  const ID = '01990000-0000-7000-8000-000000000000';

  it('refuses whoever is not signed in', async () => {
    expect((await api.signedOut().get('/dnc')).status).toBe(401);
    expect((await api.signedOut().post('/dnc', {})).status).toBe(401);
  });

  it('lets everybody but agents say no, and managers take it back', async () => {
    const allowed: Record<string, number[]> = {};
    for (const role of ROLES) {
      const client = await api.signIn(role);
      const added = await client.post('/dnc', { reason: 'x', entries: [{ value: '+32470123456' }] });
      const removed = await client.post(`/dnc/${ID}/removal`, { reason: 'x' });
      allowed[role] = [added.status, removed.status];
    }
    expect(allowed).toEqual({
      admin: [200, 404],
      manager: [200, 404],
      uploader: [200, 403],
      supervisor: [200, 403],
      agent: [403, 403],
      integration: [200, 403],
    });
  }, 30_000);

  it('answers 400 to a malformed id', async () => {
    expect((await manager.get('/dnc/nonsense')).status).toBe(400);
    expect((await manager.post('/dnc/nonsense/removal', { reason: 'x' })).status).toBe(400);
  });
});
