/** A number from 0 up to, not including, 1; the same seed gives the same row of them (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What turns one answer into another of the kind, and what breaks readers. */
const TOKENS = [
  ...[
    '0',
    '1',
    '2',
    '-1',
    '1e999',
    '9'.repeat(400),
    'true',
    'false',
    '"true"',
    '"false"',
    'null',
    'OK',
    'NOK',
    'ACTIVE',
  ],
  ...[
    '{}',
    '[]',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\\u0000',
    '\\ud800',
    '"__proto__":{"success":true},',
  ],
  ...[
    '"success":true',
    '"success":false',
    '"response":"true"',
    '"response":"false"',
    '"error":"no"',
    '"Result":0',
  ],
  ...[
    '<',
    '>',
    '</Result>',
    '<Result>0</Result>',
    '<Result>1</Result>',
    '<response>true</response>',
    '<row/>',
    '<__proto__>1</__proto__>',
  ],
  ...[
    '&amp;',
    '&x;',
    '&#0;',
    '<![CDATA[',
    ']]>',
    '<!-- -->',
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
    '<!DOCTYPE html>',
  ],
  ...[
    '<html><body>Sign in</body></html>',
    ' ',
    '\n',
    '\r\n\r\n',
    '\0',
    '\uFEFF',
    '\u00A0',
    '\u{1D4B3}',
    '[object Object]',
    'NaN',
  ],
  ...['['.repeat(3_000), '<a>'.repeat(3_000), 'x'.repeat(5_000)],
].map((token) => Buffer.from(token, 'utf8').toString('latin1'));

/** One change of a body. Bodies are bytes, written one to a character, so that characters can be cut in two. */
function change(body: string, chance: () => number, words: readonly string[]): string {
  const at = Math.floor(chance() * (body.length + 1));
  const to = Math.min(body.length, at + Math.floor(chance() ** 3 * body.length) + 1);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
  switch (Math.floor(chance() * 13)) {
    case 0:
      return body.slice(0, at);
    case 1:
      return body.slice(0, at) + body.slice(to);
    case 2:
      return body.slice(0, to) + body.slice(at);
    case 3:
      return body.slice(0, at) + String.fromCharCode(Math.floor(chance() * 256)) + body.slice(at + 1);
    case 4:
      return body.slice(0, at) + body.slice(at, to).split('').reverse().join('') + body.slice(to);
    case 5:
      return body.slice(0, at) + pick(words) + body.slice(at);
    case 6:
      return body.slice(0, at) + pick(TOKENS) + body.slice(to);
    case 7:
      return pick(TOKENS);
    case 8:
      return replaceOne(body, chance, pick(TOKENS));
    case 9:
      return body.slice(0, at) + pick(TOKENS) + body.slice(at);
    default:
      return sayOtherwise(body, chance);
  }
}

const OPPOSITES: Readonly<Record<string, string>> = {
  true: 'false',
  false: 'true',
  '0': '1',
  '1': '0',
  OK: 'NOK',
};

/** Yes in place of no: the likeliest answer of a vendor that refuses, in the form of one that does not. */
function sayOtherwise(body: string, chance: () => number): string {
  const found = [...body.matchAll(/\b(true|false|0|1|OK)\b/g)];
  const one = found[Math.floor(chance() * found.length)];
  if (one === undefined) return body;
  return body.slice(0, one.index) + OPPOSITES[one[0]] + body.slice(one.index + one[0].length);
}

/** Another value in place of one of the document's own. */
function replaceOne(body: string, chance: () => number, token: string): string {
  const found = [...body.matchAll(/"[^"]*"|-?\d+|true|false|null|(?<=>)[^<>]+(?=<)|<\/?\w+/g)];
  const one = found[Math.floor(chance() * found.length)];
  return one === undefined ? token : body.slice(0, one.index) + token + body.slice(one.index + one[0].length);
}

/** One to four changes; `words` are put in now and then, e.g. secrets that an answer may echo. */
export function mutate(body: string, chance: () => number, words: readonly string[]): string {
  let mutated = body;
  for (let left = 1 + Math.floor(chance() ** 2 * 4); left > 0; left -= 1) {
    mutated = change(mutated, chance, words);
  }
  return mutated;
}
