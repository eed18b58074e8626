import { jest } from '@jest/globals';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { AppError } from '../common/errors/app-error.js';
import { type ImportKit, importKit } from '../testing/import-kit.js';
import { gzipOf, workbookOf, zipOf } from '../testing/packing.js';

// A workbook is read by a process of its own, which has to start.
jest.setTimeout(60_000);

const GOOD = 'name;phone;note\nZoë;0470 12 34 01;"a;b"\nEva;0470 12 34 02;\nBad;12;\n';
let kit: ImportKit;

beforeAll(async () => {
  kit = await importKit();
}, 60_000);
afterAll(() => kit?.close());
beforeEach(async () => {
  await kit.database.pool.query('truncate contact_list, person_key, stored_file cascade');
});

const people = (listId: string) =>
  kit.rows(
    `select c.name, n.e164 as number, c.fields ->> 'note' as note from contact c
     join phone_number n on n.contact_id = c.id where c.list_id = $1 order by c.line_number`,
    [listId],
  );
const EXPECTED = [
  { name: 'Zoë', number: '+32470123401', note: 'a;b' },
  { name: 'Eva', number: '+32470123402', note: null },
];

/** Why a file is refused, at once or when it is read to its end. */
async function refusal(content: Buffer): Promise<string> {
  const listId = await kit.createList();
  try {
    const end = await kit.run(await kit.order(listId, content));
    return end.state === 'failed' ? end.error : end.state;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  } finally {
    expect(await people(listId)).toEqual([]);
  }
}

/** Rewrites the local and central headers of a zip archive with one entry. */
function withHeaders(archive: Buffer, change: (local: Buffer, central: Buffer) => void): Buffer {
  const copy = Buffer.from(archive);
  change(copy.subarray(0), copy.subarray(copy.indexOf('PK\u0001\u0002')));
  return copy;
}

describe('a file that is packed', () => {
  it.each([
    ['gzip', gzipOf(GOOD)],
    ['gzip in two members', Buffer.concat([gzipOf(GOOD.slice(0, 30)), gzipOf(GOOD.slice(30))])],
    ['zip', zipOf({ 'export/people.csv': GOOD })],
    [
      'zip with what macOS adds',
      zipOf({ 'people.csv': GOOD, '__MACOSX/._people.csv': 'x', '.DS_Store': 'x' }),
    ],
    ['zip of UTF-16', zipOf({ 'people.csv': Buffer.from(`\uFEFF${GOOD}`, 'utf16le') })],
  ])('as %s is read like the file itself', async (_, content) => {
    const listId = await kit.createList();
    const importId = await kit.order(listId, content);
    expect(await kit.run(importId)).toMatchObject({
      state: 'done',
      counts: { rowsRead: 3, rowsAccepted: 2, rowsRejected: 1 },
    });
    expect(await people(listId)).toEqual(EXPECTED);
    const [row] = await kit.rows<{ total: number; read: number; hash: string }>(
      `select bytes_total::int as total, bytes_read::int as read, file_hash as hash from list_import where id = $1`,
      [importId],
    );
    expect(row?.read).toBe(row?.total);
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is told by what is wrong with the archive', async () => {
    const archive = zipOf({ 'people.csv': GOOD });
    expect(await refusal(zipOf({ 'a.csv': GOOD, 'b.csv': GOOD }))).toMatch(
      /holds 2 files \(a\.csv, b\.csv\)/,
    );
    expect(await refusal(zipOf({ 'folder/': '' }))).toMatch(/holds no file/);
    expect(await refusal(archive.subarray(0, archive.length - 30))).toMatch(/damaged or cut off/);
    const locked = withHeaders(archive, (local, central) => {
      local.writeUInt16LE(1, 6);
      central.writeUInt16LE(1, 8);
    });
    expect(await refusal(locked)).toMatch(/password/);
    const odd = withHeaders(archive, (local, central) => {
      local.writeUInt16LE(12, 8);
      central.writeUInt16LE(12, 10);
    });
    expect(await refusal(odd)).toMatch(/unusual way/);
    const changed = withHeaders(archive, (_, central) => central.writeUInt32LE(1, 16));
    expect(await refusal(changed)).toMatch(/check sum/);
    expect(await refusal(gzipOf(GOOD).subarray(0, 40))).toMatch(/gzip archive is damaged or cut off|no row/);
    expect(await refusal(zipOf({ 'people.csv.gz': gzipOf(GOOD) }))).toMatch(/archive within an archive/);
    expect(await refusal(zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }))).toMatch(
      /OpenDocument spreadsheet: save the sheet as CSV/,
    );
  });

  // A megabyte that unpacks to more than a gibibyte: reading ends at the limit, and nothing of it is kept.
  it('is given up when it unpacks to more than a file may have', async () => {
    const line = Buffer.from('"no number",12\n');
    const block = Buffer.alloc(line.length * 1024, line);
    const header = gzipSync(Buffer.from('name,phone\n'));
    const member = gzipSync(Buffer.concat(Array.from({ length: 8 }, () => block)), { level: 9 });
    // One endless line is let go by at once, so that the test is short: it unpacks as well as any.
    const blank = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'a'), { level: 9 });
    const bomb = Buffer.concat([header, member, ...Array.from({ length: 17 }, () => blank)]);
    expect(bomb.length).toBeLessThan(3 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(await refusal(bomb)).toMatch(/more than 1073741824 bytes unpacked/);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
  });

  it('claims sizes that are not believed', async () => {
    const packed = deflateRawSync(Buffer.alloc(5_000_000, 'a'));
    expect(packed.length).toBeLessThan(10_000);
    const lying = withHeaders(zipOf({ 'people.csv': Buffer.alloc(5_000_000, 'a') }), (_, central) =>
      central.writeUInt32LE(100, 24),
    );
    expect(await refusal(lying)).toMatch(/damaged or cut off/);
  });
});

describe('an Excel workbook', () => {
  it('is read as the text of its one sheet, once', async () => {
    const listId = await kit.createList();
    const importId = await kit.order(
      listId,
      workbookOf({
        People: [
          ['name', 'phone', 'note'],
          ['Zoë, "Z"', 32470123401, ' kept as it is '],
          ['=cmd', '0470 12 34 02', null],
          [null, '12', 'bad'],
        ],
        Empty: [],
      }),
    );
    expect(await kit.run(importId)).toMatchObject({
      state: 'done',
      counts: { rowsRead: 3, rowsAccepted: 2 },
    });
    expect(await people(listId)).toEqual([
      { name: 'Zoë, "Z"', number: '+32470123401', note: ' kept as it is ' },
      { name: '=cmd', number: '+32470123402', note: null },
    ]);
    const texts = await kit.rows('select name from stored_file where derived_from_id is not null');
    expect(texts).toEqual([{ name: 'people.csv.csv' }]);
  });

  it('of several sheets, of none, or broken is refused with a reason', async () => {
    const sheet = [['phone'], ['0470 12 34 01']];
    expect(await refusal(workbookOf({ One: sheet, Two: sheet }))).toMatch(/2 sheets with rows \(One, Two\)/);
    expect(await refusal(workbookOf({ One: [] }))).toMatch(/holds no row/);
    expect(await refusal(zipOf({ '[Content_Types].xml': '<Types/>' }))).toMatch(/cannot be read/);
  });

  it('of a size that would cost too much memory is refused', async () => {
    const bomb = zipOf({ '[Content_Types].xml': '<Types/>', 'xl/a.xml': Buffer.alloc(300 * 1024 * 1024) });
    expect(await refusal(bomb)).toMatch(/too large unpacked/);
  });
});
