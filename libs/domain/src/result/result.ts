/**
 * What became of an attempt, in our words. UNCONFIRMED means that no evidence came before the doubt window ended:
 * it counts as dialled, because absence of evidence is never proof that nothing rang.
 */
export const RESULTS = [
  'ANSWERED',
  'NO_ANSWER',
  'BUSY',
  'CONGESTION',
  'CANCELLED',
  'REJECTED',
  'INVALID_NUMBER',
  'MACHINE',
  'UNCONFIRMED',
] as const;

export type Result = (typeof RESULTS)[number];

export const isResult = (word: string): word is Result => (RESULTS as readonly string[]).includes(word);
