import { z } from 'zod';
import { displayName, instant } from '../common/fields.js';
import { pageOf } from '../common/page.js';

/** An API key without its secret: `start` is its first characters, enough to recognise it. */
export const apiKeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    start: z.string(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyView = z.infer<typeof apiKeyView>;

export const apiKeyPage = pageOf(apiKeyView);

export const createApiKeyRequest = z.strictObject({
  name: displayName.max(100),
  /** Absent: the key does not expire. */
  expiresInDays: z.number().int().min(1).max(3650).optional(),
});
export type CreateApiKeyRequest = z.infer<typeof createApiKeyRequest>;

/** `secret` is shown here and never again. */
export const createdApiKey = z.object({ apiKey: apiKeyView, secret: z.string() });
export type CreatedApiKey = z.infer<typeof createdApiKey>;
