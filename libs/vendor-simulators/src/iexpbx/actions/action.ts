import type { Reply } from '../../http/reply.js';
import type { Pbx } from '../pbx.js';
import type { Query } from '../query.js';
import { broken } from '../refusal.js';

/** One action of the interface: its documented parameters and what it does. */
export interface Action {
  readonly name: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** `warn` notes a violation without refusing. */
  run(pbx: Pbx, query: Query, warn: (rule: string, detail: string) => void): Reply;
}

export const value = (query: Query, name: string): string => query.get(name) ?? '';

/** A number the PBX can dial: digits, perhaps after a plus. */
export function requireNumber(query: Query, name: string): string {
  const number = value(query, name);
  if (!/^\+?\d+$/.test(number)) throw broken(`${name}.format`, `"${number}" is not a number`, '09');
  return number;
}

const SAFE_UF = /^[A-Za-z0-9_-]*$/;

/** Custom data ends up unescaped in a URL, hence the alphabet. */
export function readUf(pbx: Pbx, query: Query, warn: (rule: string, detail: string) => void): string | null {
  const uf = query.get('uf');
  if (uf === undefined) return null;
  if (!SAFE_UF.test(uf)) {
    const detail = 'uf holds more than letters, digits, "_" and "-"';
    if (pbx.settings.ufAlphabet === 'reject') throw broken('uf.alphabet', detail);
    if (pbx.settings.ufAlphabet === 'warn') warn('uf.alphabet', detail);
  }
  return uf;
}
