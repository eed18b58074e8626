import { toAscii } from '@callspool/domain';
import { findCorrelationId, isCorrelationId } from '../core/correlation.js';
import { VendorEncodingError } from '../core/vendor-error.js';

/** Under this name our id travels, first of all: published dashboards read the pairs by position, and may cut the end. */
export const LEAD_KEY = 'lead';

export type TextEncoding = 'ascii' | 'utf-8';

/** Where a text stands, for the message. */
export interface Place {
  readonly operation: string;
  readonly field: string;
}

/** `:` `=` `;` separate and have no escape; in-portal generators also strip `#` and `'`; a line break ends a row. */
const UNSAYABLE = /[:=;#'\u0000-\u001f\u007f\u0085\u2028\u2029]/;

export const refuse = (place: Place, message: string): VendorEncodingError =>
  new VendorEncodingError({ vendor: 'ucontact', ...place, message });

const nameOf = (character: string): string =>
  /[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(character)
    ? 'a line break or control character'
    : `"${character}"`;

/** Nothing refuses an apostrophe in the name of a person. */
const UNSAYABLE_IN_AGENTS = /[:=;#\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/** Names that uContact knows by their exact spelling, blanks and accents included: sent as they are or not at all. */
export const demandSayable = (name: string, place: Place): string => demandWithout(UNSAYABLE, name, place);
export const demandAgentName = (name: string, place: Place): string =>
  demandWithout(UNSAYABLE_IN_AGENTS, name, place);

function demandWithout(pattern: RegExp, text: string, place: Place): string {
  const unsayable = pattern.exec(text);
  if (unsayable === null) return text;
  throw refuse(place, `${place.field}: uContact has no way to carry ${nameOf(unsayable[0])}. Leave it out.`);
}

/** The text as uContact may be sent it. Letters are transliterated where asked for; what cannot be said is refused. */
export function encodeText(text: string, place: Place, encoding: TextEncoding): string {
  demandSayable(text, place);
  if (encoding === 'utf-8') return text;
  const ascii = toAscii(text);
  if ('unsayable' in ascii) {
    throw refuse(
      place,
      `${place.field}: "${ascii.unsayable}" has no plain Latin form. Write it differently, or switch the connection to UTF-8.`,
    );
  }
  const introduced = UNSAYABLE.exec(ascii.text);
  if (introduced)
    throw refuse(
      place,
      `${place.field}: its plain Latin form holds ${nameOf(introduced[0])}, which uContact cannot carry.`,
    );
  return ascii.text;
}

export interface DataOptions {
  readonly operation: string;
  readonly encoding: TextEncoding;
  readonly maxBytes: number | null;
  /** Put in front of field names in messages, e.g. `row 12: `. */
  readonly prefix?: string;
}

/** `lead=<id>:k=v:k=v`, our id first. */
export function encodeData(
  correlationId: string,
  data: Readonly<Record<string, string>>,
  options: DataOptions,
): string {
  const { operation, encoding, maxBytes, prefix = '' } = options;
  if (!isCorrelationId(correlationId)) {
    throw refuse(
      { operation, field: `${prefix}correlationId` },
      'A correlation id is 32 lower-case hexadecimal digits.',
    );
  }
  const pairs = [`${LEAD_KEY}=${correlationId}`];
  const seen = new Set([LEAD_KEY]);
  for (const [name, value] of Object.entries(data)) {
    const place = { operation, field: `${prefix}data.${name}` };
    const key = encodeText(name, place, encoding);
    if (key.trim() === '') throw refuse(place, 'A data field needs a name.');
    if (seen.has(key)) throw refuse(place, `${place.field}: the name "${key}" is taken; choose another.`);
    seen.add(key);
    pairs.push(`${key}=${encodeText(value, place, encoding)}`);
  }
  const text = pairs.join(':');
  if (maxBytes !== null && new TextEncoder().encode(text).length > maxBytes) {
    throw refuse(
      { operation, field: `${prefix}data` },
      `${prefix}data: more than the ${maxBytes} bytes this connection allows.`,
    );
  }
  return text;
}

/** The pairs of `parandvalues`, read as the agent portal reads them: split on `:`, then on the first `=`. */
export function decodePairs(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const part of text.split(':')) {
    const at = part.indexOf('=');
    const name = at === -1 ? part : part.slice(0, at);
    if (name !== '' && !pairs.has(name)) pairs.set(name, at === -1 ? '' : part.slice(at + 1));
  }
  return pairs;
}

export function correlationIdIn(parandvalues: string): string | null {
  const lead = decodePairs(parandvalues).get(LEAD_KEY);
  return lead === undefined ? null : findCorrelationId(lead);
}
