import { broken } from './refusal.js';

export type Query = ReadonlyMap<string, string>;

/** Everything a correct encoder may leave bare in a value. `+` is left out: it is read as a space by some. */
const ENCODED = /^[A-Za-z0-9\-._~!*'(),;:@/%]*$/;
const BAD_PERCENT = /%(?![0-9A-Fa-f]{2})/;

/** Reads the raw query strictly: percent-encoded UTF-8, no name twice, no stray blanks. */
export function parseQuery(raw: string): Query {
  const query = new Map<string, string>();
  if (raw === '') return query;
  for (const pair of raw.split('&')) {
    const mark = pair.indexOf('=');
    const name = decode(mark < 0 ? pair : pair.slice(0, mark));
    if (name !== name.trim()) throw broken('query.name', `parameter name "${name}" has a stray blank`);
    if (mark < 1) throw broken('query.pair', `"${name}" is not name=value`);
    if (query.has(name)) throw broken('query.repeated', `parameter ${name} comes twice`);
    query.set(name, decode(pair.slice(mark + 1)));
  }
  return query;
}

function decode(part: string): string {
  if (!ENCODED.test(part) || BAD_PERCENT.test(part)) {
    throw broken('query.encoding', `"${redact(part)}" is not percent-encoded`);
  }
  try {
    return decodeURIComponent(part);
  } catch {
    throw broken('query.encoding', `"${redact(part)}" is not UTF-8`);
  }
}

const redact = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);
