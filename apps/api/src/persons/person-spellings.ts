import type { Person } from './person.repository.js';

/** The numbers of a person in every way in which vendors and people may have written them in one piece. */
export function spellingsOf({ numbers, dialedAs }: Pick<Person, 'numbers' | 'dialedAs'>): string[] {
  const digits = numbers.map((number) => number.slice(1));
  return [...new Set([...numbers, ...digits, ...digits.map((one) => `00${one}`), ...dialedAs])];
}
