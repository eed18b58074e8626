import { parseJson } from './json.js';

describe('parseJson', () => {
  it('keeps every digit of a long number, wherever it stands', () => {
    const text = String.raw`{"id":12345678901234567891,"list":[-12345678901234567891,9007199254740991,9007199254740992,1.2345678901234567,1e400]}`;
    expect(parseJson(text)).toEqual({
      id: '12345678901234567891',
      list: ['-12345678901234567891', 9007199254740991, '9007199254740992', 1.2345678901234567, Infinity],
    });
  });

  it('leaves digits in texts and names as they are', () => {
    const text = String.raw`{"a \" 12345678901234567891":"12345678901234567891 \\","b":"\\\" 12345678901234567891"}`;
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it('leaves a number that stands alone a number, which no token is', () => {
    expect(typeof parseJson('9'.repeat(300))).toBe('number');
  });

  it('takes a text of many million characters', () => {
    const long = 'x'.repeat(8_000_000);
    expect(parseJson(JSON.stringify([long, '1234567890123456']))).toEqual([long, '1234567890123456']);
    const escapes = '\n'.repeat(2_000_000);
    expect(parseJson(JSON.stringify([escapes, '1234567890123456']))).toEqual([escapes, '1234567890123456']);
  });

  it.each(['', 'x', '[1', '12345678901234567891x'])('%j is no JSON', (text) =>
    expect(parseJson(text)).toBeUndefined(),
  );
});
