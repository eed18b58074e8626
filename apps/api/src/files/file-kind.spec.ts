import { strToU8, zipSync } from 'fflate';
import { foreignKindOf } from './file-kind.js';

const zip = (name: string, content = 'x') => Buffer.from(zipSync({ [name]: strToU8(content) }, { level: 0 }));

describe('a file that is not text', () => {
  it.each([
    ['xlsx', zip('[Content_Types].xml')],
    ['xlsx', zip('xl/workbook.xml')],
    ['ods', zip('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')],
    ['zip', zip('people.csv')],
    ['zip', zip('people.csv', 'file;path\nxl/workbook.xml;[Content_Types].xml')],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['web_page', Buffer.from('\n<!DOCTYPE html>\n<title>Sign in</title>')],
    ['binary', Buffer.from(Array.from({ length: 100 }, (_, index) => index % 32))],
  ])('is known as %s by what it begins with', (kind, head) => {
    expect(foreignKindOf(head)).toBe(kind);
  });

  it('is not what rows in Cyrillic letters are, when they are known to be UTF-16', () => {
    expect(foreignKindOf(Buffer.from('имя;телефон\nИван;1', 'utf16le'), { isUtf16: true })).toBeNull();
  });

  it.each([
    ['rows', Buffer.from('name,phone\r\nBob\t,1\r\n')],
    ['rows in UTF-16', Buffer.from('name;phone\nZoë;1', 'utf16le')],
    ['fields between separators of machines', Buffer.from('name\u0001phone\nBob\u001f1\n')],
    ['a single zero among rows', Buffer.from(`name,phone\n${'Bob,0470123401\n'.repeat(9)}B\0b,1\n`)],
    ['an angle bracket', Buffer.from('<name>,phone\nBob,1\n')],
  ])('is not what %s are', (_, head) => {
    expect(foreignKindOf(head)).toBeNull();
  });
});
