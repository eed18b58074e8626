import { z } from 'zod';
import { roleSchema } from '../common/roles.js';

/** Shortest and longest password that is accepted when one is set. */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;
export const newPassword = z.string().min(PASSWORD_LENGTH.min).max(PASSWORD_LENGTH.max);

export const signInRequest = z.strictObject({
  email: z.email().max(320),
  password: z.string().min(1).max(PASSWORD_LENGTH.max),
});
export type SignInRequest = z.infer<typeof signInRequest>;

/** Who is asking: a person by session cookie, or an API key. */
export const sessionView = z
  .object({
    kind: z.enum(['user', 'api_key']),
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    email: z.string().nullable(),
    /** True until the person has replaced a password that someone else chose. Other routes work meanwhile. */
    mustChangePassword: z.boolean(),
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;

export const changePasswordRequest = z.strictObject({
  currentPassword: z.string().min(1).max(PASSWORD_LENGTH.max),
  newPassword,
});
export type ChangePasswordRequest = z.infer<typeof changePasswordRequest>;
