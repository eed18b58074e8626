import type { ContactListView, ExportView, Page, Problem } from '@callspool/contracts';
import { parse } from 'csv-parse/sync';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';

let api: ApiHarness;
let manager: ApiClient;
let database: Database;
let listId: string;

beforeAll(async () => {
  api = await startApi({ env: { ROLE: 'all' } });
  manager = await api.signIn('manager');
  database = api.app.get(Database);
  const list = { name: 'To export', defaultCountry: 'BE', defaultTimeZone: null };
  listId = (await manager.post<ContactListView>('/contact-lists', list)).body.id;
}, 60_000);
afterAll(() => api?.close());

const order = (body: object, by = manager) => by.post<ExportView>('/exports', body);

async function done(id: string, by = manager): Promise<ExportView> {
  for (let tries = 0; tries < 400; tries++) {
    const { body } = await by.get<ExportView>(`/exports/${id}`);
    if (!['waiting', 'running'].includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The export does not end.');
}

async function exported(body: object, by = manager): Promise<string> {
  const ordered = await order(body, by);
  expect(ordered.status).toBe(202);
  expect(await done(ordered.body.id, by)).toMatchObject({ state: 'done', error: null });
  const response = await by.raw('GET', `/exports/${ordered.body.id}/file`);
  expect(response.headers.get('content-disposition')).toContain('.csv');
  // Not text(): that takes the mark away.
  return Buffer.from(await response.arrayBuffer()).toString('utf8');
}

const read = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true });

describe('an export', () => {
  it('holds the contacts of a filtered view, safe for a spreadsheet and with their times on a clock', async () => {
    const contacts = [
      {
        numbers: [{ number: '0470600001' }, { number: '0470600002', kind: 'home' }],
        name: '=HYPERLINK("http://x")',
        fields: { city: '@home', note: 'a;b' },
      },
      { numbers: [{ number: '0470600003' }], name: 'Zoë, "Ö"\nsecond line', externalId: '-1+1' },
    ];
    for (const contact of contacts) await manager.post(`/contact-lists/${listId}/contacts`, contact);
    const text = await exported({
      kind: 'contacts',
      query: { listId },
      options: { timeZone: 'Europe/Brussels', delimiter: ';' },
    });
    expect(text.startsWith('\ufeff')).toBe(true);
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, delimiter: ';' });
    expect(rows).toMatchObject([
      {
        name: `'=HYPERLINK("http://x")`,
        number_1: '+32470600001',
        number_2: '+32470600002',
        number_2_kind: 'home',
        'field: city': `'@home`,
        'field: note': 'a;b',
      },
      { name: 'Zoë, "Ö"\nsecond line', externalId: `'-1+1`, number_1: '+32470600003', number_2: '' },
    ]);
    expect(rows[0]!['createdAt']).toMatch(/^20\d\d-\d\d-\d\dT[\d:.]+\+0[12]:00$/);
    const one = await exported({
      kind: 'contacts',
      query: { number: '+32470600003' },
      options: { formulas: 'raw', bom: false },
    });
    expect(one.startsWith('id,')).toBe(true);
    expect(read(one)).toMatchObject([{ externalId: '-1+1' }]);
  });

  it('walks more than a page, in order and without gaps', async () => {
    await seedCampaign(database, { contacts: 2_345, name: 'many', firstNumber: 470_100_000 });
    const [campaign] = (
      await database.pool.query<{ id: string }>(`select id from campaign where name = 'many'`)
    ).rows;
    const entries = read(await exported({ kind: 'entries', query: { campaignId: campaign!.id } }));
    expect(entries).toHaveLength(2_345);
    expect(new Set(entries.map((row) => row['id'])).size).toBe(2_345);
    expect(entries[0]).toMatchObject({ state: 'ready', numbers: expect.stringMatching(/^\+32470/) });
    const [list] = (
      await database.pool.query<{ id: string }>(
        `select list_id as id from campaign_list where campaign_id = $1`,
        [campaign!.id],
      )
    ).rows;
    expect(read(await exported({ kind: 'contacts', query: { listId: list!.id } }))).toHaveLength(2_345);
  }, 60_000);

  it.each(['call_records', 'attempts', 'dnc', 'callbacks'])(
    'has %s too, also when there are none',
    async (kind) => {
      expect(await exported({ kind })).toContain('\r\n');
    },
  );

  it('has the audit for administrators only, with an entry for each export and each download', async () => {
    expect((await order({ kind: 'audit' })).status).toBe(403);
    const admin = await api.signIn('admin');
    const rows = read(await exported({ kind: 'audit', query: { action: 'export' } }, admin));
    const actions = new Set(rows.map((row) => row['action']));
    expect(actions).toEqual(new Set(['export.made', 'export.downloaded']));
  });

  it('refuses a query that the list does not take, rather than export everything', async () => {
    const answer = await order({ kind: 'contacts', query: { naem: 'x', limit: '5' } });
    expect(answer.status).toBe(400);
    expect((answer.body as unknown as Problem).issues?.map(({ path }) => path)).toEqual([
      'query.naem',
      'query.limit',
    ]);
    const entries = await order({ kind: 'entries', query: {} });
    expect((entries.body as unknown as Problem).issues?.map(({ path }) => path)).toEqual([
      'query.campaignId',
    ]);
    expect((await order({ kind: 'contacts', options: { timeZone: 'Mars' } })).status).toBe(400);
    expect((await order({ kind: 'nonsense' })).status).toBe(400);
  });

  it('belongs to who made it, and is not for those who may not take data out', async () => {
    const { body } = await order({ kind: 'dnc' });
    await done(body.id);
    const other = await api.signIn('manager');
    expect((await other.get(`/exports/${body.id}`)).status).toBe(404);
    expect((await other.raw('GET', `/exports/${body.id}/file`)).status).toBe(404);
    const list = await other.get<Page<ExportView>>('/exports');
    expect(list.body.items).toEqual([]);
    const admin = await api.signIn('admin');
    expect((await admin.get(`/exports/${body.id}`)).status).toBe(200);
    for (const role of ['supervisor', 'uploader', 'agent'] as const) {
      const client = await api.signIn(role);
      expect((await client.post('/exports', { kind: 'dnc' })).status).toBe(403);
    }
    expect((await manager.post(`/exports/${body.id}/cancel`)).status).toBe(409);
    expect((await api.signedOut().get('/exports')).status).toBe(401);
    expect((await manager.get('/exports/nonsense')).status).toBe(400);
  });
});
