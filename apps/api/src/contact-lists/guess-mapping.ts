import type { ColumnTarget, GuessDoubt, ImportMapping } from '@callspool/contracts';
import { parsePhone } from '@callspool/domain';
import { type HeaderMeaning, isFirstName, isPlainName, meaningOf } from './header-words.js';

/** What one column is taken for, and why that wants a look. */
export interface ColumnGuess {
  readonly target: ColumnTarget;
  readonly kind: string | null;
  readonly doubt: GuessDoubt | null;
}

const FIELD: ColumnGuess = { target: 'field', kind: null, doubt: null };
const MAX_PHONES = 10;
/** From this share of good numbers on, values speak for a phone column; below it, against one. */
const MOST = 0.6;
const FEW = 0.5;

/** What a header's words usually mean; columns are told by their number, so that repeated names do no harm. */
export function guessMapping(names: readonly string[]): ImportMapping {
  return toMapping(guessByWords(names));
}

/** The same with a look at the values: they may speak for a number where the header says nothing, or against one. */
export function guessColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  country: string,
): ColumnGuess[] {
  const guesses = guessByWords(names).map((guess, index) => {
    if (guess.target !== 'phone') return guess;
    const share = shareOfNumbers(rows, index, country);
    return share !== null && share < FEW ? { ...guess, doubt: 'bad_values' as const } : guess;
  });
  if (guesses.some((guess) => guess.target === 'phone')) return guesses;
  // An id can look like a number: only a column that nothing else is known of, and only the first.
  const found = guesses.findIndex(
    ({ target }, index) => target === 'field' && (shareOfNumbers(rows, index, country) ?? 0) >= MOST,
  );
  return guesses.map((guess, index) =>
    index === found ? { target: 'phone', kind: null, doubt: 'from_values' } : guess,
  );
}

/** Guesses as a mapping; the first column of a kind is taken where only one can be. */
export function toMapping(guesses: readonly ColumnGuess[]): ImportMapping {
  const of = (target: ColumnTarget): number | undefined => {
    const index = guesses.findIndex((guess) => guess.target === target);
    return index === -1 ? undefined : index + 1;
  };
  return {
    phone: guesses.flatMap(({ target, kind }, index) =>
      target === 'phone' ? [{ column: index + 1, kind: kind ?? undefined }] : [],
    ),
    externalId: of('externalId'),
    name: of('name'),
    familyName: of('familyName'),
    timeZone: of('timeZone'),
    postalCode: of('postalCode'),
    priority: of('priority'),
    agent: of('agent'),
  };
}

function guessByWords(names: readonly string[]): ColumnGuess[] {
  const hasFirstName = names.some(isFirstName);
  const taken = new Map<ColumnTarget, number>();
  // Words that can mean one thing only go first, wherever they stand.
  const meanings = names.map((name) => (hasFirstName && isPlainName(name) ? FAMILY : meaningOf(name)));
  const guesses = names.map((): ColumnGuess => FIELD);
  for (const isVague of [false, true]) {
    meanings.forEach((meaning, index) => {
      if (meaning === null || (meaning.isVague ?? false) !== isVague) return;
      const { target, kind = null } = meaning;
      const before = taken.get(target) ?? 0;
      const isFull = before >= (target === 'phone' ? MAX_PHONES : 1);
      guesses[index] = isFull
        ? { ...FIELD, doubt: isVague ? null : 'second_of_kind' }
        : { target, kind, doubt: isVague ? 'vague_word' : null };
      if (!isFull) taken.set(target, before + 1);
    });
  }
  return guesses;
}

const FAMILY: HeaderMeaning = { target: 'familyName' };

/** How many of a column's filled cells are phone numbers, 0 to 1; null when none is filled. */
function shareOfNumbers(rows: readonly (readonly string[])[], index: number, country: string): number | null {
  const cells = rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
  if (cells.length === 0) return null;
  return cells.filter((cell) => parsePhone(cell, country).ok).length / cells.length;
}
