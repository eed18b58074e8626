import { z } from 'zod';
import { instant } from '../common/fields.js';
import { attemptPastGate } from './past-gate.js';

export const stopView = z
  .object({
    stopped: z.boolean(),
    changedAt: instant.nullable(),
    changedBy: z.string().nullable(),
    reason: z.string().nullable(),
    /** Attempts whose phone may be ringing now, over all campaigns. */
    inFlight: z.number().int(),
  })
  .meta({ id: 'Stop' });
export type StopView = z.infer<typeof stopView>;

export const stopRequest = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export type StopRequest = z.infer<typeof stopRequest>;

export const stopAnswer = z.object({ stop: stopView, alreadyPastGate: z.array(attemptPastGate) });
export type StopAnswer = z.infer<typeof stopAnswer>;
