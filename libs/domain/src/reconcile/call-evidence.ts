import { isInTime } from './in-time.js';
import { isLikeNumber, isSameNumber } from './same-number.js';

/** What a call record says that tells whose it is. */
export interface RecordTraits {
  readonly startedAt: Date;
  readonly source: string;
  readonly destination: string;
  readonly correlationId: string | null;
  readonly guid: string | null;
}

/** What is known of an attempt that a record may belong to. */
export interface AttemptTraits {
  /** Without hyphens. */
  readonly correlationId: string;
  readonly number: string;
  readonly dialedAs: string;
  readonly method: string;
  readonly sendingAt: Date | null;
  /** The id by which the vendor knows it. */
  readonly vendorRef: string | null;
  /** The branch's own number, of a masked call. */
  readonly ownNumber: string | null;
}

export const EVIDENCE_CODES = ['correlation_id', 'vendor_id', 'number', 'own_number', 'time'] as const;
export type EvidenceCode = (typeof EVIDENCE_CODES)[number];

/** One thing that speaks for or against; `absent`: the record says nothing of it. */
export interface Evidence {
  readonly code: EvidenceCode;
  readonly holds: 'yes' | 'no' | 'absent';
  /** What the record says. */
  readonly ofRecord: string | null;
  /** What is known of the attempt. */
  readonly ofAttempt: string | null;
  /** With `time`: by how much the call began after it was sent; negative: before. */
  readonly seconds: number | null;
}

/** Everything that a record and an attempt have, or have not, in common. */
export function evidenceOf(record: RecordTraits, attempt: AttemptTraits): Evidence[] {
  const list: Evidence[] = [
    known('correlation_id', record.correlationId, attempt.correlationId),
    known('vendor_id', record.guid, attempt.vendorRef),
    numberEvidence(record, attempt),
  ];
  if (attempt.ownNumber !== null) {
    const own = { number: attempt.ownNumber, dialedAs: attempt.ownNumber };
    const holds = isSameNumber(record.source, own) ? 'yes' : 'no';
    list.push({ code: 'own_number', holds, ofRecord: record.source, ofAttempt: own.number, seconds: null });
  }
  return [...list, timeEvidence(record, attempt)];
}

function known(code: EvidenceCode, ofRecord: string | null, ofAttempt: string | null): Evidence {
  const isAbsent = ofRecord === null || ofAttempt === null;
  const holds = isAbsent ? 'absent' : ofRecord === ofAttempt ? 'yes' : 'no';
  return { code, holds, ofRecord, ofAttempt, seconds: null };
}

/** The contact may stand at either end: a vendor calls some legs from the number it has dialled. */
function numberEvidence(record: RecordTraits, attempt: AttemptTraits): Evidence {
  const found = [record.destination, record.source].find((text) => isLikeNumber(text, attempt));
  return {
    code: 'number',
    holds: found === undefined ? 'no' : 'yes',
    ofRecord: found ?? record.destination,
    ofAttempt: attempt.dialedAs,
    seconds: null,
  };
}

function timeEvidence(record: RecordTraits, { sendingAt }: AttemptTraits): Evidence {
  return {
    code: 'time',
    holds: isInTime(record.startedAt, sendingAt) ? 'yes' : sendingAt === null ? 'absent' : 'no',
    ofRecord: record.startedAt.toISOString(),
    ofAttempt: sendingAt?.toISOString() ?? null,
    seconds:
      sendingAt === null ? null : Math.round((record.startedAt.getTime() - sendingAt.getTime()) / 1000),
  };
}
