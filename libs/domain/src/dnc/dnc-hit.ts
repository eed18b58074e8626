import type { DncEntry } from './dnc-entry.js';

export interface DncQuestion {
  readonly e164: string;
  readonly campaignId: string;
  readonly groupId: string | null;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

function reaches(entry: DncEntry, question: DncQuestion): boolean {
  if (entry.scope === 'all') return true;
  if (entry.scopeId === null) return false;
  return entry.scopeId === (entry.scope === 'group' ? question.groupId : question.campaignId);
}

function matches(entry: DncEntry, digits: string): boolean {
  const value = digitsOf(entry.value);
  if (value === '') return false;
  return entry.match === 'number' ? digits === value : digits.startsWith(value);
}

/** Every entry that forbids this number in this campaign at this moment. */
export function dncHits(entries: readonly DncEntry[], question: DncQuestion, now: Date): readonly DncEntry[] {
  if (entries.length === 0) return entries;
  const digits = digitsOf(question.e164);
  return entries.filter(
    (entry) =>
      (entry.expiresAt === null || entry.expiresAt > now) &&
      reaches(entry, question) &&
      matches(entry, digits),
  );
}

/** The first entry that forbids it, or null when the number may be called. */
export const dncHit = (entries: readonly DncEntry[], question: DncQuestion, now: Date): DncEntry | null =>
  dncHits(entries, question, now)[0] ?? null;

/** Every value a DNC entry for this number can have, shortest first, for a query that looks entries up by value. */
export function prefixesOf(e164: string): string[] {
  const digits = digitsOf(e164);
  return Array.from({ length: digits.length }, (_, index) => digits.slice(0, index + 1));
}
