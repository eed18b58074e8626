import { ATTEMPT_STATES, RESULTS } from '@callspool/domain';
import { z } from 'zod';
import { callRecordView } from '../call-records/call-records.js';
import { DIALING_METHODS } from '../campaigns/vendor-settings.js';
import { id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';

/** One try to ring one number through one connection. */
export const attemptView = z
  .object({
    id,
    campaignId: id,
    campaignName: z.string(),
    connectionId: id,
    /** Null for a test call, which belongs to no contact. */
    entryId: id.nullable(),
    contactId: id.nullable(),
    contactName: z.string().nullable(),
    number: z.string(),
    /** As the vendor was asked to dial it. */
    dialedAs: z.string(),
    method: z.enum(DIALING_METHODS),
    vendorCampaign: z.string(),
    tryNumber: z.number().int(),
    state: z.enum(ATTEMPT_STATES),
    /** Null while nothing is proven; UNCONFIRMED: no evidence came in time, so it counts as dialled. */
    result: z.enum(RESULTS).nullable(),
    /** The vendor's own word. */
    resultWord: z.string().nullable(),
    /** What the business says of the call: the first that a pressed key or a word of the vendor brought about. */
    disposition: z.string().nullable(),
    /** What proved the result. */
    evidence: z.string().nullable(),
    reservedAt: instant,
    /** The first moment at which it could no longer be sent. */
    until: instant,
    sendingAt: instant.nullable(),
    answeredAt: instant.nullable(),
    /** Without evidence by then it is UNCONFIRMED. */
    doubtUntil: instant.nullable(),
    recalledAt: instant.nullable(),
    dialedAt: instant.nullable(),
    closedAt: instant.nullable(),
    /** Keys pressed, in order, separated by spaces. */
    digits: z.string().nullable(),
    error: z.string().nullable(),
    /** What the vendor did against our rules with it. */
    breach: z.string().nullable(),
  })
  .meta({ id: 'Attempt' });
export type AttemptView = z.infer<typeof attemptView>;
export const attemptPage = pageOf(attemptView);

/** What a vendor told by itself of an attempt. */
export const vendorEventView = z
  .object({
    id,
    kind: z.string(),
    receivedAt: instant,
    appliedAt: instant.nullable(),
    outcome: z.string().nullable(),
  })
  .meta({ id: 'VendorEvent' });
export type VendorEventView = z.infer<typeof vendorEventView>;

export const timelineItem = z.object({ at: instant, what: z.string(), detail: z.string().nullable() });
export type TimelineItem = z.infer<typeof timelineItem>;

export const attemptDetail = attemptView
  .extend({
    callRecords: z.array(callRecordView),
    events: z.array(vendorEventView),
    /** Everything that happened to it, oldest first. */
    timeline: z.array(timelineItem),
  })
  .meta({ id: 'AttemptDetail' });
export type AttemptDetail = z.infer<typeof attemptDetail>;

export const attemptQuery = pageQuery.extend({
  campaignId: id.optional(),
  contactId: id.optional(),
  /** In E.164, with or without "+". */
  number: z
    .string()
    .trim()
    .regex(/^\+?\d{3,15}$/, 'Digits with the country code, with or without +.')
    .optional(),
  state: z.enum(ATTEMPT_STATES).optional(),
  result: z.enum(RESULTS).optional(),
});
export type AttemptQuery = z.infer<typeof attemptQuery>;
