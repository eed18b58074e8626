import { jest } from '@jest/globals';
import type {
  ContactListView,
  ImportTemplateList,
  ImportTemplateView,
  ListImportView,
  Problem,
} from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import { DispatchHeartbeat } from '../dispatch/dispatch-heartbeat.js';
import { Sweep } from '../dispatch/sweep.js';
import { JobsService } from '../jobs/jobs.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { type DispatchKit, dispatchKit, seedCampaign } from '../testing/dispatch-kit.js';
import { gzipOf } from '../testing/packing.js';

jest.setTimeout(60_000);

const NONE = '01990000-0000-7000-8000-000000000000';
const SETTINGS = { mapping: { phone: ['tel'], name: 'nom', externalId: 'ref' }, delimiter: ';' };
let api: ApiHarness;
let uploader: ApiClient;
let listId: string;

beforeAll(async () => {
  // Jobs run, and nobody but the tests dials or lets go what they have reserved.
  api = await startApi({
    env: { ROLE: 'all' },
    overrides: (module) =>
      module.overrideProvider(DispatchHeartbeat).useValue({}).overrideProvider(Sweep).useValue({}),
  });
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

async function ended(id: string, list = listId): Promise<ListImportView> {
  for (let tries = 0; tries < 400; tries++) {
    const { body } = await uploader.get<ListImportView>(`/contact-lists/${list}/imports/${id}`);
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

describe('a nightly file that replaces its list', () => {
  const HEAD = 'nom;tel;ref;fuseau\n';
  let kit: DispatchKit;
  beforeAll(async () => {
    kit = dispatchKit({ url: api.database.url });
    const mapping = { ...SETTINGS.mapping, timeZone: 'fuseau' };
    await uploader.post('/import-templates', { name: 'all', settings: { ...SETTINGS, mapping } });
    const byRef = { mapping, delimiter: ';', dedupe: { by: 'external_id' } };
    await uploader.post('/import-templates', { name: 'by ref', settings: byRef });
  });
  afterAll(() => kit?.close());

  const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await api.app.get(Database).pool.query(sql, values)).rows as T[];
  const names = async (list: string) =>
    (await rows<{ name: string }>('select name from contact where list_id = $1 order by name', [list])).map(
      ({ name }) => name,
    );
  const count = async (list: string) =>
    (await uploader.get<ContactListView>(`/contact-lists/${list}`)).body.contactCount;
  const makeList = async () =>
    (
      await uploader.post<ContactListView>('/contact-lists', {
        name: `Replaced ${crypto.randomUUID()}`,
        defaultCountry: 'BE',
      })
    ).body.id;
  const replace = async (list: string, content: string, template = 'all') => {
    const { body } = await send(
      content,
      `template=${encodeURIComponent(template)}&mode=replace&name=all.csv`,
      list,
    );
    return ended(body.id, list);
  };

  it('adds, changes and takes out, and cannot be undone then', async () => {
    const list = await makeList();
    const first = `${HEAD}Ann;0471100001;;\nBob;0471100002;;\nCleo;0471100003;;\n`;
    expect(await replace(list, first)).toMatchObject({ rowsAccepted: 3, contactsRemoved: 0 });
    const second = `${HEAD}Ann Lee;0471100001;;\nDan;0471100004;;\n`;
    const run = await replace(list, second);
    expect(run).toMatchObject({ rowsAccepted: 2, rowsUpdated: 1, contactsRemoved: 2 });
    expect(await names(list)).toEqual(['Ann Lee', 'Dan']);
    expect(await count(list)).toBe(2);
    expect((await replace(list, second)).id).toBe(run.id);
    const undone = await uploader.post<Problem>(`/contact-lists/${list}/imports/${run.id}/undo`);
    expect(undone).toMatchObject({
      status: 409,
      body: { code: 'import.not_undoable', details: { updated: 1, removed: 2 } },
    });
    // The first file again is another wish than it was then.
    expect(await replace(list, first)).toMatchObject({ rowsAccepted: 3, contactsRemoved: 1 });
    expect(await names(list)).toEqual(['Ann', 'Bob', 'Cleo']);
    expect(await count(list)).toBe(3);
  });

  it('keeps whom a rejected row names, and refuses a file of which nothing goes in', async () => {
    const list = await makeList();
    await replace(list, `${HEAD}Ann;0471100011;c-1;\nBob;0471100012;c-2;\nCleo;0471100013;c-3;\n`, 'by ref');
    const bad = `${HEAD}Ann;0471100011;c-1;Mars/Base\nBob;nobody;c-2;\n`;
    for (const content of [HEAD, bad]) {
      const failed = await replace(list, content, 'by ref');
      expect(failed).toMatchObject({ state: 'failed', contactsRemoved: 0 });
      expect(failed.error).toContain('the list stays as it is');
      expect(await count(list)).toBe(3);
    }
    expect(await replace(list, `${bad}Dan;0471100014;c-4;\n`, 'by ref')).toMatchObject({
      rowsAccepted: 1,
      rowsRejected: 2,
      contactsRemoved: 1,
    });
    expect(await names(list)).toEqual(['Ann', 'Bob', 'Dan']);
    expect(await count(list)).toBe(3);
  });

  it('leaves other lists alone', async () => {
    const [list, other] = [await makeList(), await makeList()];
    await replace(other, `${HEAD}Ann;0471100021;;\n`);
    await replace(list, `${HEAD}Ann;0471100021;;\n`);
    expect(await replace(list, `${HEAD}Bob;0471100022;;\n`)).toMatchObject({ contactsRemoved: 1 });
    expect([await names(list), await names(other)]).toEqual([['Bob'], ['Ann']]);
  });

  it('lets nobody who left be called, and keeps what was', async () => {
    const list = await makeList();
    const { campaignId } = await seedCampaign(api.app.get(Database), { contacts: 0, listId: list });
    await replace(
      list,
      `${HEAD}Ann;0471100031;;Etc/UTC\nBob;0471100032;;Etc/UTC\nCleo;0471100033;;Etc/UTC\n`,
    );
    await rows(
      `update spool_entry set state = 'ready', until = now() + interval '1 day' where campaign_id = $1`,
      [campaignId],
    );
    const attempts = await kit.claim.claim(campaignId, 5);
    const campaign = (await kit.policies.find(campaignId))!;
    const of = (number: string) => attempts.find((attempt) => attempt.number === number)!;
    const [ann, bob, cleo] = [of('+32471100031'), of('+32471100032'), of('+32471100033')];
    expect(await kit.sendGate.pass(campaign, [bob])).toHaveLength(1);
    const enqueued = jest.spyOn(api.app.get(JobsService), 'enqueue');
    expect(await replace(list, `${HEAD}Ann;0471100031;;Etc/UTC\n`)).toMatchObject({ contactsRemoved: 2 });
    // Bob is past the gate, and is asked back; of the others only Ann may be called.
    expect(await kit.sendGate.pass(campaign, [ann, cleo])).toHaveLength(1);
    const states = await rows<{ number: string; state: string; error: string | null }>(
      'select number, state::text as state, error from attempt where campaign_id = $1 order by number',
      [campaignId],
    );
    expect(states).toEqual([
      { number: '+32471100031', state: 'SENDING', error: null },
      { number: '+32471100032', state: 'SENDING', error: null },
      { number: '+32471100033', state: 'RELEASED', error: 'CONTACT_REMOVED' },
    ]);
    const open = await rows('select number from open_attempt where campaign_id = $1 order by number', [
      campaignId,
    ]);
    expect(open).toEqual([{ number: '+32471100031' }, { number: '+32471100032' }]);
    expect(await rows('select 1 from spool_entry where campaign_id = $1', [campaignId])).toHaveLength(1);
    expect(enqueued.mock.calls.filter(([, task]) => task === 'dispatch.recall_numbers')).toEqual([
      [
        expect.anything(),
        'dispatch.recall_numbers',
        { numbers: ['+32471100032'], prefixes: null, campaignIds: [campaignId] },
      ],
    ]);
    enqueued.mockRestore();
  });
});
