import { detectEncoding } from './detect-encoding.js';

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('the encoding of a file', () => {
  it.each([
    ['a byte order mark', Buffer.from('\ufeffname\nZoë'), 'utf-8', 'mark', true],
    [
      'a mark of UTF-16',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a', 'utf16le')]),
      'utf-16le',
      'mark',
      true,
    ],
    ['letters of UTF-8', Buffer.from('name\nZoë'), 'utf-8', 'utf8_letters', true],
    ['zeros at odd places', Buffer.from('name;phone\nZoë;1', 'utf16le'), 'utf-16le', 'utf16_zeros', true],
    [
      'zeros at even places',
      Buffer.from('name;phone\nZoë;1', 'utf16le').swap16(),
      'utf-16be',
      'utf16_zeros',
      true,
    ],
    ['Turkish letters', latin('ad\nY\xfdld\xfdz \xdeahin'), 'windows-1254', 'turkish_letters', false],
    ['a euro sign of ISO', latin('prix\n12 \xa4 \xe9'), 'iso-8859-15', 'euro_sign', false],
    ['a euro sign of Windows', latin('prix\n12 \x80 \xe9'), 'windows-1252', 'western_letters', false],
    ['other western letters', latin('name\nJos\xe9'), 'windows-1252', 'western_letters', false],
  ])('is told by %s', (_, bytes, encoding, reason, isCertain) => {
    expect(detectEncoding(bytes, true)).toEqual({ encoding, reason, isCertain });
  });

  it('is certain for plain letters only when there are no others further on', () => {
    const plain = Buffer.from('name,phone\nBob,1\n');
    expect(detectEncoding(plain, true)).toMatchObject({ encoding: 'utf-8', isCertain: true });
    expect(detectEncoding(plain, false)).toMatchObject({ encoding: 'utf-8', isCertain: false });
  });

  it('does not stumble over a letter that the end of the head cuts', () => {
    const head = Buffer.from('name\nZoë').subarray(0, -1);
    expect(detectEncoding(head, false)).toMatchObject({ encoding: 'utf-8', reason: 'plain_letters' });
    expect(detectEncoding(head, true)).toMatchObject({ encoding: 'windows-1252' });
  });
});
