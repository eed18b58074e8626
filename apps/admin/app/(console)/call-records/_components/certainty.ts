import type { CallRecordItem, CertaintyCode } from '@callspool/contracts';

export type Level = 0 | 1 | 2 | 3 | 4;

/** How many of four bars a certainty fills. */
export const LEVELS: Readonly<Record<CertaintyCode, Level>> = {
  correlation_id: 4,
  vendor_id: 3,
  numbers_and_time: 2,
  one_fits: 1,
  several_fit: 1,
  id_unknown: 0,
  none_fits: 0,
};

const KINDS = ['correlation_id', 'vendor_id', 'numbers_and_time'] as const;
export type MatchWord = (typeof KINDS)[number] | 'none' | 'reviewed';

/** The match of a record in a list, as a word of the page. */
export function matchWord({
  matchedBy,
  reviewedAt,
}: Pick<CallRecordItem, 'matchedBy' | 'reviewedAt'>): MatchWord {
  const kind = KINDS.find((each) => each === matchedBy);
  return kind ?? (reviewedAt === null ? 'none' : 'reviewed');
}

export const levelOf = (word: MatchWord): Level =>
  word === 'none' || word === 'reviewed' ? 0 : LEVELS[word];
