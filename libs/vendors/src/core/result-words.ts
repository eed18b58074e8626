import type { VendorResult } from './call-record.js';

/** Words of Asterisk and of both vendors' pages, without spaces, hyphens and case. */
const WORDS: Readonly<Record<string, VendorResult>> = {
  ANSWERED: 'ANSWERED',
  ANSWER: 'ANSWERED',
  // IEXPBX webhooks really spell it so (vendor's page, "status").
  ANSER: 'ANSWERED',
  NOANSWER: 'NO_ANSWER',
  BUSY: 'BUSY',
  CONGESTION: 'CONGESTION',
  // Asterisk's word for a call that no channel could be made for.
  FAILED: 'CONGESTION',
  CANCEL: 'CANCELLED',
  CANCELLED: 'CANCELLED',
  CANCELED: 'CANCELLED',
};

const plain = (word: string): string => word.toUpperCase().replace(/[\s_-]+/g, '');

/** The result a vendor's word stands for; `null` when nobody has told us. The operator's own table goes first. */
export function resultOfWord(
  word: string,
  own: Readonly<Record<string, VendorResult>> = {},
): VendorResult | null {
  const wanted = plain(word);
  if (wanted === '') return null;
  for (const [key, result] of Object.entries(own)) if (plain(key) === wanted) return result;
  return Object.hasOwn(WORDS, wanted) ? (WORDS[wanted] ?? null) : null;
}
