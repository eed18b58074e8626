import { jest } from '@jest/globals';
import type {
  ContactListView,
  ImportTemplateList,
  ImportTemplateView,
  ListImportView,
  Problem,
} from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { gzipOf } from '../testing/packing.js';

jest.setTimeout(60_000);

const NONE = '01990000-0000-7000-8000-000000000000';
const SETTINGS = { mapping: { phone: ['tel'], name: 'nom', externalId: 'ref' }, delimiter: ';' };
let api: ApiHarness;
let uploader: ApiClient;
let listId: string;

beforeAll(async () => {
  api = await startApi({ env: { ROLE: 'all' } });
  uploader = await api.signIn('uploader');
  const { body } = await uploader.post<ContactListView>('/contact-lists', {
    name: 'Nightly',
    defaultCountry: 'BE',
  });
  listId = body.id;
}, 60_000);
afterAll(() => api?.close());

async function send(content: string | Buffer, query: string, list = listId) {
  const response = await fetch(`${api.url}/api/v1/contact-lists/${list}/nightly?${query}`, {
    method: 'POST',
    headers: {
      origin: api.url,
      cookie: uploader.cookieHeader(),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new Uint8Array(Buffer.from(content)),
  });
  return { status: response.status, body: (await response.json()) as ListImportView & Problem };
}

async function ended(id: string): Promise<ListImportView> {
  for (let tries = 0; tries < 400; tries++) {
    const { body } = await uploader.get<ListImportView>(`/contact-lists/${listId}/imports/${id}`);
    if (body.state === 'done' || body.state === 'failed') return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The import did not end.');
}

describe('templates of imports', () => {
  it('are made, changed, listed and removed, each with an entry in the audit', async () => {
    const made = await uploader.post<ImportTemplateView & Problem>('/import-templates', {
      name: 'CRM',
      settings: SETTINGS,
    });
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'CRM', settings: { delimiter: ';', hasHeader: true } },
    });
    const twice = await uploader.post<Problem>('/import-templates', { name: 'CRM', settings: SETTINGS });
    expect(twice).toMatchObject({ status: 409, body: { code: 'import_template.name_taken' } });
    const path = `/import-templates/${made.body.id}`;
    const changed = await uploader.put<ImportTemplateView>(path, {
      name: 'CRM of Gent',
      settings: { ...SETTINGS, encoding: 'windows-1252' },
    });
    expect(changed.body).toMatchObject({ name: 'CRM of Gent', settings: { encoding: 'windows-1252' } });
    const { body } = await uploader.get<ImportTemplateList>('/import-templates');
    expect(body.items.map(({ name }) => name)).toEqual(['CRM of Gent']);
    expect((await uploader.delete(path)).status).toBe(204);
    expect((await uploader.delete(path)).status).toBe(404);
    const { rows } = await api.app
      .get(Database)
      .pool.query(`select action from audit_entry where object_type = 'import_template' order by id`);
    expect(rows.map(({ action }) => action)).toEqual([
      'import_template.created',
      'import_template.changed',
      'import_template.removed',
    ]);
  });

  it('are for those who import', async () => {
    const template = { name: 'X', settings: SETTINGS };
    expect((await api.signedOut().get('/import-templates')).status).toBe(401);
    expect((await (await api.signIn('supervisor')).post('/import-templates', template)).status).toBe(403);
    expect((await uploader.put('/import-templates/nonsense', template)).status).toBe(400);
    const bad = { name: '', settings: { ...SETTINGS, dedupe: { scope: 'lists' }, delimiter: 'ab' } };
    const { status, body } = await uploader.post<Problem>('/import-templates', bad);
    expect(status).toBe(400);
    expect(body.issues?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['name', 'settings.delimiter', 'settings.dedupe.listIds']),
    );
  });
});

describe('a nightly file', () => {
  beforeAll(async () => {
    await uploader.post('/import-templates', { name: 'nightly', settings: SETTINGS });
  });

  it('is read as its template says, and the same file again makes nothing anew', async () => {
    const file = 'nom;tel;ref;ville\nAnn;0471000001;c-1;Gent\nBob;0471000002;c-2;\n';
    const first = await send(gzipOf(file), 'template=nightly&name=monday.csv.gz');
    expect(first).toMatchObject({ status: 202, body: { fileName: 'monday.csv.gz' } });
    expect(await ended(first.body.id)).toMatchObject({ state: 'done', rowsAccepted: 2 });
    const again = await send(gzipOf(file), 'template=nightly&name=tuesday.csv.gz');
    expect(again.body.id).toBe(first.body.id);
    const { rows } = await api.app.get(Database).pool.query('select count(*)::int as count from stored_file');
    expect(rows).toEqual([{ count: 1 }]);
    // Undone, it may come again.
    await uploader.post(`/contact-lists/${listId}/imports/${first.body.id}/undo`);
    for (let tries = 0; tries < 100; tries++) {
      const { body } = await uploader.get<ListImportView>(
        `/contact-lists/${listId}/imports/${first.body.id}`,
      );
      if (body.undo?.state === 'done') break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const anew = await send(gzipOf(file), 'template=nightly&name=wednesday.csv.gz');
    expect(anew.body.id).not.toBe(first.body.id);
    expect(await ended(anew.body.id)).toMatchObject({ state: 'done', rowsAccepted: 2 });
  });

  it('sent twice at once is imported once', async () => {
    const file = 'nom;tel;ref\nEva;0471000010;c-10\n';
    const both = await Promise.all([1, 2].map(() => send(file, 'template=nightly&name=twice.csv')));
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
  });

  it('refreshes what is there when it is told to', async () => {
    const file = 'nom;tel;ref;ville\nAnn Lee;0471000001;c-1;Brugge\nZoe;0471000003;c-3;Gent\n';
    const { body } = await send(file, 'template=nightly&mode=refresh&name=refresh.csv');
    expect(await ended(body.id)).toMatchObject({ rowsAccepted: 2, rowsUpdated: 1, rowsRejected: 0 });
    const list = await uploader.get<ContactListView>(`/contact-lists/${listId}`);
    expect(list.body.contactCount).toBe(4);
    const undone = await uploader.post<Problem>(`/contact-lists/${listId}/imports/${body.id}/undo`);
    expect(undone).toMatchObject({ status: 409, body: { details: { updated: 1 } } });
  });

  it('of another shape, with an unknown template, or for nobody is refused', async () => {
    expect(await send('a;b\n1;2\n', 'template=nightly&name=odd.csv')).toMatchObject({
      status: 422,
      body: { code: 'import.mapping_invalid' },
    });
    expect((await send('x', 'template=unknown&name=odd.csv')).body.code).toBe('import_template.not_found');
    expect((await send('x', 'template=nightly&name=odd.csv', NONE)).body.code).toBe('contact_list.not_found');
    expect((await send('x', 'template=nightly&mode=burn&name=odd.csv')).status).toBe(400);
    expect((await send('', 'template=nightly&name=odd.csv')).body.code).toBe('file.empty');
    expect(
      (await api.signedOut().post(`/contact-lists/${listId}/nightly?template=nightly&name=x`)).status,
    ).toBe(401);
  });
});
