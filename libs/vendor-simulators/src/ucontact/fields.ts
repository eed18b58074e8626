import { instantOf } from '../engine/local-time.js';
import type { UcontactDialer } from './campaigns.js';
import { broken, denied, httpError } from './refusal.js';

export type JsonFields = Readonly<Record<string, unknown>>;
export type FieldKind = 'string' | 'boolean' | 'number' | 'string|null';

/** Reads one form field that holds the text of a JSON object. */
export function parseJsonObject(name: string, source: string, malformed: '0' | 'http500'): JsonFields {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    const rule = `${name}.json`;
    throw malformed === '0' ? broken(rule, 'not JSON') : httpError(500, rule, 'not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw broken(`${name}.object`, 'not a JSON object');
  }
  return value as JsonFields;
}

/** Demands the documented keys with their types and no others. */
export function requireKeys(
  name: string,
  fields: JsonFields,
  required: Readonly<Record<string, FieldKind>>,
  optional: Readonly<Record<string, FieldKind>> = {},
): void {
  for (const key of Object.keys(required)) {
    if (!(key in fields)) throw broken(`${name}.missing`, `key ${key} is missing`);
  }
  for (const [key, value] of Object.entries(fields)) {
    const kind = required[key] ?? optional[key];
    if (kind === undefined) throw broken(`${name}.unknown`, `key ${key} is unknown`);
    const isOfKind =
      kind === 'string|null' ? value === null || typeof value === 'string' : typeof value === kind;
    if (!isOfKind) throw broken(`${name}.type`, `${key} must be ${kind}, got ${JSON.stringify(value)}`);
  }
}

export const textOf = (fields: JsonFields, key: string): string => {
  const value = fields[key];
  return typeof value === 'string' ? value : '';
};

const DATE = /^\d{4}-\d{2}-\d{2} (?:[01]\d|2[0-3]):\d{2}:\d{2}$/;

/** Instant of an instance-local `YYYY-MM-DD HH:mm:ss`. */
export function parseDate(rule: string, value: string, zone: string): number {
  const instant = DATE.test(value) ? instantOf(value, 'yyyy-MM-dd HH:mm:ss', zone) : null;
  if (instant === null) throw broken(rule, `"${value}" is not a date YYYY-MM-DD HH:mm:ss`);
  return instant;
}

/** A dialable number: digits, hyphens as in the vendor's samples, perhaps a leading plus. */
export const isDialable = (value: string): boolean => /^\+?\d[\d-]*$/.test(value);

export function requireDialable(rule: string, value: string): void {
  if (!isDialable(value)) throw broken(rule, `"${value}" is not a number`);
}

/** Why `data` is not `name=value` pairs joined by `:`, or null when it is (or is empty). */
export function dataProblem(data: string): string | null {
  if (data === '') return null;
  const names = new Set<string>();
  for (const pair of data.split(':')) {
    const parts = pair.split('=');
    if (parts.length < 2 || parts[0] === '') return `"${pair}" is not name=value`;
    if (parts.length > 2) return `the value of ${parts[0]} holds "="`;
    if (names.has(parts[0] ?? '')) return `${parts[0]} comes twice`;
    names.add(parts[0] ?? '');
  }
  return null;
}

export function requireData(rule: string, data: string): void {
  const problem = dataProblem(data);
  if (problem !== null) throw broken(rule, problem);
}

/** Numbers joined by `:`, each bare or as `type=retries=number` with type M, W or H. Null when malformed. */
export function alternativesOf(value: string): string[] | null {
  if (value === '') return [];
  const numbers: string[] = [];
  for (const entry of value.split(':')) {
    const typed = /^[MWH]=\d+=(.+)$/.exec(entry);
    const number = typed?.[1] ?? entry;
    if (!isDialable(number)) return null;
    numbers.push(number);
  }
  return numbers;
}

export function requireAlternatives(rule: string, value: string): string[] {
  const numbers = alternativesOf(value);
  if (numbers === null) throw broken(rule, `"${value}" are not numbers joined by ":"`);
  return numbers;
}

/** The dialer of that name. The arrow belongs to the name: leaving it out is the caller's mistake. */
export function requireDialer(dialers: ReadonlyMap<string, UcontactDialer>, name: string): UcontactDialer {
  const found = dialers.get(name);
  if (found !== undefined) return found;
  if (dialers.has(`${name}<-`) || dialers.has(`${name}->`)) {
    throw broken('campaign.arrow', `"${name}" lacks its arrow`);
  }
  throw denied('campaign.unknown', `there is no campaign "${name}"`);
}
