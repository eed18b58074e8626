import { z } from 'zod';
import { displayName, instant } from '../common/fields.js';
import { pageOf } from '../common/page.js';
import type { Role } from '../common/roles.js';

/** What a key may be: all that keys may, or only what a list uploader does. */
export const API_KEY_ROLES = ['integration', 'uploader'] as const satisfies readonly Role[];
export const apiKeyRoleSchema = z.enum(API_KEY_ROLES);
export type ApiKeyRole = z.infer<typeof apiKeyRoleSchema>;

/** An API key without its secret: `start` is its first characters, enough to recognise it. */
export const apiKeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    role: apiKeyRoleSchema,
    start: z.string(),
    /** Who made it; null when that account is gone. A key outlives its maker's rights: revoke it when it should not. */
    createdBy: z.object({ id: z.string(), name: z.string() }).nullable(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyView = z.infer<typeof apiKeyView>;

export const apiKeyPage = pageOf(apiKeyView);

export const createApiKeyRequest = z.strictObject({
  name: displayName.max(100),
  /** Absent: `integration`. */
  role: apiKeyRoleSchema.optional(),
  /** Absent: the key does not expire. */
  expiresInDays: z.number().int().min(1).max(3650).optional(),
});
export type CreateApiKeyRequest = z.infer<typeof createApiKeyRequest>;

/** `secret` is shown here and never again. */
export const createdApiKey = z.object({ apiKey: apiKeyView, secret: z.string() });
export type CreatedApiKey = z.infer<typeof createdApiKey>;
