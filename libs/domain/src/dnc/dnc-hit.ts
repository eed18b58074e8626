import type { DncEntry } from './dnc-entry.js';

export interface DncQuestion {
  readonly e164: string;
  readonly campaignId: string;
  readonly groupId: string | null;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Whether it speaks of calls of this campaign. */
export function reaches(
  entry: Pick<DncEntry, 'scope' | 'scopeId'>,
  question: Pick<DncQuestion, 'campaignId' | 'groupId'>,
): boolean {
  if (entry.scope === 'all') return true;
  if (entry.scopeId === null) return false;
  return entry.scopeId === (entry.scope === 'group' ? question.groupId : question.campaignId);
}

function matches(entry: Pick<DncEntry, 'match' | 'value'>, digits: string): boolean {
  const value = digitsOf(entry.value);
  if (value === '') return false;
  return entry.match === 'number' ? digits === value : digits.startsWith(value);
}

/** Whether the entry forbids this number at this moment, in whichever campaigns it reaches. */
export const forbids = (
  entry: Pick<DncEntry, 'match' | 'value' | 'expiresAt'>,
  e164: string,
  now: Date,
): boolean => (entry.expiresAt === null || entry.expiresAt > now) && matches(entry, digitsOf(e164));

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
