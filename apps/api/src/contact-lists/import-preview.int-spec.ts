import type {
  ContactListView,
  ImportPreview,
  ListImportView,
  Problem,
  StoredFileView,
} from '@callspool/contracts';
import type { ApiClient } from '../testing/api-client.js';
import { gzipOf, workbookOf, zipOf } from '../testing/packing.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';

let api: ApiHarness;
let uploader: ApiClient;
let listId: string;

beforeAll(async () => {
  api = await startApi({ env: { ROLE: 'all' } });
  uploader = await api.signIn('uploader');
  const { body } = await uploader.post<ContactListView>('/contact-lists', {
    name: 'Spain',
    defaultCountry: 'ES',
  });
  listId = body.id;
}, 60_000);
afterAll(() => api?.close());

async function upload(content: Buffer | string, name = 'people.csv'): Promise<string> {
  const response = await fetch(`${api.url}/api/v1/files?name=${name}`, {
    method: 'POST',
    headers: { origin: api.url, cookie: uploader.cookieHeader() },
    body: new Uint8Array(Buffer.from(content)),
  });
  return ((await response.json()) as StoredFileView).id;
}
const preview = async (content: Buffer | string, request: object = {}) =>
  uploader.post<ImportPreview & Problem>(`/contact-lists/${listId}/imports/preview`, {
    fileId: await upload(content),
    ...request,
  });

const CLIENTS = [
  'Código cliente;Nombre;Apellidos;Teléfono móvil;CP;Fin contrato',
  'C-1;María;Ruiz Oca;612 000 408;28013;31/12/2026',
  'C-2;Joaquín;Pardo;no tiene;38003;',
  'C-3;Nerea;Etxeberria;+34688000932;48011;15/01/2027',
  '',
].join('\r\n');

describe('the preview of an import', () => {
  it('tells format, columns, guesses and the contact that a row becomes', async () => {
    const { status, body } = await preview(Buffer.from(CLIENTS, 'latin1'));
    expect(status).toBe(200);
    expect(body.format).toEqual({
      layout: 'columns',
      packing: 'none',
      innerName: null,
      repeatedNames: [],
      delimiter: ';',
      delimiterReason: 'first_line',
      encoding: 'windows-1252',
      encodingReason: 'western_letters',
      isEncodingCertain: false,
      hasHeader: true,
      headerReason: 'known_words',
      lineEnd: 'crlf',
    });
    expect(body.columns.map(({ name, target, kind, doubt }) => [name, target, kind, doubt])).toEqual([
      ['Código cliente', 'externalId', null, null],
      ['Nombre', 'name', null, null],
      ['Apellidos', 'familyName', null, null],
      ['Teléfono móvil', 'phone', 'mobile', null],
      ['CP', 'postalCode', null, null],
      ['Fin contrato', 'field', null, null],
    ]);
    expect(body.columns[3]?.values).toEqual([
      { line: 2, text: '612 000 408', problem: null },
      { line: 3, text: 'no tiene', problem: expect.stringContaining('letters') },
      { line: 4, text: '+34688000932', problem: null },
    ]);
    expect(body.example).toMatchObject({
      line: 2,
      externalId: 'C-1',
      name: 'María Ruiz Oca',
      numbers: [{ number: '+34612000408', kind: 'mobile', zones: expect.arrayContaining(['Europe/Madrid']) }],
    });
    expect(body).toMatchObject({ rowsSeen: 3, rowsBad: 1, isWhole: true, issues: [] });
  });

  it('does what it is told instead of what it guesses', async () => {
    const { body } = await preview(CLIENTS, {
      hasHeader: true,
      mapping: { phone: { column: 4, kind: 'mobile' }, externalId: 1, fields: [6] },
    });
    expect(body.columns.map(({ target }) => target)).toEqual([
      'externalId',
      'skip',
      'skip',
      'phone',
      'skip',
      'field',
    ]);
    expect(body.mapping).toMatchObject({
      externalId: 'Código cliente',
      name: null,
      fields: ['Fin contrato'],
    });
    const wrong = await preview(CLIENTS, { delimiter: ',' });
    expect(wrong.body).toMatchObject({
      format: { delimiter: ',', delimiterReason: 'chosen' },
      mapping: null,
      issues: [{ path: 'mapping.phone' }],
    });
  });

  it('sees that a first row with a number in it is no header', async () => {
    const { body } = await preview('María,612000408\nNerea,612000409\n');
    expect(body.format).toMatchObject({ hasHeader: false, headerReason: 'numbers_in_first_row' });
    expect(body.columns.map(({ name, target, doubt }) => [name, target, doubt])).toEqual([
      ['column 1', 'field', null],
      ['column 2', 'phone', 'from_values'],
    ]);
    expect(body.example).toMatchObject({ line: 1, numbers: [{ number: '+34612000408' }] });
  });

  it('reads no more than the head of a large file', async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, index) => `C-${index};612${String(index).padStart(6, '0')}`,
    );
    const { body } = await preview(`id;phone\n${rows.join('\n')}\n`);
    expect(body).toMatchObject({ isWhole: false, rowsSeen: 200 });
    expect(body.format).toMatchObject({ encodingReason: 'plain_letters', isEncodingCertain: false });
  });

  it.each([
    ['picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])],
    ['ods', zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' })],
    ['gzip', gzipOf(gzipOf('phone\n1\n'))],
    ['web_page', Buffer.from('<!doctype html><title>Sign in</title>')],
  ])('refuses a %s that is named like a CSV file, here and at the start', async (kind, content) => {
    const refusal = { status: 422, body: { code: 'import.file_unreadable', details: { kind } } };
    expect(await preview(content)).toMatchObject(refusal);
    const fileId = await upload(content);
    expect(await uploader.post(`/contact-lists/${listId}/imports`, { fileId })).toMatchObject(refusal);
    expect(await uploader.post(`/contact-lists/${listId}/dry-runs`, { fileId })).toMatchObject(refusal);
  });

  it('tells what a file is packed in, and reads a workbook whatever is said of its letters', async () => {
    const packed = await preview(zipOf({ 'export/clients.csv': CLIENTS }));
    expect(packed.body.format).toMatchObject({
      packing: 'zip',
      innerName: 'export/clients.csv',
      delimiter: ';',
    });
    const book = await preview(workbookOf({ S: [['teléfono'], ['612000408']] }), {
      encoding: 'utf-16le',
      delimiter: ';',
    });
    expect(book.body.format).toMatchObject({ packing: 'xlsx', innerName: null, encoding: 'utf-8' });
    expect(book.body.columns).toMatchObject([{ name: 'teléfono', target: 'phone' }]);
  });

  it('warns of names that stand over several columns', async () => {
    const { body } = await preview('phone;Note;note;Note\n612000408;a;b;c\n');
    expect(body.format.repeatedNames).toEqual(['note', 'Note']);
    expect(body.columns.map(({ name }) => name)).toEqual(['phone', 'Note', 'note', 'Note (2)']);
    expect(body.example?.fields).toEqual({ Note: 'a', note: 'b', 'Note (2)': 'c' });
  });

  it('takes any single separator that is named, and refuses what is none', async () => {
    const { body } = await preview('phone§note\n612000408§a,b\n', { delimiter: '§' });
    expect(body.format).toMatchObject({ delimiter: '§', delimiterReason: 'chosen' });
    for (const delimiter of ['a', '"', '', ';;', '1', '\n']) {
      expect(await preview('phone\n612000408\n', { delimiter })).toMatchObject({ status: 400 });
    }
  });

  it('is for those who import', async () => {
    const path = `/contact-lists/${listId}/imports/preview`;
    const request = { fileId: await upload(CLIENTS) };
    expect((await api.signedOut().post(path, request)).status).toBe(401);
    expect((await (await api.signIn('supervisor')).post(path, request)).status).toBe(403);
    expect((await uploader.post('/contact-lists/nonsense/imports/preview', request)).status).toBe(400);
    const fileId = '01990000-0000-7000-8000-000000000000';
    expect((await uploader.post(path, { fileId })).body).toMatchObject({ code: 'file.not_found' });
  });
});

describe('a dry run over the API', () => {
  it('is told by its events, gives its rejects, and counts as no import', async () => {
    const { body: begun } = await uploader.post<ListImportView>(`/contact-lists/${listId}/dry-runs`, {
      fileId: await upload(CLIENTS),
    });
    const path = `/contact-lists/${listId}/dry-runs/${begun.id}`;
    const events = await (await uploader.raw('GET', `${path}/events`)).text();
    const last = events.trim().split('\n').at(-1)?.slice('data: '.length) ?? '';
    expect(JSON.parse(last)).toMatchObject({
      state: 'done',
      rowsAccepted: 2,
      rowsRejected: 1,
      createdBy: 'A uploader',
      format: { delimiter: ';', encoding: 'utf-8', hasHeader: true },
      report: { kinds: [{ reason: 'phone_invalid', detail: 'not_a_number', line: 3, value: 'no tiene' }] },
    });
    expect(await (await uploader.raw('GET', `${path}/rejects`)).text()).toContain('no tiene');
    expect((await uploader.post(`${path}/cancel`)).body).toMatchObject({ code: 'import.not_cancellable' });
    expect((await uploader.get<ContactListView>(`/contact-lists/${listId}`)).body).toMatchObject({
      contactCount: 0,
      importCount: 0,
      lastImport: null,
    });
    const { body: made } = await uploader.post<ListImportView>(`${path}/commit`);
    expect(made).toMatchObject({
      listId,
      fileId: begun.fileId,
      mapping: begun.mapping,
      format: begun.format,
    });
    await (await uploader.raw('GET', `/contact-lists/${listId}/imports/${made.id}/events`)).text();
    expect((await uploader.get(`/contact-lists/${listId}/imports/${made.id}`)).body).toMatchObject({
      state: 'done',
      rowsAccepted: 2,
    });
    const nobody = '01990000-0000-7000-8000-000000000000';
    expect((await uploader.get(`/contact-lists/${listId}/dry-runs/${nobody}`)).status).toBe(404);
    expect((await (await api.signIn('supervisor')).get(path)).status).toBe(403);
  }, 30_000);
});
