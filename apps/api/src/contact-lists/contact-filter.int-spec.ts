import type {
  AddContactsAnswer,
  ContactFilter,
  ContactFilterView,
  ContactListView,
  ContactView,
  FilterPreview,
  Page,
  Problem,
} from '@callspool/contracts';
import { FILTER_FIELDS, FILTER_OPERATORS, type FilterFieldSpec } from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';

const NOW = new Date('2026-11-20T12:00:00Z');
const NOBODY = '0190b7f2-6a4e-7c1d-9b1a-0123456789ab';
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

let api: ApiHarness;
let manager: ApiClient;
let database: Database;
let listId: string;
let campaignId: string;
let dispositionId: string;
const ids = new Map<string, string>();

const all = (...of: ContactFilter['of']): ContactFilter => ({ match: 'all', of });
const any = (...of: ContactFilter['of']): ContactFilter => ({ match: 'any', of });

beforeAll(async () => {
  api = await startApi({ clock: new TestClock(NOW) });
  manager = await api.signIn('manager');
  database = api.app.get(Database);
  const list = { name: 'Filtered', defaultCountry: 'BE', defaultTimeZone: null };
  listId = (await manager.post<ContactListView>('/contact-lists', list)).body.id;
  ({ campaignId } = await seedCampaign(database, { contacts: 0, listId }));
  const contacts = [
    {
      name: 'Élodie Peeters',
      externalId: 'A_1',
      numbers: [{ number: '+32470123401', kind: 'mobile' }],
      fields: { city: 'Gent' },
      priority: 10,
    },
    {
      name: 'Jan 100%',
      externalId: 'AX1',
      numbers: [{ number: '+442079460958' }],
      agent: 'ann',
      timeZone: 'Europe/Lisbon',
    },
    { name: 'Bob', numbers: [{ number: '+32470123403' }, { number: '+32470123404' }], postalCode: '9000' },
    { name: undefined, numbers: [{ number: '+32470123405' }] },
  ];
  const { body } = await manager.post<AddContactsAnswer>(
    `/contact-lists/${listId}/contacts/bulk`,
    { contacts },
    { headers: { 'idempotency-key': 'filter-int-spec' } },
  );
  body.rows.forEach((row) => {
    if (row.outcome === 'accepted') ids.set(['elodie', 'jan', 'bob', 'nameless'][row.index]!, row.contactId);
  });
  const { pool } = database;
  await pool.query(`update contact set created_at = $2 where id = $1`, [ids.get('jan'), daysAgo(10)]);
  await pool.query(
    `update spool_entry set state = 'waiting', blocks = '{CAP,DNC}', tries = 3, last_result = 'BUSY', eligible_at = $2 where contact_id = $1`,
    [ids.get('bob'), daysAgo(-1)],
  );
  await pool.query(`update spool_entry set state = 'done', done_reason = 'answered' where contact_id = $1`, [
    ids.get('jan'),
  ]);
  const entries = [
    { value: '+3247012340', match: 'prefix', scope: 'all', source: 'person', reason: 'asked' },
  ];
  expect((await manager.post('/dnc', { entries })).status).toBe(200);
  dispositionId =
    (await manager.get<{ items: { id: string }[] }>('/dispositions')).body.items[0]?.id ?? uuidv7();
  await attempt('bob', daysAgo(5), null);
  await attempt('bob', daysAgo(2), dispositionId);
  await attempt('jan', daysAgo(8), null);
}, 60_000);
afterAll(() => api?.close());

async function attempt(who: string, at: Date, disposition: string | null): Promise<void> {
  await database.pool.query(
    `insert into attempt (id, campaign_id, connection_id, contact_id, number, dialed_as, method, try_number, node_id, state,
       reserved_at, until, sending_at, disposition_id)
     select uuid7($3), $1, connection_id, $2, '+3200', '00', 'ivr_call', 1, $2, 'CLOSED', $3, $3, $3, $4
     from campaign where id = $1`,
    [campaignId, ids.get(who), at, disposition],
  );
}

const preview = (filter: ContactFilter, more = '') =>
  manager.get<FilterPreview>(`/contacts/preview?filter=${encodeURIComponent(JSON.stringify(filter))}${more}`);

async function found(filter: ContactFilter): Promise<string[]> {
  const path = `/contacts?filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const { status, body } = await manager.get<Page<ContactView>>(path);
  expect([status, body]).toEqual([200, expect.anything()]);
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  return body.items.map(({ id }) => names.get(id) ?? id);
}

const EVERYBODY = ['elodie', 'jan', 'bob', 'nameless'];
const without = (...gone: string[]) => EVERYBODY.filter((name) => !gone.includes(name));

describe('a filter finds contacts', () => {
  it.each<[string, ContactFilter, string[]]>([
    ['nothing asked', all(), EVERYBODY],
    [
      'a name by its letters, great or small, with marks',
      all({ field: 'name', op: 'contains', value: 'ÉLODIE p' }),
      ['elodie'],
    ],
    ['a sign that LIKE knows is only itself', all({ field: 'name', op: 'contains', value: '100%' }), ['jan']],
    [
      'no pattern comes in from outside',
      all({ field: 'externalId', op: 'contains', value: 'A_' }),
      ['elodie'],
    ],
    [
      'those without a name are not of that name',
      all({ field: 'name', op: 'isNot', value: 'Bob' }),
      without('bob'),
    ],
    ['no name', all({ field: 'name', op: 'isEmpty' }), ['nameless']],
    ['one of several ids', all({ field: 'externalId', op: 'isIn', value: ['AX1', 'nobody'] }), ['jan']],
    ['an extra field', all({ field: 'field', name: 'city', op: 'is', value: 'gent' }), ['elodie']],
    ['no such extra field', all({ field: 'field', name: 'city', op: 'isEmpty' }), without('elodie')],
    ['a priority', all({ field: 'priority', op: 'isBetween', value: { from: 1, to: 10 } }), ['elodie']],
    ['a number of any place', all({ field: 'number', op: 'is', value: '32470123404' }), ['bob']],
    ['the first digits', all({ field: 'number', op: 'beginsWith', value: '+44' }), ['jan']],
    ['a kind of number', all({ field: 'numberKind', op: 'isIn', value: ['mobile'] }), ['elodie']],
    ['several numbers', all({ field: 'numberCount', op: 'isMore', value: 1 }), ['bob']],
    ['a country', all({ field: 'country', op: 'isNotIn', value: ['BE'] }), ['jan']],
    ['a zone', all({ field: 'zone', op: 'isIn', value: ['Europe/Lisbon'] }), ['jan']],
    [
      'the last days',
      all({ field: 'created', op: 'isInLast', value: { amount: 7, unit: 'days' } }),
      without('jan'),
    ],
    ['before a day', all({ field: 'created', op: 'isBefore', value: '2026-11-15T00:00:00+01:00' }), ['jan']],
    ['do not call', all({ field: 'doNotCall', op: 'is', value: true }), without('jan')],
    [
      'not attempted since three days, or never',
      all({ field: 'lastAttempt', op: 'isNotInLast', value: { amount: 3, unit: 'days' } }),
      without('bob'),
    ],
    [
      'attempted, but not lately',
      all(
        { field: 'lastAttempt', op: 'isNotEmpty' },
        { field: 'lastAttempt', op: 'isNotInLast', value: { amount: 3, unit: 'days' } },
      ),
      ['jan'],
    ],
    [
      'a place in a campaign',
      all({ entry: 'some', match: 'all', of: [{ field: 'state', op: 'isIn', value: ['done', 'waiting'] }] }),
      ['jan', 'bob'],
    ],
    [
      'no such place',
      all({ entry: 'none', match: 'all', of: [{ field: 'state', op: 'isIn', value: ['done', 'waiting'] }] }),
      ['elodie', 'nameless'],
    ],
    [
      'both of the same place',
      all({
        entry: 'some',
        match: 'all',
        of: [
          { field: 'block', op: 'isIn', value: ['CAP'] },
          { field: 'lastResult', op: 'isIn', value: ['BUSY'] },
          { field: 'tries', op: 'isMore', value: 2 },
        ],
      }),
      ['bob'],
    ],
    [
      'a reason',
      all({ entry: 'some', match: 'any', of: [{ field: 'doneReason', op: 'is', value: 'answered' }] }),
      ['jan'],
    ],
    [
      'one group or another',
      any(
        { field: 'agent', op: 'is', value: 'ANN' },
        all({ field: 'name', op: 'is', value: 'bob' }, { field: 'postalCode', op: 'beginsWith', value: '9' }),
      ),
      ['jan', 'bob'],
    ],
  ])('by %s', async (_what, filter, names) => {
    expect(await found(filter)).toEqual(names);
  });

  it('by campaign, list, import, disposition and promise', async () => {
    const entry = (...of: never[]) => all({ entry: 'some', match: 'all', of });
    expect(await found(entry({ field: 'campaign', op: 'isIn', value: [campaignId] } as never))).toEqual(
      EVERYBODY,
    );
    expect(await found(entry({ field: 'campaign', op: 'isIn', value: [NOBODY] } as never))).toEqual([]);
    expect(await found(all({ field: 'list', op: 'isIn', value: [listId] }))).toEqual(EVERYBODY);
    expect(await found(all({ field: 'import', op: 'isEmpty' }))).toEqual(EVERYBODY);
    expect(await found(all({ field: 'openCallback', op: 'is', value: false }))).toEqual(EVERYBODY);
    expect(await found(all({ field: 'lastDisposition', op: 'isIn', value: [dispositionId] }))).toEqual([
      'bob',
    ]);
    expect(
      await found(entry({ field: 'lastDisposition', op: 'isNotIn', value: [dispositionId] } as never)),
    ).toEqual(without('bob'));
  });

  it('whatever field and operator are put together', async () => {
    // Nothing that the language allows may be a statement that PostgreSQL refuses.
    const valueOf = (field: string, { kind, values, isId }: FilterFieldSpec, op: string): unknown => {
      if (/Empty$/i.test(op)) return undefined;
      if (op === 'isIn' || op === 'isNotIn')
        return isId ? [NOBODY] : field === 'country' ? ['FR'] : [values?.[0] ?? 'x'];
      if (op === 'isInLast' || op === 'isNotInLast') return { amount: 1, unit: 'hours' };
      if (op === 'isBetween') return kind === 'number' ? { from: 1, to: 2 } : { from: daysAgo(1), to: NOW };
      return {
        text: `'";--%_\\`,
        number: 1.5,
        moment: NOW,
        digits: '32',
        yesNo: true,
        choice: [],
        choiceOrNone: [],
      }[kind];
    };
    for (const [field, spec] of Object.entries(FILTER_FIELDS) as [string, FilterFieldSpec][]) {
      for (const op of FILTER_OPERATORS[spec.kind]) {
        const value = valueOf(field, spec, op);
        const condition = {
          field,
          op,
          ...(value === undefined ? {} : { value }),
          ...(field === 'field' ? { name: `x'"` } : {}),
        };
        const node = spec.of === 'entry' ? { entry: 'some', match: 'all', of: [condition] } : condition;
        const { status, body } = await preview(all(node as never));
        expect([field, op, status, body]).toEqual([field, op, 200, expect.anything()]);
      }
    }
  }, 60_000);

  it('counts, shows some, and goes on page by page', async () => {
    const filter = all({ field: 'number', op: 'beginsWith', value: '+32' });
    const { body } = await preview(filter, `&listId=${listId}`);
    expect([body.count, body.isMore, body.sample.length]).toEqual([3, false, 3]);
    const seen: string[] = [];
    let cursor = '';
    do {
      const path = `/contact-lists/${listId}/contacts?limit=1&filter=${encodeURIComponent(JSON.stringify(filter))}${cursor}`;
      const page = (await manager.get<Page<ContactView>>(path)).body;
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(['elodie', 'bob', 'nameless'].map((name) => ids.get(name)));
  });

  it('says more than ten thousand instead of counting on', async () => {
    await seedCampaign(database, { contacts: 10_050, firstNumber: 480_000_000 });
    const { body } = await preview(all({ field: 'number', op: 'beginsWith', value: '+32480' }));
    expect([body.count, body.isMore, body.sample.length]).toEqual([10_000, true, 20]);
  }, 60_000);

  it('names the node that is wrong', async () => {
    const wrong = all(
      { field: 'name', op: 'is', value: 'x' },
      all({ field: 'priority', op: 'contains', value: 'x' } as never),
    );
    const inPath = await manager.get(`/contacts?filter=${encodeURIComponent(JSON.stringify(wrong))}`);
    expect([inPath.status, (inPath.body as Problem).issues?.[0]?.path]).toEqual([422, 'filter.of.1.of.0.op']);
    const inPreview = await preview(wrong);
    expect([inPreview.status, (inPreview.body as unknown as Problem).issues?.[0]?.path]).toEqual([
      422,
      'filter.of.1.of.0.op',
    ]);
    expect((await manager.get('/contacts?filter=%7Bnonsense')).status).toBe(422);
    expect(
      (await manager.get(`/contacts?search=xy&filter=${encodeURIComponent(JSON.stringify(all()))}`)).status,
    ).toBe(400);
  });
});

describe('a saved filter', () => {
  const filter = all({ field: 'name', op: 'is', value: 'Bob' });
  const save = (body: object, by = manager) => by.post<ContactFilterView>('/contact-filters', body);

  it('is used by its id, by its owner and whom it is shared with', async () => {
    const mine = (await save({ name: 'Bobs', filter })).body;
    const { body } = await manager.get<Page<ContactView>>(`/contacts?filterId=${mine.id}`);
    expect(body.items.map(({ id }) => id)).toEqual([ids.get('bob')]);
    expect((await save({ name: 'Bobs', filter })).status).toBe(409);
    const other = await api.signIn('supervisor');
    expect((await other.get(`/contact-filters/${mine.id}`)).status).toBe(404);
    expect((await other.get<Page<ContactFilterView>>('/contact-filters')).body.items).toEqual([]);
    const shared = await manager.patch<ContactFilterView>(`/contact-filters/${mine.id}`, {
      shared: true,
      version: 1,
    });
    expect(shared.body).toMatchObject({ shared: true, version: 2, isMine: true });
    expect((await other.get<ContactFilterView>(`/contact-filters/${mine.id}`)).body).toMatchObject({
      isMine: false,
      filter,
    });
    expect((await other.patch(`/contact-filters/${mine.id}`, { name: 'Mine' })).status).toBe(403);
    expect((await other.delete(`/contact-filters/${mine.id}`)).status).toBe(403);
    expect((await manager.patch(`/contact-filters/${mine.id}`, { name: 'x', version: 1 })).status).toBe(409);
    expect((await manager.delete(`/contact-filters/${mine.id}`)).status).toBe(204);
    expect((await manager.get(`/contacts?filterId=${mine.id}`)).status).toBe(404);
  });

  it('is checked when it is saved, and is not for agents', async () => {
    const wrong = await save({ name: 'Wrong', filter: { match: 'all', of: [{ field: 'x', op: 'is' }] } });
    expect([wrong.status, (wrong.body as unknown as Problem).issues?.[0]?.path]).toEqual([
      400,
      'filter.of.0.field',
    ]);
    const agent = await api.signIn('agent');
    expect((await save({ name: 'Mine', filter }, agent)).status).toBe(403);
    expect((await agent.get('/contact-filters')).status).toBe(403);
    expect((await manager.get('/contact-filters/nonsense')).status).toBe(400);
    expect((await api.signedOut().get('/contact-filters')).status).toBe(401);
  });
});
