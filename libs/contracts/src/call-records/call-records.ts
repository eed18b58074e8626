import { ATTEMPT_STATES, EVIDENCE_CODES, RESULTS, WHY_NOT_CODES } from '@callspool/domain';
import { z } from 'zod';
import { DIALING_METHODS } from '../campaigns/vendor-settings.js';
import { id, instant, instantInput } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';

/** One row of a vendor's call history. */
export const callRecordView = z
  .object({
    id,
    connectionId: id,
    connectionName: z.string(),
    /** Of its attempt. */
    campaignId: id.nullable(),
    campaignName: z.string().nullable(),
    /** Unique within the connection. */
    vendorKey: z.string(),
    startedAt: instant,
    endedAt: instant.nullable(),
    source: z.string(),
    destination: z.string(),
    /** The contact's number in E.164, when the record belongs to an attempt. */
    number: z.string().nullable(),
    durationSeconds: z.number(),
    billSeconds: z.number().nullable(),
    /** The vendor's own word; `result` is null when nobody has told us what it means. */
    dispositionWord: z.string(),
    result: z.string().nullable(),
    /** What a manager's mapping of the word says, its levels joined by " / ". */
    disposition: z.string().nullable(),
    leg: z.string(),
    vendorCampaign: z.string().nullable(),
    agent: z.string().nullable(),
    correlationId: z.string().nullable(),
    guid: z.string().nullable(),
    hasRecording: z.boolean(),
    attemptId: id.nullable(),
    matchedBy: z.string().nullable(),
    /** 0 to 1. */
    confidence: z.number().nullable(),
    reviewedAt: instant.nullable(),
    receivedAt: instant,
    /** As the vendor sent it. */
    raw: z.unknown(),
  })
  .meta({ id: 'CallRecord' });
export type CallRecordView = z.infer<typeof callRecordView>;

/** In a list: without the vendor's raw row. */
export const callRecordItem = callRecordView.omit({ raw: true }).meta({ id: 'CallRecordItem' });
export type CallRecordItem = z.infer<typeof callRecordItem>;
export const callRecordPage = pageOf(callRecordItem);

export const MATCH_KINDS = ['correlation_id', 'vendor_id', 'numbers_and_time'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** What people paste: digits of a number, or an id with or without hyphens. */
const search = z
  .string()
  .trim()
  .regex(
    /^(?:\+?\d{2,20}|[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/,
    'A number, or an id as it is shown.',
  );

const narrowing = {
  connectionId: id.optional(),
  campaignId: id.optional(),
  /** Calls that began from this moment on, and before `to`. */
  from: instantInput.optional(),
  to: instantInput.optional(),
};

/** By the start of the call, newest first. */
export const callRecordQuery = pageQuery.extend({
  ...narrowing,
  attemptId: id.optional(),
  /** How it was matched; `none`: it belongs to no attempt of ours. */
  match: z.enum([...MATCH_KINDS, 'none']).optional(),
  /** `false`: the same as `match=none`. */
  matched: z.enum(['true', 'false']).optional(),
  /** `false`: those that nobody has looked at yet. */
  reviewed: z.enum(['true', 'false']).optional(),
  /** `UNKNOWN`: a word that nobody has told us. */
  result: z.enum([...RESULTS, 'UNKNOWN']).optional(),
  /**
   * A number in E.164, with or without "+": records of attempts to it, and unmatched ones from or to it as vendors write
   * it. Or the id of a record or an attempt, with or without hyphens.
   */
  search: search.optional(),
});
export type CallRecordQuery = z.infer<typeof callRecordQuery>;

export const callRecordCountsQuery = z.object(narrowing);
export type CallRecordCountsQuery = z.infer<typeof callRecordCountsQuery>;

/** Counted to ten thousand and no further; `isMore` then says so. */
const boundedCount = z.object({ count: z.number().int(), isMore: z.boolean() });
export type BoundedCount = z.infer<typeof boundedCount>;

/** What waits for a person. */
export const callRecordCounts = z
  .object({
    /** Without an attempt, and nobody has looked at them. */
    toReview: boundedCount,
    /** With a word that nobody has told us. */
    unmapped: boundedCount,
    /** Matched by numbers and time alone. */
    byNumbers: boundedCount,
  })
  .meta({ id: 'CallRecordCounts' });
export type CallRecordCounts = z.infer<typeof callRecordCounts>;

export const callEvidence = z
  .object({
    code: z.enum(EVIDENCE_CODES),
    /** `absent`: the record says nothing of it. */
    holds: z.enum(['yes', 'no', 'absent']),
    ofRecord: z.string().nullable(),
    ofAttempt: z.string().nullable(),
    /** With `time`: by how much the call began after it was sent. */
    seconds: z.number().int().nullable(),
  })
  .meta({ id: 'CallEvidence' });
export type CallEvidenceView = z.infer<typeof callEvidence>;

/** The attempt that a record belongs to, or could have. */
export const recordAttempt = z
  .object({
    id,
    campaignId: id,
    campaignName: z.string(),
    contactId: id.nullable(),
    contactName: z.string().nullable(),
    number: z.string(),
    dialedAs: z.string(),
    method: z.enum(DIALING_METHODS),
    tryNumber: z.number().int(),
    state: z.enum(ATTEMPT_STATES),
    result: z.string().nullable(),
    reservedAt: instant,
    sendingAt: instant.nullable(),
    answeredAt: instant.nullable(),
    dialedAt: instant.nullable(),
    closedAt: instant.nullable(),
    /** Call records that belong to it. */
    records: z.number().int(),
    evidence: z.array(callEvidence),
  })
  .meta({ id: 'RecordAttempt' });
export type RecordAttempt = z.infer<typeof recordAttempt>;

/** `whyNot` empty: it fits, and only it; it is matched when the record is read again, unless another record fits it too. */
export const recordCandidate = recordAttempt
  .extend({ whyNot: z.array(z.enum(WHY_NOT_CODES)) })
  .meta({ id: 'RecordCandidate' });
export type RecordCandidate = z.infer<typeof recordCandidate>;

/**
 * How sure the match is, as a code: one of the kinds of match, or why there is none. `id_unknown`: it carries an id that is
 * none of this connection's attempts. `several_fit`, `one_fits` (it came too early or too late to be taken), `none_fits`.
 */
export const CERTAINTY_CODES = [
  ...MATCH_KINDS,
  'id_unknown',
  'several_fit',
  'one_fits',
  'none_fits',
] as const;
export type CertaintyCode = (typeof CERTAINTY_CODES)[number];

export const callRecordDetail = callRecordView
  .extend({
    certainty: z.object({
      code: z.enum(CERTAINTY_CODES),
      /** With `several_fit`: how many. */
      count: z.number().int().nullable(),
    }),
    /** Its attempt, with everything that both have in common; null: it has none. */
    attempt: recordAttempt.nullable(),
    /** For a record without an attempt: attempts to or from one of its numbers in the day before it, the nearest first. */
    candidates: z.array(recordCandidate),
  })
  .meta({ id: 'CallRecordDetail' });
export type CallRecordDetail = z.infer<typeof callRecordDetail>;
