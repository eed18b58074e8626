import { z } from 'zod';
import { displayName, id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';
import { contactView } from '../contact-lists/contacts.js';
import { checkFilter } from './check-filter.js';
import type { ContactFilter } from './filter-language.js';

/** A tree of conditions, checked with the path of every node that is wrong. */
export const contactFilter = z
  .unknown()
  .superRefine((value, context) => {
    const checked = checkFilter(value);
    if ('filter' in checked) return;
    for (const { path, message } of checked.issues) {
      context.addIssue({ code: 'custom', path: path === '' ? [] : path.split('.'), message });
    }
  })
  .meta({
    type: 'object',
    description:
      'A group `{ match: "all" | "any", of: [ … ] }` of conditions `{ field, op, value }`, of groups, and of groups about a campaign `{ entry: "some" | "none", match, of }`.',
  }) as unknown as z.ZodType<ContactFilter>;

/** How many contacts a filter finds, and some of them. */
export const previewFilterQuery = z.object({
  /** The condition tree as JSON. */
  filter: z.string().min(2).max(20_000),
  listId: id.optional(),
});
export type PreviewFilterQuery = z.infer<typeof previewFilterQuery>;

export const filterPreview = z
  .object({
    /** Counted to ten thousand and no further; `isMore` then says so. */
    count: z.number().int(),
    isMore: z.boolean(),
    /** Twenty at most, from here and there. */
    sample: z.array(contactView),
  })
  .meta({ id: 'FilterPreview' });
export type FilterPreview = z.infer<typeof filterPreview>;

export const contactFilterView = z
  .object({
    id,
    name: z.string(),
    ownerName: z.string(),
    /** Only its owner (and an administrator) may change it. */
    isMine: z.boolean(),
    shared: z.boolean(),
    filter: contactFilter,
    version: z.number().int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'ContactFilter' });
export type ContactFilterView = z.infer<typeof contactFilterView>;
export const contactFilterPage = pageOf(contactFilterView);
export const contactFilterQuery = pageQuery;

export const createContactFilterRequest = z.strictObject({
  name: displayName,
  shared: z.boolean().default(false),
  filter: contactFilter,
});
export type CreateContactFilterRequest = z.infer<typeof createContactFilterRequest>;

export const updateContactFilterRequest = z
  .strictObject({ name: displayName, shared: z.boolean(), filter: contactFilter, version: z.number().int() })
  .partial();
export type UpdateContactFilterRequest = z.infer<typeof updateContactFilterRequest>;
