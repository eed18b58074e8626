import { escapeNul, findUnstorableText } from './unstorable-text.js';

describe('findUnstorableText', () => {
  it('finds nothing in ordinary values', () => {
    const body = { name: 'Zoë 👋\n', count: 1, isOn: true, gone: null, list: ['a', { b: undefined }] };
    expect(findUnstorableText(body)).toEqual([]);
  });

  it('names every text with a NUL or half a character, keys too', () => {
    const body = { name: 'a\u0000b', list: [{ ok: 'x', bad: '\ud800' }], ['k\u0000']: 1 };
    expect(findUnstorableText(body).map(({ path }) => path)).toEqual(['name', 'list.0.bad', 'k\\u0000']);
    expect(findUnstorableText('\u0000', 'token')).toEqual([
      { path: 'token', message: 'Holds the NUL character (U+0000), which cannot be stored; leave it out.' },
    ]);
  });

  it('is bounded in findings and in depth', () => {
    expect(findUnstorableText(Array.from({ length: 5000 }, () => '\u0000'))).toHaveLength(200);
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;
    expect(findUnstorableText(deep)).toMatchObject([{ message: expect.stringContaining('64 levels') }]);
  });
});

it('escapeNul writes NUL out and leaves the rest', () => {
  expect(escapeNul('a\u0000b\u0000')).toBe('a\\u0000b\\u0000');
});
