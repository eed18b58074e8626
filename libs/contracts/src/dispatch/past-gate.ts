import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf } from '../common/page.js';

/** An attempt that had passed the send gate when a "no" was said: its phone may ring, or already has. */
export const attemptPastGate = z
  .object({
    attemptId: id,
    campaignId: id,
    number: z.string(),
    state: z.string(),
    sentAt: instant.nullable(),
  })
  .meta({ id: 'AttemptPastGate' });
export type AttemptPastGateView = z.infer<typeof attemptPastGate>;

/** A campaign's attempts that are past the send gate and not settled, the longest under way first. */
export const pastGatePage = pageOf(attemptPastGate).extend({
  at: instant,
  /** All of them, not only those of this page. */
  count: z.number().int(),
});
export type PastGatePage = z.infer<typeof pastGatePage>;
