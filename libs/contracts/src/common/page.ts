import { z } from 'zod';

/** Query of every list: `limit` 1 to 200 (50 when absent) and the `nextCursor` of the page before. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(1000).optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** `nextCursor` is null on the last page; a cursor is opaque and belongs to one list and one order. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
