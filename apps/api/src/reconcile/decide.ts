import { isLikeNumber, type Result } from '@callspool/domain';
import type { Disposition } from './call-outcome.js';
import type { CallEvidence, SettleAttempt } from './evidence.js';

/** One ringing of the contact's phone, told by one or more records. */
export interface Dial {
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** In order of time. */
  readonly records: readonly CallEvidence[];
}

/** What all records of an attempt tell together; the order in which they came plays no part. */
export interface Decision {
  readonly dials: readonly Dial[];
  readonly dialedAt: Date | null;
  /** Null: dialled, but no word that we know. */
  readonly result: Result | null;
  readonly word: string | null;
  /** Of the record that decides, else of the first one with the same result. */
  readonly disposition: Disposition | null;
  readonly endedAt: Date | null;
  readonly matchedBy: string | null;
}

export function decide(
  attempt: Pick<SettleAttempt, 'method' | 'number' | 'dialedAs'>,
  records: readonly CallEvidence[],
): Decision {
  const dials = dialsOf(records.filter((record) => isAboutContact(attempt, record)));
  const deciding = decidingRecord(dials);
  const first = dials[0];
  const shown = deciding ?? first?.records[0];
  return {
    dials,
    dialedAt: first?.startedAt ?? null,
    result: deciding?.result ?? null,
    word: shown?.word ?? null,
    disposition: deciding === null ? null : dispositionBeside(deciding, dials),
    endedAt: deciding?.endedAt ?? null,
    matchedBy: shown?.matchedBy ?? null,
  };
}

/** A masked call rings the branch's own number first: a record of that leg says nothing about the contact. */
function isAboutContact(
  attempt: Pick<SettleAttempt, 'method' | 'number' | 'dialedAs'>,
  record: CallEvidence,
): boolean {
  return attempt.method !== 'masked_call' || isLikeNumber(record.destination, attempt);
}

/** An answer on any leg is an answer; otherwise the dialer's own leg speaks, never an agent who did not pick up. */
function decidingRecord(dials: readonly Dial[]): CallEvidence | null {
  const all = dials.flatMap((dial) => dial.records);
  const known = all.filter((record) => record.result !== null && record.leg !== 'agent');
  return (
    known.find((record) => record.result === 'ANSWERED') ??
    all.find((record) => record.result === 'ANSWERED') ??
    known[0] ??
    null
  );
}

/** uContact tells the same call once per leg, and only one of them may carry the business's word. */
function dispositionBeside(deciding: CallEvidence, dials: readonly Dial[]): Disposition | null {
  const others = dials.flatMap((dial) => dial.records).filter(({ result }) => result === deciding.result);
  return [deciding, ...others].find(({ disposition }) => disposition !== null)?.disposition ?? null;
}

/** Records of one guid are one dial (uContact, dialer leg and agent leg). Without a guid, those that overlap in time. */
export function dialsOf(records: readonly CallEvidence[]): Dial[] {
  const dials: { guid: string | null; startedAt: Date; endedAt: Date | null; records: CallEvidence[] }[] = [];
  for (const record of [...records].sort(byTime)) {
    const dial = dials.find((one) => belongsTo(one, record));
    if (dial === undefined) {
      const { guid, startedAt, endedAt } = record;
      dials.push({ guid, startedAt, endedAt, records: [record] });
    } else {
      dial.records.push(record);
      if (record.endedAt !== null && (dial.endedAt === null || record.endedAt > dial.endedAt))
        dial.endedAt = record.endedAt;
    }
  }
  return dials;
}

function belongsTo(
  dial: { guid: string | null; startedAt: Date; endedAt: Date | null },
  record: CallEvidence,
): boolean {
  if (record.guid !== null || dial.guid !== null) return record.guid === dial.guid;
  return record.startedAt <= (dial.endedAt ?? dial.startedAt);
}

const LEG_ORDER = ['dialer', 'single', 'agent'];

const byTime = (a: CallEvidence, b: CallEvidence): number =>
  a.startedAt.getTime() - b.startedAt.getTime() ||
  LEG_ORDER.indexOf(a.leg) - LEG_ORDER.indexOf(b.leg) ||
  (a.vendorKey < b.vendorKey ? -1 : a.vendorKey > b.vendorKey ? 1 : 0);
