import { CAMPAIGN_STATES } from '@callspool/domain';
import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { entryWhy } from './progress.js';

/** The policy's answer for a contact in each campaign that is not over, asked now. */
export const contactStanding = z
  .object({
    contactId: id,
    at: instant,
    campaigns: z.array(
      z.object({
        id,
        name: z.string(),
        state: z.enum(CAMPAIGN_STATES),
        /** The centre's zone. */
        timeZone: z.string(),
        why: entryWhy,
      }),
    ),
    /** It is in more campaigns than are told here. */
    hasMore: z.boolean(),
  })
  .meta({ id: 'ContactStanding' });
export type ContactStanding = z.infer<typeof contactStanding>;
