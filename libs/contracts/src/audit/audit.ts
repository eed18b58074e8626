import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';

/** One change: who did what to which object, with the parts that changed as they were and as they are. */
export const auditEntryView = z
  .object({
    id,
    at: instant,
    actor: z.object({ kind: z.enum(['user', 'api_key', 'system']), id: z.string(), name: z.string() }),
    action: z.string(),
    objectType: z.string(),
    objectId: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    requestId: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntryView = z.infer<typeof auditEntryView>;

export const auditPage = pageOf(auditEntryView);

/** Newest first. `objectId` asks for the history of one object and needs `objectType` beside it. */
export const auditQuery = pageQuery
  .extend({ objectType: z.string().max(100).optional(), objectId: z.string().max(200).optional() })
  .refine((query) => query.objectId === undefined || query.objectType !== undefined, {
    path: ['objectType'],
    message: 'Say of which type the object is.',
  });
export type AuditQuery = z.infer<typeof auditQuery>;
