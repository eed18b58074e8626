import type { Json, JsonObject } from './json.js';

/** A field as text: numbers are spelled, everything else but text is "not there". */
export function textField(row: JsonObject, name: string): string {
  const value = row[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

/** Text under the first of several spellings that is there and not empty. */
export const firstText = (row: JsonObject, ...names: readonly string[]): string =>
  names.map((name) => textField(row, name)).find((text) => text !== '') ?? '';

/** A number, or text that spells one with a point or a decimal comma. Two separators are refused: we would be guessing. */
export function readDecimal(value: Json | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*-?\d+([.,]\d+)?\s*$/.test(value)) return null;
  return Number(value.trim().replace(',', '.'));
}

/** `HH:MM:SS`, as many hours as there are, with or without more text behind it. */
export function readClockSeconds(value: Json | undefined): number | null {
  const match = typeof value === 'string' ? /^\s*(\d{1,4}):([0-5]\d):([0-5]\d)/.exec(value) : null;
  return match === null ? null : Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}

export const unknownFields = (row: JsonObject, known: ReadonlySet<string>): string[] =>
  Object.keys(row)
    .filter((name) => !known.has(name))
    .map((name) => `unknown field ${name.slice(0, 40)}`);
