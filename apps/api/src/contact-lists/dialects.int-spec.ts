import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { StartImportRequest } from '@callspool/contracts';
import type { Encoding } from '../files/utf8-source.js';
import { type ImportKit, importKit } from '../testing/import-kit.js';
import { gzipOf, workbookOf, zipOf } from '../testing/packing.js';

jest.setTimeout(120_000);

let kit: ImportKit;

beforeAll(async () => {
  kit = await importKit();
}, 60_000);
afterAll(() => kit?.close());
beforeEach(async () => {
  await kit.database.pool.query('truncate contact_list, person_key, stored_file cascade');
});

const CODE_PAGES = ['windows-1252', 'windows-1254', 'iso-8859-15'] as const;
/** Each letter that a code page has, with its byte. */
const LETTERS = Object.fromEntries(
  CODE_PAGES.map((name) => {
    // In one go the platform may decode windows-1252 as ISO-8859-1 (nodejs/node 56542); in pieces it does not.
    const decode = (byte: number): string => new TextDecoder(name).decode(Buffer.of(byte), { stream: true });
    const letters = Array.from({ length: 256 }, (_, byte) => decode(byte));
    return [name, new Map(letters.map((letter, byte) => [letter, byte]))];
  }),
) as Record<(typeof CODE_PAGES)[number], Map<string, number>>;

function encode(text: string, encoding: Encoding, hasMark: boolean): Buffer {
  const marked = hasMark ? `\uFEFF${text}` : text;
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(marked);
    case 'utf-16le':
      return Buffer.from(marked, 'utf16le');
    case 'utf-16be':
      return Buffer.from(marked, 'utf16le').swap16();
    case 'iso-8859-1':
      return Buffer.from(text, 'latin1');
    default:
      return Buffer.from(Array.from(text, (letter) => LETTERS[encoding].get(letter) ?? 0x3f));
  }
}

/** Cells that the encoding can write, with everything in them that a parser may stumble over. */
function cellOf(encoding: Encoding): fc.Arbitrary<string> {
  const trouble = fc.constantFrom(
    '"',
    ',',
    ';',
    '\t',
    '|',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '^',
    "'",
    '=',
    '@',
    '\\',
  );
  const letters =
    encoding === 'iso-8859-1'
      ? fc.integer({ min: 0xa0, max: 0xff }).map((code) => String.fromCharCode(code))
      : encoding.startsWith('utf')
        ? fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 })
        : fc.constantFrom(...[...LETTERS[encoding as (typeof CODE_PAGES)[number]].keys()].slice(0x20));
  const plain = fc.string({ unit: fc.constantFrom(...'abcxyz019'), maxLength: 8 });
  return fc
    .array(fc.oneof(trouble, letters, plain), { maxLength: 6 })
    .map((parts) => parts.join('').replaceAll('\0', ''));
}

interface Sheet {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly hasMark: boolean;
  readonly hasHeader: boolean;
  readonly isAllQuoted: boolean;
  readonly hasLastEnd: boolean;
  readonly packing: 'none' | 'gzip' | 'zip';
  readonly rows: readonly {
    readonly cells: readonly string[];
    readonly kind: 'good' | 'bad' | 'repeat' | 'short';
  }[];
}

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'iso-8859-1', ...CODE_PAGES];

const sheets: fc.Arbitrary<Sheet> = fc.constantFrom(...ENCODINGS).chain((encoding) =>
  fc.record({
    encoding: fc.constant(encoding),
    delimiter: fc.constantFrom(',', ';', '\t', '|', '^', '~', ':', '\u001f', ' '),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    hasMark: fc.boolean(),
    hasHeader: fc.boolean(),
    isAllQuoted: fc.boolean(),
    hasLastEnd: fc.boolean(),
    packing: fc.constantFrom('none', 'gzip', 'zip'),
    rows: fc.array(
      fc.record({
        cells: fc.tuple(cellOf(encoding), cellOf(encoding), cellOf(encoding)),
        kind: fc.constantFrom('good', 'good', 'good', 'bad', 'repeat', 'short'),
      }),
      { minLength: 1, maxLength: 25 },
    ),
  }),
);

const numberOf = (index: number): string => `+324701${String(index).padStart(5, '0')}`;

/** The file as its maker meant it: written by rules of this test, not by the product's own writer. */
function write(sheet: Sheet): Buffer {
  const { delimiter, lineEnd, isAllQuoted } = sheet;
  const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell) => (isAllQuoted || /[\s":;,|^~\u001f]/.test(cell) || cell === '' ? quote(cell) : cell))
      .join(delimiter);
  const rows = sheet.rows.map(({ cells, kind }, index) => {
    const number = kind === 'bad' ? '12' : numberOf(kind === 'repeat' ? 99_999 : index);
    return kind === 'short' ? line([number, cells[0] ?? '']) : line([number, ...cells]);
  });
  const all = sheet.hasHeader ? [line(['phone', 'a', 'b', 'c']), ...rows] : rows;
  const text = all.join(lineEnd) + (sheet.hasLastEnd ? lineEnd : '');
  const bytes = encode(text, sheet.encoding, sheet.hasMark);
  if (sheet.packing === 'gzip') return gzipOf(bytes);
  return sheet.packing === 'zip' ? zipOf({ 'export.txt': bytes }) : bytes;
}

/** What became of each row: its fields as they are stored, or the reason why it is not. */
async function importOf(content: Buffer, request: Partial<StartImportRequest>) {
  const listId = await kit.createList();
  const end = await kit.run(await kit.order(listId, content, request));
  if (end.state !== 'done') throw new Error(JSON.stringify(end));
  const stored = await kit.rows<{ number: string; fields: Record<string, string> }>(
    `select n.e164 as number, c.fields from contact c join phone_number n on n.contact_id = c.id and n.position = 0
     where c.list_id = $1 order by c.line_number`,
    [listId],
  );
  return { counts: end.counts, stored };
}

describe('a file of any dialect and encoding', () => {
  it('has all of its rows accepted or rejected, and what was written is read back unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(sheets, async (sheet) => {
        // A first row that is short would say how many columns the file has.
        fc.pre(sheet.hasHeader || sheet.rows[0]?.kind !== 'short');
        const { counts, stored } = await importOf(write(sheet), {
          hasHeader: sheet.hasHeader,
          delimiter: sheet.delimiter === '\t' ? 'tab' : sheet.delimiter,
          encoding: sheet.encoding,
          mapping: { phone: [{ column: 1, kind: undefined }], fields: [2, 3, 4] },
        });
        expect(counts.rowsRead).toBe(sheet.rows.length);
        expect(counts.rowsAccepted + counts.rowsRejected).toBe(sheet.rows.length);
        let isRepeated = false;
        const expected = sheet.rows.flatMap(({ cells, kind }, index) => {
          if (kind === 'bad' || kind === 'short' || (kind === 'repeat' && isRepeated)) return [];
          if (kind === 'repeat') isRepeated = true;
          const names = sheet.hasHeader ? ['a', 'b', 'c'] : ['column 2', 'column 3', 'column 4'];
          const filled = names.flatMap((name, at) => (cells[at] === '' ? [] : [[name, cells[at]]]));
          return [
            {
              number: numberOf(kind === 'repeat' ? 99_999 : index),
              fields: Object.fromEntries(filled) as object,
            },
          ];
        });
        expect(stored).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('is a workbook, too', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 6 })
      .map((text) => text.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 }), async (rows) => {
        const sheet = rows.map(([a, b], index) => [numberOf(index), a, b]);
        const { stored } = await importOf(workbookOf({ S: [['phone', 'a', 'b'], ...sheet] }), {
          mapping: { phone: [{ column: 1, kind: undefined }] },
        });
        expect(stored).toEqual(
          rows.map(([a, b], index) => ({
            number: numberOf(index),
            fields: { ...(a !== '' && { a }), ...(b !== '' && { b }) },
          })),
        );
      }),
      { numRuns: 5 },
    );
  });
});
