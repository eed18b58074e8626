import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';

/**
 * `recalled`: the vendor gave it back. `ended`: a call record, or the end of its doubt window, has closed it. `refused`: it
 * is proven that it was never dialled. `failed`: the vendor was asked and did not give it back; asked again. `waiting`: it
 * lies in the vendor's spool and is being asked for. `ringing`: the vendor dials it at once, so there is nothing to take
 * back; it rings once, or has rung.
 */
export const DNC_RECALL_OUTCOMES = ['recalled', 'ended', 'refused', 'failed', 'waiting', 'ringing'] as const;
export type DncRecallOutcome = (typeof DNC_RECALL_OUTCOMES)[number];

/** One attempt that was past the send gate when an entry came that forbids it. */
export const dncRecallView = z
  .object({
    id,
    additionId: id,
    /** The entry of our own list that forbids it; null when a registry's file does. */
    entryId: id.nullable(),
    registryId: id.nullable(),
    registryName: z.string().nullable(),
    attemptId: id,
    number: z.string(),
    campaignId: id,
    campaignName: z.string(),
    connectionId: id,
    connectionName: z.string(),
    /** When the entry was written, with the send gate closed behind it. */
    notedAt: instant,
    stateThen: z.string(),
    sentAt: instant.nullable(),
    outcome: z.enum(DNC_RECALL_OUTCOMES),
    /** Of the attempt, once it is known. */
    result: z.string().nullable(),
    closedAt: instant.nullable(),
    recalledAt: instant.nullable(),
    /** What the vendor answered, or why it could not be asked. */
    receipt: z.string().nullable(),
    tries: z.number().int(),
    lastTryAt: instant.nullable(),
  })
  .meta({ id: 'DncRecall' });
export type DncRecallView = z.infer<typeof dncRecallView>;
export const dncRecallPage = pageOf(dncRecallView);

/** Newest first. `open=true`: only those that are neither given back nor ended. */
export const dncRecallQuery = pageQuery.extend({
  /** Of an answer to an addition; of an import, or a file of a registry, it is its id. */
  additionId: id.optional(),
  entryId: id.optional(),
  open: z.enum(['true', 'false']).default('false'),
});
export type DncRecallQuery = z.infer<typeof dncRecallQuery>;
