import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readCsvHead } from './csv-head.js';
import { type CsvRecord, readCsv } from './csv-records.js';
import { utf8Source } from './utf8-source.js';

const SPECTRUM = dirname(createRequire(import.meta.url).resolve('csv-spectrum/package.json'));
/** Its quotes stand in the middle of fields, and its letters are those of no known code page any more. */
const BROKEN = 'location_coordinates';
const names = readdirSync(join(SPECTRUM, 'csvs'))
  .map((file) => file.replace('.csv', ''))
  .filter((name) => name !== BROKEN);

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function read(bytes: Buffer): Promise<CsvRecord[]> {
  const { dialect } = await readCsvHead(only(bytes), { encoding: 'utf-8', delimiter: 'auto' });
  const found: CsvRecord[] = [];
  const text = utf8Source(only(bytes), 'utf-8');
  for await (const { records } of readCsv(text, dialect)) found.push(...records);
  return found;
}

const cells = async (text: string) => (await read(Buffer.from(text))).map(({ fields }) => fields);

describe('the public CSV cases of csv-spectrum', () => {
  it.each(names)('%s is read as its authors say', async (name) => {
    const expected = JSON.parse(readFileSync(join(SPECTRUM, 'json', `${name}.json`), 'utf8')) as
      Record<string, string> | Record<string, string>[];
    const [header, ...rows] = await read(readFileSync(join(SPECTRUM, 'csvs', `${name}.csv`)));
    const objects = rows.map(({ fields }) =>
      Object.fromEntries((header?.fields ?? []).map((key, index) => [key, fields?.[index]])),
    );
    // Line breaks within quotes are kept as they are written; the cases expect those of their own system.
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('\\r\\n', '\\n'));
    expect(plain(objects)).toEqual(plain(Array.isArray(expected) ? expected : [expected]));
  });

  it(`${BROKEN} has its row rejected, with the reason`, async () => {
    const [header, ...rows] = await read(readFileSync(join(SPECTRUM, 'csvs', `${BROKEN}.csv`)));
    expect(header?.fields).toEqual(['Contact Phone Number', 'Location Coordinates', 'Cities', 'Counties']);
    expect(rows).toEqual([
      {
        line: 2,
        fields: null,
        raw: expect.any(String),
        problem: expect.stringMatching(/^A quote stands inside a field/),
      },
    ]);
  });
});

// What files of the field have in them besides: each is read so, or its row is rejected with a reason of its own.
describe('CSV that is out of the ordinary', () => {
  it.each<[string, string, (readonly string[] | null)[]]>([
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty lines between',
      'a,b\n\n\r\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'lines of separators only',
      'a,b\n,\n1,2',
      [
        ['a', 'b'],
        ['', ''],
        ['1', '2'],
      ],
    ],
    [
      'an empty quoted field',
      'a,b\n"",""\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    [
      'quotes around everything',
      '"a";"b"\n"1";"2"\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'nothing but doubled quotes',
      'a,b\n"""""",x\n',
      [
        ['a', 'b'],
        ['""', 'x'],
      ],
    ],
    [
      'spaces that are kept',
      'a,b\n 1 , 2\n',
      [
        ['a', 'b'],
        [' 1 ', ' 2'],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\n1,2\n3,4\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'a lone CR within quotes',
      'a,b\n"x\ry",2\n',
      [
        ['a', 'b'],
        ['x\ry', '2'],
      ],
    ],
    [
      'CR line ends with a quoted LF',
      'a,b\r"x\ny",2\r',
      [
        ['a', 'b'],
        ['x\ny', '2'],
      ],
    ],
    [
      'a separator sign in the header in quotes',
      '"a;b;c;d",e\n1,2\n',
      [
        ['a;b;c;d', 'e'],
        ['1', '2'],
      ],
    ],
    [
      'a byte order mark before a quote',
      '\uFEFF"a",b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'too few and too many fields, which the import rejects',
      'a,b\n1\n1,2,3\n',
      [['a', 'b'], ['1'], ['1', '2', '3']],
    ],
    [
      'letters beyond the plane of most',
      'a,b\n😀,𝒳\n',
      [
        ['a', 'b'],
        ['😀', '𝒳'],
      ],
    ],
    [
      'backslashes, which escape nothing',
      'a,b\n"x\\",y\n',
      [
        ['a', 'b'],
        ['x\\', 'y'],
      ],
    ],
    [
      'single quotes, which hold nothing together',
      "a,b\n'x,y'\n",
      [
        ['a', 'b'],
        ["'x", "y'"],
      ],
    ],
    ['a quote in the middle of a field', 'a,b\nx"y,2\n3,4\n', [['a', 'b'], null, ['3', '4']]],
    ['text behind a closing quote', 'a,b\n"x"y,2\n3,4\n', [['a', 'b'], null, ['3', '4']]],
    ['a space before an opening quote', 'a,b\n "x",2\n3,4\n', [['a', 'b'], null, ['3', '4']]],
    ['a quote that stays open to the end', 'a,b\n1,2\n"x,3', [['a', 'b'], ['1', '2'], null]],
    [
      'a zero byte',
      'a,b\nx\0y,2\n',
      [
        ['a', 'b'],
        ['x\0y', '2'],
      ],
    ],
    ['the sign that ends text in DOS', 'a,b\n1,2\n\u001a', [['a', 'b'], ['1', '2'], ['\u001a']]],
  ])('%s', async (_, text, expected) => {
    expect(await cells(text)).toEqual(expected);
    const broken = (await read(Buffer.from(text))).filter(({ fields }) => fields === null);
    for (const record of broken) expect(record).toMatchObject({ problem: expect.stringMatching(/quote/) });
  });
});
