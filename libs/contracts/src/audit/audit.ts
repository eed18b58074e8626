import { z } from 'zod';
import { id, instant, instantInput } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';

export const AUDIT_ACTOR_KINDS = ['user', 'api_key', 'system'] as const;

/** Every kind of object that the audit speaks of; a feature that writes of a new kind adds it here. */
export const AUDIT_OBJECT_TYPES = [
  'api_key',
  'call_record',
  'callback',
  'calling_hours',
  'campaign',
  'campaign_group',
  'cap',
  'connection',
  'contact',
  'contact_filter',
  'contact_list',
  'disposition',
  'dnc_entry',
  'dnc_import',
  'dnc_registry',
  'erasure',
  'export',
  'file',
  'holiday_calendar',
  'import_template',
  'list_import',
  'respool_rule_set',
  'secret_key',
  'stop_switch',
  'user',
  'vendor_word',
] as const;
export type AuditObjectType = (typeof AUDIT_OBJECT_TYPES)[number];

/** One change: who did what to which object, with the parts that changed as they were and as they are. */
export const auditEntryView = z
  .object({
    id,
    at: instant,
    actor: z.object({ kind: z.enum(AUDIT_ACTOR_KINDS), id: z.string(), name: z.string() }),
    action: z.string(),
    objectType: z.string(),
    objectId: z.string(),
    /** What people call the object, when the entry tells. */
    objectName: z.string().nullable(),
    /** The fields that differ; a thing that came or went lists all it had. */
    changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    before: z.unknown(),
    after: z.unknown(),
    requestId: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntryView = z.infer<typeof auditEntryView>;

export const auditPage = pageOf(auditEntryView);

const ofObject = {
  objectType: z.enum(AUDIT_OBJECT_TYPES),
  objectId: z.string().max(200),
};

/**
 * Newest first. `objectId` asks for the history of one object and needs `objectType` beside it; `action` is a whole
 * name (`campaign.paused`) or the first half of one (`campaign`); `text` is looked for in names, ids and values.
 */
export const auditQuery = pageQuery
  .extend({
    objectType: ofObject.objectType.optional(),
    objectId: ofObject.objectId.optional(),
    actorKind: z.enum(AUDIT_ACTOR_KINDS).optional(),
    actorId: z.string().max(200).optional(),
    action: z
      .string()
      .regex(/^[a-z_]+(\.[a-z_]+)?$/, 'Expected campaign or campaign.paused.')
      .max(100)
      .optional(),
    requestId: z.string().max(200).optional(),
    from: instantInput.optional(),
    /** Not included. */
    to: instantInput.optional(),
    text: z.string().trim().min(2).max(200).optional(),
  })
  .refine((query) => query.objectId === undefined || query.objectType !== undefined, {
    path: ['objectType'],
    message: 'Say of which type the object is.',
  });
export type AuditQuery = z.infer<typeof auditQuery>;

/** The history of one object, for its own page. */
export const objectAuditQuery = pageQuery.extend(ofObject);
export type ObjectAuditQuery = z.infer<typeof objectAuditQuery>;

/** Objects whose history only administrators see, also one by one. */
export const ADMIN_AUDIT_OBJECTS: readonly AuditObjectType[] = ['user', 'api_key', 'secret_key'];
