import { isJsonObject, type Json, type JsonObject } from '../core/json.js';
import type { VendorEffect } from '../core/vendor-error.js';

/** What an answer amounts to. `effect` of a refusal is declared with the code that says it. */
export type Verdict<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'refused'; readonly effect: VendorEffect; readonly message: string }
  | { readonly kind: 'unreadable'; readonly why: string };

export const value = <T>(it: T): Verdict<T> => ({ kind: 'value', value: it });
export const unreadable = (why: string): Verdict<never> => ({ kind: 'unreadable', why });

/** Things the answer says that the guide does not; they fail nothing. */
export class Drift {
  private readonly found = new Set<string>();

  add(what: string): void {
    if (this.found.size < 20) this.found.add(what.slice(0, 80));
  }

  list(): readonly string[] {
    return [...this.found];
  }
}

/** The named fields as text, empty when absent, empty or null (all three are printed for "no value"), and the row as sent. */
export type Row<Name extends string> = { readonly [Field in Name]: string } & { readonly raw: JsonObject };

/** A field as text: never a number, so that leading zeros live; a number that came as one is spelled and reported. */
export function fieldText(row: JsonObject, name: string, drift: Drift): string {
  const found = Object.hasOwn(row, name) ? row[name] : undefined;
  if (typeof found === 'string') return found.trim();
  const one = Array.isArray(found) ? (found as readonly Json[])[0] : found;
  if (Array.isArray(found)) drift.add(`${name} is repeated`);
  if (one === undefined || one === null) return '';
  if (typeof one === 'string') return one.trim();
  if (typeof one === 'object') {
    drift.add(`${name} is no text`);
    return '';
  }
  drift.add(`${name} is no text but ${typeof one}`);
  return String(one);
}

/** `alsoKnown`: fields that are documented but read elsewhere. */
export function readRow<Name extends string>(
  source: Json,
  names: readonly Name[],
  drift: Drift,
  alsoKnown: readonly string[] = [],
): Row<Name> {
  return rowReader(names, drift, alsoKnown)(source);
}

/** The same for many rows: lists have thousands. */
export function rowReader<Name extends string>(
  names: readonly Name[],
  drift: Drift,
  alsoKnown: readonly string[] = [],
): (source: Json) => Row<Name> {
  const known = new Set<string>([...names, ...alsoKnown]);
  return (source) => {
    const raw: JsonObject = isJsonObject(source) ? source : {};
    for (const name in raw) if (!known.has(name)) drift.add(`unknown field ${name}`);
    const row: Record<string, unknown> = { raw };
    for (const name of names) row[name] = fieldText(raw, name, drift);
    return row as Row<Name>;
  };
}

/** A digit string as a number of seconds or calls; `null` when there is none. */
export const digits = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);
