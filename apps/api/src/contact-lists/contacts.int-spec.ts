import type { ContactTimelineItem, ContactView, Page } from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';
import { ReconcilePage } from '../reconcile/reconcile-page.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';
import { callRecord, seedAttempts, type SeededAttempt } from '../testing/reconcile-kit.js';

const SENT = new Date('2026-11-20T12:00:00Z');
const after = (seconds: number): Date => new Date(SENT.getTime() + seconds * 1_000);
const NOBODY = '0190b7f2-6a4e-7c1d-9b1a-0123456789ab';

let api: ApiHarness;
let supervisor: ApiClient;
let database: Database;

beforeAll(async () => {
  api = await startApi({ clock: new TestClock(after(600)) });
  supervisor = await api.signIn('supervisor');
  database = api.app.get(Database);
}, 60_000);
afterAll(() => api?.close());

async function makeList(country: string): Promise<string> {
  const id = uuidv7();
  await database.pool.query(
    `insert into contact_list (id, name, default_country, created_at, updated_at) values ($1::uuid, $1::text, $2, $3, $3)`,
    [id, country, SENT],
  );
  return id;
}

interface NewContact {
  readonly name?: string;
  readonly externalId?: string;
  readonly number: string;
  readonly personId?: string;
}

async function addContact(listId: string, contact: NewContact): Promise<string> {
  const id = uuidv7();
  const { name = null, externalId = null, number, personId = id } = contact;
  await database.pool.query(
    `insert into contact (id, list_id, person_id, external_id, name, line_number, created_at)
     values ($1, $2, $3, $4, $5, 2, $6)`,
    [id, listId, personId, externalId, name, SENT],
  );
  await database.pool.query(
    `insert into phone_number (contact_id, position, list_id, e164, zones, zone_source)
     values ($1, 0, $2, $3, '{Europe/Brussels}', 'prefix')`,
    [id, listId, number],
  );
  if (externalId !== null) {
    await database.pool.query(
      `insert into person_key (key, person_id) values ($1, $2) on conflict do nothing`,
      [`x:${externalId}`, personId],
    );
  }
  return id;
}

const found = async (text: string, path = '/contacts') => {
  const { body } = await supervisor.get<Page<ContactView>>(`${path}?search=${encodeURIComponent(text)}`);
  return body.items.map((item) => item.name);
};

describe('a search for contacts', () => {
  let belgium: string;

  beforeAll(async () => {
    belgium = await makeList('BE');
    const spain = await makeList('ES');
    const personId = await addContact(belgium, {
      name: 'Zoë Peeters',
      externalId: 'C-1',
      number: '+32470123401',
    });
    await addContact(belgium, { name: 'Jan Peeters-Claes', number: '+32470123402' });
    await addContact(spain, { name: 'María Ruiz', externalId: 'C-1', number: '+34612000408', personId });
    await addContact(spain, { name: 'Yıldız Şahin', externalId: '612', number: '+34612000409' });
  });

  it.each([
    ['peet', ['Zoë Peeters', 'Jan Peeters-Claes']],
    ['zoe PEE', ['Zoë Peeters']],
    ['claes', ['Jan Peeters-Claes']],
    ['maria', ['María Ruiz']],
    ['sahin yil', ['Yıldız Şahin']],
    ['eeters', []],
    ['C-1', ['Zoë Peeters', 'María Ruiz']],
    ['612', ['Yıldız Şahin']],
    ['612 000 408', ['María Ruiz']],
    ['0470/12.34.01', ['Zoë Peeters']],
    ['32470123402', ['Jan Peeters-Claes']],
    ["x' | y:* & !", []],
    ['!!', []],
  ])('for %j finds them by number, external id or the words of a name', async (text, names) => {
    expect(await found(text)).toEqual(names);
  });

  it('stays in a list when it is asked for in one', async () => {
    expect(await found('C-1', `/contact-lists/${belgium}/contacts`)).toEqual(['Zoë Peeters']);
    expect(await found('ruiz', `/contact-lists/${belgium}/contacts`)).toEqual([]);
    expect(await found('0470 12 34 02', `/contact-lists/${belgium}/contacts`)).toEqual(['Jan Peeters-Claes']);
  });

  it('goes on page by page without gaps or repeats', async () => {
    const seen: (string | null)[] = [];
    let cursor = '';
    do {
      const path = `/contacts?search=peeters&limit=1${cursor}`;
      const { body } = await supervisor.get<Page<ContactView>>(path);
      seen.push(...body.items.map((item) => item.name));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(['Zoë Peeters', 'Jan Peeters-Claes']);
  });

  it('uses the index of the words of names', async () => {
    const plan = async (sql: string) => {
      await database.pool.query('set enable_seqscan = off');
      const { rows } = await database.pool.query<Record<string, string>>(`explain ${sql}`);
      await database.pool.query('reset enable_seqscan');
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    expect(
      await plan(
        `select id from contact where name is not null and name_words(name) @@ '''peet'':*'::tsquery`,
      ),
    ).toContain('contact_by_name');
  });
});

describe('the same person', () => {
  it('is told by its other contacts, in any list', async () => {
    const list = await makeList('BE');
    const first = await addContact(list, { name: 'Ann', number: '+32470123501' });
    const second = await addContact(await makeList('BE'), {
      name: 'Ann B.',
      number: '+32470123501',
      personId: first,
    });
    const { body } = await supervisor.get<Page<ContactView>>(`/contacts/${first}/same-person`);
    expect(body.items.map(({ id, name }) => [id, name])).toEqual([[second, 'Ann B.']]);
    expect(body.items[0]?.listName).toBe(body.items[0]?.listId);
    expect((await supervisor.get(`/contacts/${NOBODY}/same-person`)).status).toBe(404);
    expect((await supervisor.get('/contacts/nonsense/same-person')).status).toBe(400);
    expect((await api.signedOut().get(`/contacts/${first}/same-person`)).status).toBe(401);
    expect((await (await api.signIn('agent')).get(`/contacts/${first}/same-person`)).status).toBe(403);
  });
});

describe('the timeline of a contact', () => {
  let attempt: SeededAttempt;
  let contactId: string;

  beforeAll(async () => {
    const { campaignId, connectionId } = await seedCampaign(database, {
      contacts: 1,
      firstNumber: 450_000_000,
      name: 'Winback',
    });
    [attempt] = (await seedAttempts(database, { campaignId, at: SENT })) as [SeededAttempt];
    const { rows } = await database.pool.query<{ id: string }>(
      `select contact_id as id from spool_entry where id = $1`,
      [attempt.entryId],
    );
    contactId = rows[0]!.id;
    await database.pool.query(`update contact set created_at = $2 where id = $1`, [contactId, after(-3_600)]);
    await api.app.get(ReconcilePage).apply(connectionId, [
      callRecord({
        vendorKey: 'id:1',
        startedAt: after(2),
        endedAt: after(9),
        destination: attempt.dialedAs,
        correlationId: attempt.correlationId,
      }),
    ]);
    await database.pool.query(
      `insert into callback (id, campaign_id, contact_id, number, due_at, time_zone, state, source, cancel_reason,
         created_by, created_at, updated_at, settled_at, settled_by)
       values ($1, $2, $3, $4, $5, 'Europe/Brussels', 'cancelled', 'person', 'No more', 'Ann', $6, $7, $7, 'Bob')`,
      [uuidv7(), campaignId, contactId, attempt.number, after(900), after(60), after(120)],
    );
  });

  const page = async (query = '') =>
    (await supervisor.get<Page<ContactTimelineItem>>(`/contacts/${contactId}/timeline${query}`)).body;

  it('is attempts, call records, callbacks and the import as one, newest first', async () => {
    const { items, nextCursor } = await page();
    expect(items.map(({ kind, at }) => [kind, at])).toEqual([
      ['callback_settled', after(120).toISOString()],
      ['callback_made', after(60).toISOString()],
      ['call_record', after(2).toISOString()],
      ['attempt', items[3]?.at],
      ['imported', after(-3_600).toISOString()],
    ]);
    expect(items[0]).toMatchObject({
      state: 'cancelled',
      by: 'Bob',
      reason: 'No more',
      campaignName: 'Winback',
    });
    expect(items[2]).toMatchObject({ attemptId: attempt.id, matchedBy: expect.any(String) });
    expect(items[3]).toMatchObject({ id: attempt.id, number: attempt.number, result: 'ANSWERED' });
    expect(nextCursor).toBeNull();
  });

  it('goes on page by page without gaps or repeats', async () => {
    const kinds: string[] = [];
    let cursor = '';
    do {
      const { items, nextCursor } = await page(`?limit=2${cursor}`);
      kinds.push(...items.map((item) => item.kind));
      cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
    } while (cursor !== '');
    expect(kinds).toEqual((await page()).items.map((item) => item.kind));
  });

  it('is for those who may read attempts', async () => {
    const path = `/contacts/${contactId}/timeline`;
    expect((await api.signedOut().get(path)).status).toBe(401);
    expect((await (await api.signIn('uploader')).get(path)).status).toBe(403);
    expect((await supervisor.get('/contacts/nonsense/timeline')).status).toBe(400);
    expect((await supervisor.get(`/contacts/${NOBODY}/timeline`)).status).toBe(404);
    expect((await supervisor.get(`${path}?cursor=WyJ4IiwieSJd`)).status).toBe(400);
  });

  it('stands beside the contact’s place in each campaign', async () => {
    const { body } = await supervisor.get<ContactView>(`/contacts/${contactId}`);
    expect(body.entries).toMatchObject([{ campaignName: 'Winback', campaignState: 'running' }]);
  });
});
