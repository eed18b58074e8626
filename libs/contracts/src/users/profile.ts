import { z } from 'zod';
import { displayName, id, instant } from '../common/fields.js';
import { pageOf } from '../common/page.js';

export const updateProfileRequest = z.strictObject({ name: displayName });
export type UpdateProfileRequest = z.infer<typeof updateProfileRequest>;

/** A browser in which one is signed in. `lastSeenAt` is right to the minute. */
export const ownSessionView = z
  .object({
    id,
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
    /** The session of this very request. */
    isThisOne: z.boolean(),
  })
  .meta({ id: 'OwnSession' });
export type OwnSessionView = z.infer<typeof ownSessionView>;

export const ownSessionPage = pageOf(ownSessionView);

/** How many sessions ended. */
export const endedSessions = z.object({ ended: z.number().int() });
export type EndedSessions = z.infer<typeof endedSessions>;
