import { parsePhone } from '@callspool/domain';

/** What a person typed, as everything it may mean. */
export interface ContactSearch {
  /** E.164 numbers that it may be, by the rules of one country or another. */
  readonly numbers: readonly string[];
  readonly externalId: string;
  /** Beginnings of words of a name, as a tsquery; null when it can be no name. */
  readonly names: string | null;
}

const LOOKS_LIKE_NUMBER = /^[+\d\s().\-/]{4,}$/;
/** Letters that are no plain letter with a mark. */
const PLAIN: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', ø: 'o', đ: 'd' };

/** `countries`: by whose rules a number without a country code may be read. */
export function readSearch(text: string, countries: readonly string[]): ContactSearch {
  const typed = text.trim();
  const isNumber = LOOKS_LIKE_NUMBER.test(typed) && /\d{3}/.test(typed.replace(/\D/g, ''));
  return {
    numbers: isNumber ? numbersOf(typed, countries) : [],
    externalId: typed,
    names: namesQuery(typed),
  };
}

function numbersOf(typed: string, countries: readonly string[]): string[] {
  // A number may be typed without its plus: 34612000408.
  const forms = typed.startsWith('+') ? [typed] : [typed, `+${typed.replace(/^00/, '')}`];
  const readings = [null, ...countries].flatMap((country) => forms.map((form) => parsePhone(form, country)));
  return [...new Set(readings.flatMap((phone) => (phone.ok ? [phone.e164] : [])))];
}

/** Each word may be the beginning of one; read like the function name_words in the database. */
function namesQuery(typed: string): string | null {
  const plain = typed
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıłøđ]/g, (letter) => PLAIN[letter] ?? letter);
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word) => `'${word}':*`).join(' & ');
}
