import { type Result, RESULTS } from '../result/result.js';

/** What a vendor's word may say of a call. UNCONFIRMED is ours and never comes from a vendor. */
export type WordResult = Exclude<Result, 'UNCONFIRMED'>;
export const WORD_RESULTS = RESULTS.filter((result): result is WordResult => result !== 'UNCONFIRMED');

/** Words of Asterisk and of both vendors' pages, without spaces, hyphens and case. */
const WORDS: Readonly<Record<string, WordResult>> = {
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

/** A word as it is compared: without spaces, hyphens and case. Empty: no word at all. */
export const plainWord = (word: string): string => word.toUpperCase().replace(/[\s_-]+/g, '');

/** The result that a vendor's word stands for everywhere; `null` when nobody has told us. */
export function resultOfWord(word: string): WordResult | null {
  const wanted = plainWord(word);
  return Object.hasOwn(WORDS, wanted) ? (WORDS[wanted] ?? null) : null;
}

/**
 * Words that a vendor documents and that say no result: nobody needs to be asked what they mean. Of a SOP's codes, 000 to 003 are
 * calls that the extension placed, whatever became of them; 200 is "answered", and also every call of an extension without a
 * phone, such as a queue.
 */
const WORDS_WITHOUT_RESULT: Readonly<Record<string, readonly string[]>> = {
  escaux: ['000', '001', '002', '003', '200'],
};

/** Whether the vendor's own documents say what the word means, and that is no result. */
export const isWordWithoutResult = (kind: string, word: string): boolean =>
  Object.hasOwn(WORDS_WITHOUT_RESULT, kind) && WORDS_WITHOUT_RESULT[kind]?.includes(word) === true;

/** The same for queries: `<kind> <word>` of each. */
export const WORD_KEYS_WITHOUT_RESULT: readonly string[] = Object.entries(WORDS_WITHOUT_RESULT).flatMap(
  ([kind, words]) => words.map((word) => `${kind} ${word}`),
);

/** What a manager says that a word of a vendor means. */
export interface WordMapping {
  readonly id: string;
  /** As `plainWord` makes it. */
  readonly plain: string;
  /** Null: on every connection of the vendor; one for the connection itself goes before it. */
  readonly connectionId: string | null;
  /** Null: what the word stands for everywhere. */
  readonly result: WordResult | null;
  readonly dispositionId: string | null;
}

export interface WordMeaning {
  /** Null: nobody has told; such a word settles nothing. */
  readonly result: WordResult | null;
  readonly dispositionId: string | null;
  readonly mappingId: string | null;
}

/**
 * What a word means on one connection, by the mappings of that connection and of its vendor, in any order. `documented`:
 * what the vendor's own documents say of a word that means nothing elsewhere, such as a code; null when they do not.
 */
export function meaningOfWord(
  word: string,
  mappings: readonly WordMapping[],
  documented: WordResult | null = null,
): WordMeaning {
  const plain = plainWord(word);
  const fitting = plain === '' ? [] : mappings.filter((mapping) => mapping.plain === plain);
  const mapping = fitting.find(({ connectionId }) => connectionId !== null) ?? fitting[0] ?? null;
  return {
    result: mapping?.result ?? documented ?? resultOfWord(word),
    dispositionId: mapping?.dispositionId ?? null,
    mappingId: mapping?.id ?? null,
  };
}
