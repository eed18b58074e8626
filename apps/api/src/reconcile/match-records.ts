import { attemptIdOf, CLOCKS_DIFFER_MS, isInTime, isSameNumber } from '@callspool/domain';
import type { VendorCallRecord } from '@callspool/vendors';
import { groupBy } from '../common/collections/group-by.js';

/** An attempt that a record may belong to. */
export interface MatchAttempt {
  readonly id: string;
  readonly campaignId: string;
  readonly number: string;
  readonly dialedAs: string;
  readonly sendingAt: Date | null;
  readonly vendorRef: string | null;
}

/** An open attempt whose method may be matched by both numbers and time. */
export interface NumberedAttempt extends MatchAttempt {
  /** The branch's own number, the other end of a masked call. */
  readonly ownNumber: string;
}

export interface Match {
  readonly attemptId: string;
  readonly campaignId: string;
  readonly by: 'correlation_id' | 'vendor_id' | 'numbers_and_time';
  readonly confidence: number;
  readonly number: string;
  /** Of the two instants that a wall clock may mean when it was set back, the one that fits the attempt. */
  readonly startedAt: Date;
}

export interface MatchFacts {
  /** Attempts of this connection whose id a record carries. */
  readonly byId: ReadonlyMap<string, MatchAttempt>;
  /** Open attempts of this connection by the id that the vendor gave for them. */
  readonly byVendorRef: ReadonlyMap<string, MatchAttempt>;
  readonly byNumbers: readonly NumberedAttempt[];
}

const NUMBERS_CONFIDENCE = 0.8;

/** Ids of attempts that the records name. */
export function namedAttemptIds(records: readonly VendorCallRecord[]): string[] {
  const ids = records.map((record) => namedAttemptId(record)).filter((id) => id !== null);
  return [...new Set(ids)];
}

const namedAttemptId = (record: VendorCallRecord): string | null =>
  record.correlationId === null ? null : attemptIdOf(record.correlationId);

/** Which attempt each record (by its vendor key) belongs to; those that fit none, or more than one, are left out. */
export function matchRecords(records: readonly VendorCallRecord[], facts: MatchFacts): Map<string, Match> {
  const matches = new Map<string, Match>();
  for (const record of records) {
    const attempt = facts.byId.get(namedAttemptId(record) ?? '');
    if (attempt !== undefined) matches.set(record.vendorKey, toMatch(record, attempt, 'correlation_id', 1));
  }
  for (const [key, match] of matchByVendorId(records, facts, matches)) matches.set(key, match);
  for (const [key, match] of matchByNumbers(records, facts)) {
    if (!matches.has(key)) matches.set(key, match);
  }
  return matches;
}

/** By the id we hold for an attempt, or by the guid of a leg in the same page that carries our id. */
function matchByVendorId(
  records: readonly VendorCallRecord[],
  facts: MatchFacts,
  known: ReadonlyMap<string, Match>,
): Map<string, Match> {
  const legs = new Map<string, MatchAttempt>(facts.byVendorRef);
  for (const record of records) {
    const attempt = facts.byId.get(known.get(record.vendorKey)?.attemptId ?? '');
    if (record.guid !== undefined && attempt !== undefined) legs.set(record.guid, attempt);
  }
  const matches = new Map<string, Match>();
  for (const record of records) {
    const attempt = record.guid === undefined ? undefined : legs.get(record.guid);
    if (record.correlationId === null && attempt !== undefined) {
      matches.set(record.vendorKey, toMatch(record, attempt, 'vendor_id', 1));
    }
  }
  return matches;
}

/** Both numbers and the time; only where one attempt fits the record and one record fits the attempt. */
function matchByNumbers(records: readonly VendorCallRecord[], facts: MatchFacts): Map<string, Match> {
  const fits = records
    .filter((record) => record.correlationId === null)
    .map((record) => ({ record, attempts: facts.byNumbers.filter((attempt) => isFit(record, attempt)) }))
    .filter(({ attempts }) => attempts.length === 1);
  const matches = new Map<string, Match>();
  for (const [, claims] of groupBy(fits, ({ attempts }) => attempts[0]!.id)) {
    const [claim, second] = claims;
    if (claim === undefined || second !== undefined) continue;
    const { record, attempts } = claim;
    matches.set(record.vendorKey, toMatch(record, attempts[0]!, 'numbers_and_time', NUMBERS_CONFIDENCE));
  }
  return matches;
}

function isFit(record: VendorCallRecord, attempt: NumberedAttempt): boolean {
  const own = { number: attempt.ownNumber, dialedAs: attempt.ownNumber };
  const areNumbers = isSameNumber(record.destination, attempt) && isSameNumber(record.source, own);
  return areNumbers && startsOf(record).some((start) => isInTime(start, attempt.sendingAt));
}

const startsOf = (record: VendorCallRecord): Date[] =>
  record.alternativeStartedAt === undefined
    ? [record.startedAt]
    : [record.startedAt, record.alternativeStartedAt];

function toMatch(
  record: VendorCallRecord,
  attempt: MatchAttempt,
  by: Match['by'],
  confidence: number,
): Match {
  const least = (attempt.sendingAt ?? record.startedAt).getTime() - CLOCKS_DIFFER_MS;
  // The first meaning that does not lie before the request was sent.
  const startedAt = startsOf(record).find((start) => start.getTime() >= least) ?? record.startedAt;
  const { id: attemptId, campaignId, number } = attempt;
  return { attemptId, campaignId, by, confidence, number, startedAt };
}
