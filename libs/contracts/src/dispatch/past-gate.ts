import { z } from 'zod';
import { id, instant } from '../common/fields.js';

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
