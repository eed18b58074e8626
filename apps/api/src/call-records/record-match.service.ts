import type { CallRecordDetail, RecordAttempt, RecordCandidate } from '@callspool/contracts';
import {
  type AttemptTraits,
  attemptIdOf,
  correlationIdOf,
  evidenceOf,
  numbersBehind,
  type RecordTraits,
  whyNotMatched,
} from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import type { CallRecordRow } from './call-record-row.js';
import { toRecordAttempt } from './call-record.mapper.js';
import { type RecordAttemptRow, RecordAttemptsRepository } from './record-attempts.repository.js';

const DAY_MS = 86_400_000;
/** An attempt may have been reserved after its call began when the vendor's clock is late. */
const LATER_MS = 10 * 60_000;
const MOST_CANDIDATES = 20;

export type RecordMatch = Pick<CallRecordDetail, 'certainty' | 'attempt' | 'candidates'>;

/** Says of a record why it belongs to its attempt, or which attempts it could have belonged to and why it does not. */
@Injectable()
export class RecordMatchService {
  constructor(private readonly attempts: RecordAttemptsRepository) {}

  async explain(record: CallRecordRow): Promise<RecordMatch> {
    if (record.attemptId === null) return this.explainUnmatched(record);
    const row = await this.attempts.find(record.attemptId);
    // Old months of attempts may be dropped while their records are kept.
    const attempt = row === null ? null : withEvidence(record, row);
    const code = matchCode(record.matchedBy);
    return { certainty: { code, count: null }, attempt, candidates: [] };
  }

  private async explainUnmatched(record: CallRecordRow): Promise<RecordMatch> {
    const format = await this.attempts.numberFormat(record.connectionId);
    const numbers = [record.destination, record.source].flatMap((text) => numbersBehind(text, format));
    const near = record.startedAt;
    const stretch = {
      from: new Date(near.getTime() - DAY_MS),
      to: new Date(near.getTime() + LATER_MS),
      near,
    };
    const rows =
      numbers.length === 0
        ? []
        : await this.attempts.candidates(record.connectionId, numbers, stretch, MOST_CANDIDATES);
    const reasons = whyNotMatched(
      toTraits(record),
      rows.map((row) => ({ ...toAttemptTraits(record, row), state: row.state, records: row.records })),
    );
    const candidates: RecordCandidate[] = rows.map((row, index) => ({
      ...withEvidence(record, row),
      whyNot: reasons[index] ?? [],
    }));
    return { certainty: certaintyOf(record, candidates), attempt: null, candidates };
  }
}

function certaintyOf(
  record: CallRecordRow,
  candidates: readonly RecordCandidate[],
): CallRecordDetail['certainty'] {
  const several = candidates.filter(({ whyNot }) => whyNot.includes('several_fit')).length;
  if (several > 0) return { code: 'several_fit', count: several };
  if (candidates.some(({ whyNot }) => whyNot.length === 0)) return { code: 'one_fits', count: null };
  const isNamed = record.correlationId !== null && attemptIdOf(record.correlationId) !== null;
  return { code: isNamed ? 'id_unknown' : 'none_fits', count: null };
}

/** A word that no reconciler writes would be a match by nothing we can tell. */
function matchCode(matchedBy: string | null): CallRecordDetail['certainty']['code'] {
  return matchedBy === 'correlation_id' || matchedBy === 'vendor_id' ? matchedBy : 'numbers_and_time';
}

const withEvidence = (record: CallRecordRow, row: RecordAttemptRow): RecordAttempt =>
  toRecordAttempt(row, evidenceOf(toTraits(record), toAttemptTraits(record, row)));

const toTraits = (record: CallRecordRow): RecordTraits => ({
  startedAt: record.startedAt,
  source: record.source,
  destination: record.destination,
  correlationId: record.correlationId,
  guid: record.guid,
});

/** A record may be known by the id of another leg of its call, which is not the attempt's own. */
function toAttemptTraits(record: CallRecordRow, row: RecordAttemptRow): AttemptTraits {
  const isLeg = record.attemptId === row.id && record.matchedBy === 'vendor_id';
  const { number, dialedAs, method, sendingAt, ownNumber } = row;
  return {
    correlationId: correlationIdOf(row.id),
    number,
    dialedAs,
    method,
    sendingAt,
    vendorRef: row.vendorRef ?? (isLeg ? record.guid : null),
    ownNumber,
  };
}
