import { ATTEMPT_STATES, CALLBACK_STATES, RESULTS } from '@callspool/domain';
import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';

const common = { id, at: instant, campaignId: id, campaignName: z.string() };

const attemptItem = z.object({
  ...common,
  kind: z.literal('attempt'),
  number: z.string(),
  tryNumber: z.number().int(),
  state: z.enum(ATTEMPT_STATES),
  result: z.enum(RESULTS).nullable(),
  /** The vendor's own word. */
  resultWord: z.string().nullable(),
  /** What the business says of the call, its levels joined by " / ". */
  disposition: z.string().nullable(),
  evidence: z.string().nullable(),
  sendingAt: instant.nullable(),
  closedAt: instant.nullable(),
  doubtUntil: instant.nullable(),
  error: z.string().nullable(),
  breach: z.string().nullable(),
});

const callRecordItem = z.object({
  ...common,
  kind: z.literal('call_record'),
  attemptId: id,
  connectionId: id,
  dispositionWord: z.string(),
  result: z.string().nullable(),
  disposition: z.string().nullable(),
  durationSeconds: z.number(),
  billSeconds: z.number().nullable(),
  agent: z.string().nullable(),
  matchedBy: z.string().nullable(),
  /** 0 to 1. */
  confidence: z.number().nullable(),
  hasRecording: z.boolean(),
});

/** `callback_made` at the moment of the promise, `callback_settled` when it was kept, missed or cancelled. */
const callbackItem = z.object({
  ...common,
  kind: z.enum(['callback_made', 'callback_settled']),
  state: z.enum(CALLBACK_STATES),
  number: z.string(),
  dueAt: instant,
  timeZone: z.string(),
  /** Who made or settled it. */
  by: z.string().nullable(),
  note: z.string(),
  reason: z.string().nullable(),
});

const importedItem = z.object({
  id,
  at: instant,
  kind: z.literal('imported'),
  importId: id.nullable(),
  fileName: z.string().nullable(),
  line: z.number().int(),
  by: z.string().nullable(),
});

/** What happened with a contact, newest first. */
export const contactTimelineItem = z
  .discriminatedUnion('kind', [attemptItem, callRecordItem, callbackItem, importedItem])
  .meta({ id: 'ContactTimelineItem' });
export type ContactTimelineItem = z.infer<typeof contactTimelineItem>;
export const contactTimelinePage = pageOf(contactTimelineItem);

export const contactTimelineQuery = pageQuery;
