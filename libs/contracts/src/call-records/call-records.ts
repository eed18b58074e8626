import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';

/** One row of a vendor's call history. */
export const callRecordView = z
  .object({
    id,
    connectionId: id,
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
export const callRecordPage = pageOf(callRecordView);

export const callRecordQuery = pageQuery.extend({
  connectionId: id.optional(),
  attemptId: id.optional(),
  /** `false`: records that belong to no attempt of ours. */
  matched: z.enum(['true', 'false']).optional(),
  /** `false`: those that nobody has looked at yet. */
  reviewed: z.enum(['true', 'false']).optional(),
  /** Digits of source or destination as the vendor writes them, or an attempt's number. */
  number: z
    .string()
    .trim()
    .regex(/^\+?\d{2,20}$/, 'Digits only, with or without +.')
    .optional(),
});
export type CallRecordQuery = z.infer<typeof callRecordQuery>;
