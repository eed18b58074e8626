import {
  type ContactListView,
  type ContactView,
  type ListImportView,
  type Page,
  type Problem,
  ROLES,
  type StoredFileView,
} from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';

let api: ApiHarness;
let uploader: ApiClient;
let manager: ApiClient;

beforeAll(async () => {
  api = await startApi({ env: { ROLE: 'all' } });
  uploader = await api.signIn('uploader');
  manager = await api.signIn('manager');
}, 60_000);
afterAll(() => api?.close());

let lists = 0;
async function createList(request: object = {}): Promise<ContactListView> {
  const body = { name: `List ${++lists}`, defaultCountry: 'BE', ...request };
  return (await uploader.post<ContactListView>('/contact-lists', body)).body;
}
const upload = async (content: string, client = uploader) =>
  (await client.post<StoredFileView>('/files?name=people.csv', content)).body.id;
const start = async (listId: string, content: string, request: object = {}) =>
  uploader.post<ListImportView & Problem>(`/contact-lists/${listId}/imports`, {
    fileId: await upload(content),
    ...request,
  });

/** The server-sent events of an import until they end. */
async function eventsOf(listId: string, importId: string): Promise<ListImportView[]> {
  const response = await uploader.raw('GET', `/contact-lists/${listId}/imports/${importId}/events`);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const data = (await response.text()).split('\n').filter((line) => line.startsWith('data: '));
  return data.map((line) => JSON.parse(line.slice('data: '.length)) as ListImportView);
}

describe('an import over the API', () => {
  it('is told by its events until it is done, and its contacts and rejects can be read', async () => {
    const { id: listId } = await createList();
    const answer = await start(listId, 'Naam;GSM;Stad\nZoë;0470 12 34 01;Gent\nBob;12;Luik\n');
    expect(answer.status).toBe(202);
    expect(answer.body.mapping).toMatchObject({
      phone: [{ column: 'GSM', kind: 'mobile' }],
      name: 'Naam',
      fields: ['Stad'],
    });
    const last = (await eventsOf(listId, answer.body.id)).at(-1);
    expect(last).toMatchObject({
      state: 'done',
      rowsRead: 2,
      rowsAccepted: 1,
      rowsRejected: 1,
      hasRejects: true,
    });
    expect(last?.bytesRead).toBe(last?.bytesTotal);

    const { body: page } = await manager.get<Page<ContactView>>(`/contact-lists/${listId}/contacts`);
    expect(page.items).toMatchObject([
      {
        name: 'Zoë',
        line: 2,
        fields: { Stad: 'Gent' },
        numbers: [{ number: '+32470123401', kind: 'mobile' }],
      },
    ]);
    const contact = await manager.get<ContactView>(`/contacts/${page.items[0]?.id}`);
    expect(contact.body).toEqual(page.items[0]);
    const found = await manager.get<Page<ContactView>>(
      `/contacts?number=${encodeURIComponent('+32 470 12 34 01')}`,
    );
    expect(found.body.items.map((item) => item.id)).toContain(page.items[0]?.id);

    const rejects = await uploader.raw('GET', `/contact-lists/${listId}/imports/${answer.body.id}/rejects`);
    expect(rejects.headers.get('content-disposition')).toContain('people-rejects.csv');
    expect(await rejects.text()).toMatch(
      /^Naam;GSM;Stad;rejected_line;.*\r\nBob;12;Luik;3;GSM;12;phone_invalid;/,
    );
    expect((await manager.get<ContactListView>(`/contact-lists/${listId}`)).body.contactCount).toBe(1);
  }, 30_000);

  it('is refused at once for a mapping that does not fit, with every problem', async () => {
    const { id } = await createList();
    const wrong = await start(id, 'a,b\n1,2\n', { mapping: { phone: ['c', 9], name: 'd' } });
    expect(wrong).toMatchObject({
      status: 422,
      body: {
        code: 'import.mapping_invalid',
        issues: [{ path: 'mapping.phone.0' }, { path: 'mapping.phone.1' }, { path: 'mapping.name' }],
      },
    });
    const unknown = await start(id, 'a,b\n1,2\n');
    expect(unknown.body).toMatchObject({
      code: 'import.mapping_invalid',
      issues: [{ path: 'mapping.phone' }],
    });
    expect((await start(id, '"a,b\n1,2\n')).body).toMatchObject({ code: 'import.file_unreadable' });
    expect((await start(id, 'phone\n1\n', { mapping: { fone: 'phone' } })).status).toBe(400);
  });

  it('can be cancelled until it is over', async () => {
    const { id } = await createList();
    const { body } = await start(id, 'phone\n0470123401\n');
    await eventsOf(id, body.id);
    expect((await uploader.post(`/contact-lists/${id}/imports/${body.id}/cancel`)).status).toBe(409);
  });

  it('answers 404 through another list, and for a file that is not there', async () => {
    const [one, other] = [await createList(), await createList()];
    const { body } = await start(one.id, 'phone\n0470123401\n');
    expect((await uploader.get(`/contact-lists/${other.id}/imports/${body.id}`)).status).toBe(404);
    const fileId = '01990000-0000-7000-8000-000000000000';
    expect((await uploader.post(`/contact-lists/${one.id}/imports`, { fileId })).body).toMatchObject({
      code: 'file.not_found',
    });
  });
});

describe('contact lists', () => {
  it('have a name of their own, a real country and a real zone', async () => {
    const list = await createList({ defaultTimeZone: 'Europe/Brussels' });
    expect(await uploader.post('/contact-lists', { name: list.name, defaultCountry: 'BE' })).toMatchObject({
      status: 409,
      body: { code: 'contact_list.name_taken' },
    });
    const wrong = await uploader.post<Problem>('/contact-lists', {
      name: 'x',
      defaultCountry: 'UK',
      defaultTimeZone: 'Mars/Olympus',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.issues?.map((issue) => issue.path)).toEqual(['defaultCountry', 'defaultTimeZone']);
  });

  it('give their new default zone to the numbers that had none', async () => {
    const { id } = await createList();
    const { body } = await start(id, 'phone\n+80012345678\n+32470123401\n');
    await eventsOf(id, body.id);
    await manager.patch(`/contact-lists/${id}`, { defaultTimeZone: 'Asia/Tokyo' });
    const { body: page } = await manager.get<Page<ContactView>>(`/contact-lists/${id}/contacts`);
    expect(page.items.map((item) => [item.numbers[0]?.zones, item.numbers[0]?.zoneSource])).toEqual([
      [['Asia/Tokyo'], 'list_default'],
      [['Europe/Brussels'], 'country'],
    ]);
  });

  it('show the postal code of a contact with what it told of the zones of each number', async () => {
    const { id } = await createList({ defaultCountry: 'US' });
    const mapping = { phone: 'tel', postalCode: 'where' };
    const { body } = await start(id, 'tel,where\n212 736 5000,94105\n212 736 5001,1x\n', { mapping });
    expect(body.mapping.postalCode).toBe('where');
    await eventsOf(id, body.id);
    const { body: page } = await manager.get<Page<ContactView>>(`/contact-lists/${id}/contacts`);
    expect(page.items).toMatchObject([
      {
        postalCode: '94105',
        numbers: [
          {
            zones: ['America/New_York', 'America/Los_Angeles'],
            zoneSource: 'postal_and_prefix',
            postalEvidence: 'adds',
          },
        ],
      },
      { postalCode: '1x', numbers: [{ zoneSource: 'prefix', postalEvidence: 'unreadable' }] },
    ]);
  });

  it('are put away and brought back, but not while a campaign works them', async () => {
    const { id } = await createList();
    expect(
      (await manager.post<ContactListView>(`/contact-lists/${id}/archive`)).body.archivedAt,
    ).not.toBeNull();
    expect((await start(id, 'phone\n0470123401\n')).body).toMatchObject({ code: 'contact_list.archived' });
    expect((await manager.post<ContactListView>(`/contact-lists/${id}/restore`)).body.archivedAt).toBeNull();
    await seedCampaign(api.app.get(Database), { contacts: 0, listId: id });
    expect((await manager.post(`/contact-lists/${id}/archive`)).body).toMatchObject({
      code: 'contact_list.in_use',
    });
  });

  it('page through contacts and lists without loss', async () => {
    const { id } = await createList();
    const numbers = Array.from({ length: 25 }, (_, n) => `+324701234${10 + n}`);
    await eventsOf(id, (await start(id, `phone\n${numbers.join('\n')}\n`)).body.id);
    const seen: unknown[] = [];
    for (let next: string | null = ''; next !== null;) {
      const from: string = next === '' ? '' : `&cursor=${next}`;
      const { body } = await manager.get<Page<ContactView>>(`/contact-lists/${id}/contacts?limit=10${from}`);
      seen.push(...body.items.map((item) => item.numbers[0]?.number));
      next = body.nextCursor;
    }
    expect(seen).toEqual(numbers);
    expect((await manager.get(`/contact-lists/${id}/contacts?cursor=W10`)).status).toBe(400);
  });
});

describe('uploads', () => {
  it('come back byte for byte, whatever type they claim to be', async () => {
    const content = `a,b\n${'é'.repeat(400_000)},2\n`;
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/csv']) {
      const { status, body } = await uploader.request<StoredFileView>(
        'POST',
        '/files?name=Zo%C3%AB%20%231.csv',
        {
          body: content,
          headers: { 'content-type': type },
        },
      );
      expect([status, body.size, body.name]).toEqual([201, Buffer.byteLength(content), 'Zoë #1.csv']);
      const back = await uploader.raw('GET', `/files/${body.id}`);
      expect(await back.text()).toBe(content);
    }
  });

  it('need a name and a body', async () => {
    expect((await uploader.post('/files', 'x')).status).toBe(400);
    expect((await uploader.post('/files?name=x', '')).body).toMatchObject({ code: 'file.empty' });
  });
});

describe('who may touch lists', () => {
  const ID = '01990000-0000-7000-8000-000000000000';

  it('refuses whoever is not signed in', async () => {
    for (const path of ['/contact-lists', `/contact-lists/${ID}`, `/contacts/${ID}`, `/files/${ID}`]) {
      expect((await api.signedOut().get(path)).status).toBe(401);
    }
  });

  it('lets supervisors read, uploaders upload, managers archive, and agents nothing', async () => {
    const answers: Record<string, number[]> = {};
    for (const role of ROLES) {
      const client = await api.signIn(role);
      answers[role] = [
        (await client.get('/contact-lists')).status,
        (await client.post(`/contact-lists/${ID}/imports`, { fileId: ID })).status,
        (await client.post('/files?name=x', 'x')).status,
        (await client.post(`/contact-lists/${ID}/archive`)).status,
      ];
    }
    expect(answers).toEqual({
      admin: [200, 404, 201, 404],
      manager: [200, 404, 201, 404],
      uploader: [200, 404, 201, 403],
      supervisor: [200, 403, 403, 403],
      agent: [403, 403, 403, 403],
      integration: [200, 404, 201, 403],
    });
  }, 30_000);

  it('answers 400 to a malformed id', async () => {
    const paths = [
      '/contact-lists/x',
      `/contact-lists/x/imports`,
      `/contact-lists/${ID}/imports/x`,
      '/contacts/x',
      '/files/x',
    ];
    for (const path of paths) expect((await manager.get(path)).status).toBe(400);
  });
});
