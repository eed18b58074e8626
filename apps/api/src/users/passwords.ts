import { randomInt } from 'node:crypto';

// Without 0/O and 1/l/I: it is read aloud and typed from paper.
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP_LENGTH = 4;

/** A password to hand over once: five groups of four characters, about 100 bits of chance. */
export function oneTimePassword(): string {
  const character = () => ALPHABET[randomInt(ALPHABET.length)] ?? '';
  const group = () => Array.from({ length: GROUP_LENGTH }, character).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
