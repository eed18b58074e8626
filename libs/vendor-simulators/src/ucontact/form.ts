import { broken, httpError } from './refusal.js';

export type Form = ReadonlyMap<string, string>;

/** What a correct encoder leaves bare; everything else must be percent-encoded. */
const ENCODED = /^[A-Za-z0-9\-._*!~'()+%]*$/;
const BAD_PERCENT = /%(?![0-9A-Fa-f]{2})/;

/** Reads `name=value` pairs strictly: ASCII only, proper escapes, valid UTF-8, no name twice. */
export function parseForm(raw: string): Form {
  const form = new Map<string, string>();
  if (raw === '') return form;
  for (const pair of raw.split('&')) {
    const mark = pair.indexOf('=');
    if (mark < 1) throw broken('form.pair', `"${shorten(pair)}" is not name=value`);
    const name = decode(pair.slice(0, mark));
    if (form.has(name)) throw broken('form.repeated', `parameter ${name} comes twice`);
    form.set(name, decode(pair.slice(mark + 1)));
  }
  return form;
}

function decode(part: string): string {
  if (!ENCODED.test(part) || BAD_PERCENT.test(part)) {
    throw broken('form.encoding', `"${shorten(part)}" is not percent-encoded`);
  }
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    throw broken('form.encoding', `"${shorten(part)}" is not UTF-8`);
  }
}

const shorten = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);

/** The form type with or without charset; the charset can only be UTF-8. */
export function requireFormType(header: string | undefined): void {
  const [type, ...parameters] = (header ?? '').split(';').map((part) => part.trim().toLowerCase());
  if (type !== 'application/x-www-form-urlencoded') {
    throw httpError(
      415,
      'content-type',
      `expected application/x-www-form-urlencoded, got ${header ?? 'none'}`,
    );
  }
  for (const parameter of parameters) {
    if (!/^charset="?utf-8"?$/.test(parameter)) throw httpError(415, 'content-type', `unknown ${parameter}`);
  }
}

/** Demands exactly the documented parameter names, spelled so. */
export function requireNames(form: Form, required: readonly string[], optional: readonly string[]): void {
  for (const name of required) {
    if (!form.has(name)) throw broken('parameter.missing', `${name} is missing`);
  }
  for (const name of form.keys()) {
    if (!required.includes(name) && !optional.includes(name)) {
      throw broken('parameter.unknown', `${name} is no parameter of this operation`);
    }
  }
}
