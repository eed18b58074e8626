import type { AttemptTraits, RecordTraits } from './call-evidence.js';
import { isInTime } from './in-time.js';
import { isSameNumber } from './same-number.js';

export interface CandidateTraits extends AttemptTraits {
  readonly state: string;
  /** Records that belong to it already. */
  readonly records: number;
}

/**
 * Why an attempt with a number of the record is not the record's. `carries_other_id`: the record names something else.
 * `carries_no_id`: the attempt's method carries our id, so its record would bring it. `never_sent`: nothing was dialled for
 * it. `not_in_time`, `other_number` (only alike, not digit for digit), `other_own_number`. `has_record`: its call is
 * accounted for. `was_closed`: its doubt window had ended. `several_fit`: this and another fit equally well.
 */
export const WHY_NOT_CODES = [
  'carries_other_id',
  'carries_no_id',
  'never_sent',
  'not_in_time',
  'other_number',
  'other_own_number',
  'has_record',
  'was_closed',
  'several_fit',
] as const;
export type WhyNotCode = (typeof WHY_NOT_CODES)[number];

/** What may still be matched by numbers and time. */
const OPEN: ReadonlySet<string> = new Set(['SENDING', 'ACCEPTED', 'IN_DOUBT', 'RECALLED', 'OBSERVED']);

/** For each candidate every reason that holds; none: it fits, and only it. */
export function whyNotMatched(record: RecordTraits, candidates: readonly CandidateTraits[]): WhyNotCode[][] {
  const reasons = candidates.map((candidate) => reasonsOf(record, candidate));
  const fitting = reasons.filter((codes) => codes.length === 0).length;
  return reasons.map((codes) => (codes.length === 0 && fitting > 1 ? ['several_fit'] : codes));
}

function reasonsOf(record: RecordTraits, candidate: CandidateTraits): WhyNotCode[] {
  const codes: WhyNotCode[] = [];
  if (record.correlationId !== null) {
    if (record.correlationId !== candidate.correlationId) codes.push('carries_other_id');
  } else if (candidate.method !== 'masked_call') codes.push('carries_no_id');
  if (candidate.sendingAt === null) codes.push('never_sent');
  else if (!isInTime(record.startedAt, candidate.sendingAt)) codes.push('not_in_time');
  if (!isSameNumber(record.destination, candidate)) codes.push('other_number');
  if (candidate.ownNumber !== null) {
    const own = { number: candidate.ownNumber, dialedAs: candidate.ownNumber };
    if (!isSameNumber(record.source, own)) codes.push('other_own_number');
  }
  if (candidate.records > 0) codes.push('has_record');
  else if (candidate.sendingAt !== null && !OPEN.has(candidate.state)) codes.push('was_closed');
  return codes;
}
