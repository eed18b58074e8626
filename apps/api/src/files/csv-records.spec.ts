import { readCsvHead } from './csv-head.js';
import { type CsvRecord, readCsv } from './csv-records.js';
import { utf8Source } from './utf8-source.js';

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Buffer, chunkBytes = 7): Promise<CsvRecord[]> {
  const bytes = Buffer.from(text);
  const { dialect } = await readCsvHead(inChunks(bytes, chunkBytes), {
    encoding: 'utf-8',
    delimiter: 'auto',
  });
  const found: CsvRecord[] = [];
  for await (const { records } of readCsv(utf8Source(inChunks(bytes, chunkBytes), 'utf-8'), dialect)) {
    found.push(...records);
  }
  return found;
}

const lines = (records: CsvRecord[]) => records.map((record) => [record.line, record.fields]);

describe('reading CSV', () => {
  it('takes quoted separators, doubled quotes and line breaks as text, and numbers lines as an editor does', async () => {
    const records = await read('name,phone\r\n"Dupont, ""Zoë""\r\nrue 1",1\r\n\r\nEva,2\r\n');
    expect(lines(records)).toEqual([
      [1, ['name', 'phone']],
      [2, ['Dupont, "Zoë"\r\nrue 1', '1']],
      [5, ['Eva', '2']],
    ]);
  });

  it('reads semicolons, tabs and bars, old line ends, a byte order mark and a last line without an end', async () => {
    expect(lines(await read('\uFEFFa;b\n"1,2";3'))).toEqual([
      [1, ['a', 'b']],
      [2, ['1,2', '3']],
    ]);
    expect(lines(await read('a\tb\r1\t2\r'))).toEqual([
      [1, ['a', 'b']],
      [2, ['1', '2']],
    ]);
    expect(lines(await read('a|b\n1|2'))).toEqual([
      [1, ['a', 'b']],
      [2, ['1', '2']],
    ]);
  });

  it('rejects a row with a broken quote alone, with its line and its text', async () => {
    const records = await read('a,b\n1,"x"y\n2,z\n3,5" pipe\n4,"open\n5,"x"\n6,ok\n');
    expect(
      records.map((record) => (record.fields === null ? [record.line, record.raw] : record.line)),
    ).toEqual([1, [2, '1,"x"y'], 3, [4, '3,5" pipe'], [5, '4,"open'], 6, 7]);
  });

  it('goes on after a quote that is never closed', async () => {
    const records = await read('a,b\n1,"open\n2,x\n3,y\n');
    expect(records.map((record) => record.line)).toEqual([1, 2, 3, 4]);
    expect(records[1]).toMatchObject({ fields: null, problem: expect.stringContaining('never closed') });
    expect(records[3]).toMatchObject({ fields: ['3', 'y'] });
  });

  it('finds the same rows and lines wherever the file is cut into chunks and blocks', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) =>
      n % 50 === 0
        ? `"row ${n}\nsecond line","${n}"`
        : n % 977 === 0
          ? `broken "${n},1`
          : `row ${n},"${n},é"`,
    );
    const text = rows.join('\n');
    let line = 1;
    const expected = rows.map((row) => {
      const at = line;
      line += row.split('\n').length;
      return at;
    });
    for (const size of [1 << 16, 300_001]) {
      const records = await read(text, size);
      expect(records.map((record) => record.line)).toEqual(expected);
      expect(records.filter((record) => record.fields === null)).toHaveLength(
        rows.filter((row) => row.startsWith('broken')).length,
      );
    }
  });

  it('refuses text that is not UTF-8 and says on which line', async () => {
    await expect(read(Buffer.from('a,b\n1,2\nZo\xeb,3\n', 'latin1'))).rejects.toThrow(/Line 3 is not UTF-8/);
  });

  it('reads UTF-16 by its mark and windows-1252 when told', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a,b\nZoë,1', 'utf16le')]);
    expect(lines(await read(utf16))).toEqual([
      [1, ['a', 'b']],
      [2, ['Zoë', '1']],
    ]);
    const decoded: Buffer[] = [];
    for await (const part of utf8Source(inChunks(Buffer.from('Zo\xeb \x80', 'latin1'), 3), 'windows-1252'))
      decoded.push(part);
    expect(Buffer.concat(decoded).toString()).toBe('Zoë €');
  });

  it('refuses UTF-16 that breaks off within a letter', async () => {
    const broken = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('a,b\nZoë,1', 'utf16le'),
      Buffer.of(0x41),
    ]);
    await expect(read(broken)).rejects.toThrow('not UTF-16LE throughout');
  });

  it('takes ISO-8859-1 at its word: the letters from 80 to 9F are none of Windows', async () => {
    const decoded: Buffer[] = [];
    for await (const part of utf8Source(inChunks(Buffer.from('Zo\xeb \x85', 'latin1'), 3), 'iso-8859-1'))
      decoded.push(part);
    expect(Buffer.concat(decoded).toString()).toBe('Zoë \u0085');
  });

  it('finds rare separators, and takes any character that is named', async () => {
    expect(lines(await read('a^b\n1^2'))).toEqual([
      [1, ['a', 'b']],
      [2, ['1', '2']],
    ]);
    for (const delimiter of ['§', ':', '\u001e', '/']) {
      const bytes = Buffer.from(`a${delimiter}b\n"x${delimiter}y"${delimiter}2\n`);
      const { records } = await readCsvHead(inChunks(bytes, 5), { encoding: 'utf-8', delimiter });
      expect(records.map(({ fields }) => fields)).toEqual([
        ['a', 'b'],
        [`x${delimiter}y`, '2'],
      ]);
    }
  });

  it('rejects a line of more than a mebibyte alone, whatever it holds, and does not keep it in memory', async () => {
    const long = `${'x'.repeat(1_500_000)}",${'y'.repeat(9_000_000)}`;
    const records = await read(`a,b\n1,2\n${long}\n3,4\n5,6`, 1 << 16);
    expect(records.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
    expect(records[2]).toMatchObject({ fields: null, problem: 'The line is longer than a mebibyte.' });
    expect(records[2]).toMatchObject({ raw: 'x'.repeat(2000) });
    expect(records[4]).toMatchObject({ fields: ['5', '6'] });
    const last = await read(`a,b\n1,2\n${long}`, 1 << 16);
    expect(last.map(({ line, fields }) => [line, fields === null])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    const open = await read(`a,b\n1,"\n${long}\n3,4\n`, 1 << 16);
    expect(open.map(({ line, fields }) => [line, fields === null])).toEqual([
      [1, false],
      [2, true],
      [3, true],
      [4, false],
    ]);
  });

  it('refuses an empty file', async () => {
    await expect(read('\n\n')).rejects.toThrow('no row');
  });
});
