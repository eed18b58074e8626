import { toAscii } from '@callspool/domain';
import { VendorConfigError, splitBaseUrl } from './base-url.js';
import { findCorrelationId } from './correlation.js';
import { readClockSeconds, readDecimal } from './read-field.js';
import { redactDetail, redactRaw } from './redact.js';

describe('readDecimal', () => {
  it.each([
    ['85,6972', 85.6972],
    ['4.5', 4.5],
    ['0', 0],
    [12, 12],
    ['1.234,5', null],
    ['', null],
    ['12s', null],
    [null, null],
    [true, null],
  ])('reads %p as %p', (value, expected) => {
    expect(readDecimal(value)).toBe(expected);
  });
});

it.each([
  ['00:01:14', 74],
  ['00:00:05-3', 5],
  ['100:00:00', 360_000],
  ['1:74', null],
  [undefined, null],
])('reads the duration %p as %p seconds', (value, expected) => {
  expect(readClockSeconds(value)).toBe(expected);
});

it('knows our id only as 32 hexadecimal digits', () => {
  expect(findCorrelationId(' 0123456789ABCDEF0123456789abcdef ')).toBe('0123456789abcdef0123456789abcdef');
  expect(findCorrelationId('Test data')).toBeNull();
  expect(findCorrelationId('0123456789abcdef0123456789abcde')).toBeNull();
});

describe('redaction', () => {
  const secrets = ['p+ss/w"rd=', 'apiuser'];

  it.each([
    'GET http://pbx/api?username=apiuser&password=p%2Bss%2Fw%22rd%3D&x=1',
    'token p+ss/w"rd= said apiuser',
    '{"password":"p+ss/w\\"rd="}',
    'Authorization: Basic YXBpdXNlcjp1dWlk',
    '{"md5secret":"abcdef"} {"token": "zzz"}',
  ])('hides every secret in %s', (text) => {
    for (const shown of [redactDetail(text, secrets), redactRaw(text, secrets)]) {
      expect(shown).not.toMatch(/apiuser|p\+ss|p%2B|YXBp|abcdef|zzz/);
    }
  });

  // Whatever a server makes of what it echoes: pages, Gson, lower-case codes, the client's own, sign-in headers.
  it.each([
    [
      "p'a(s)s!~*1",
      [
        'p%27a%28s%29s%21~%2A1',
        'p%27a%28s%29s%21%7E%2A1',
        'p%2527a%2528s%2529s%2521%257E%252A1',
        'p&#39;a(s)s!~*1',
        'p&#x27;a(s)s!~*1',
        'p&apos;a(s)s!~*1',
        String.raw`p\u0027a(s)s!~*1`,
        String.raw`p\\u0027a(s)s!~*1`,
      ],
    ],
    [
      'p&s<é"/ñ x',
      [
        'p%26s%3c%c3%a9%22%2f%c3%b1+x',
        'p&amp;s&lt;é&quot;/ñ x',
        'p&amp;amp;s&amp;lt;é&amp;quot;/ñ x',
        String.raw`p\u0026s\u003cé\"\/ñ x`,
        String.raw`\u0070\u0026\u0073\u003C\u00E9\u0022\u002F\u00f1\u0020\u0078`,
      ],
    ],
    [
      'Zo8>Zo8?~~',
      [
        btoa('Zo8>Zo8?~~'),
        btoa('apiuser:Zo8>Zo8?~~'),
        encodeURIComponent(btoa('apiuser:Zo8>Zo8?~~')),
        btoa('Zo8>Zo8?~~').replace(/=/g, '').replaceAll('+', '-').replaceAll('/', '_'),
      ],
    ],
  ])('hides %p however it is spelled', (password, echoes) => {
    for (const echo of echoes) {
      const shown = [redactDetail, redactRaw].map((redact) => redact(`x ${echo} y`, [password, 'apiuser']));
      for (const text of shown)
        expect([echo, text]).toEqual([echo, expect.stringMatching(/^x \[hidden\](=|%3D)* y$/)]);
    }
  });

  it('leaves what is no secret as it came', () => {
    expect(redactRaw('a%20b &amp; c YXBp', ['p+ss', 'x', ''])).toBe('a%20b &amp; c YXBp');
  });

  it('masks telephone numbers in details and keeps them short', () => {
    expect(redactDetail('called 905071234567', [])).toBe('called **********67');
  });

  it('never shows the half of a secret that a cut left over', () => {
    const secret = 'correct horse battery staple';
    // Blanks are taken together, so that what stands last of the searched part comes to the front.
    for (let blanks = 19_960; blanks < 20_000; blanks += 1)
      expect(redactDetail(`${' '.repeat(blanks)}${secret} and more`, [secret])).not.toMatch(/corr|horse/);
    expect(redactDetail('x'.repeat(5_000), []).length).toBe(200);
  });
});

describe('toAscii', () => {
  it('writes letters without their marks', () => {
    expect(toAscii('José Müller, Şişli – ıpek')).toEqual({ text: 'Jose Muller, Sisli - ipek' });
  });

  it('names the first character that has no plain form', () => {
    expect(toAscii('a日b')).toEqual({ unsayable: '日' });
  });
});

describe('splitBaseUrl', () => {
  it('keeps a path in front of the vendor’s own', () => {
    expect(splitBaseUrl(' https://host:8443/pbx/ ')).toEqual({ origin: 'https://host:8443', prefix: '/pbx' });
  });

  it.each(['host', 'ftp://host', 'https://user:pw@host', 'https://host/?password=x'])('refuses %s', (url) => {
    expect(() => splitBaseUrl(url)).toThrow(VendorConfigError);
  });
});
