import { CAMPAIGN_STATES } from '@callspool/domain';
import { z } from 'zod';
import { id } from '../common/fields.js';

/** A part of a name, a whole phone number in any usual form, or a whole external id. */
export const searchQuery = z.object({ q: z.string().trim().min(1).max(100) });
export type SearchQuery = z.infer<typeof searchQuery>;

/** The few best of each kind that the caller may see; archived campaigns and lists come last. */
export const searchAnswer = z
  .object({
    campaigns: z.array(z.object({ id, name: z.string(), state: z.enum(CAMPAIGN_STATES) })),
    lists: z.array(z.object({ id, name: z.string(), isArchived: z.boolean() })),
    contacts: z.array(
      z.object({
        id,
        name: z.string().nullable(),
        externalId: z.string().nullable(),
        /** The number that was found, else the main one; null when the contact has none. */
        number: z.string().nullable(),
        listId: id,
        listName: z.string(),
      }),
    ),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.infer<typeof searchAnswer>;
