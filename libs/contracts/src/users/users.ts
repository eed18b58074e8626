import { z } from 'zod';
import { displayName, id, instant } from '../common/fields.js';
import { pageOf } from '../common/page.js';
import { userRoleSchema } from '../common/roles.js';
import { newPassword } from './session.js';

export const userView = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    role: userRoleSchema,
    isDisabled: z.boolean(),
    mustChangePassword: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'User' });
export type UserView = z.infer<typeof userView>;

export const userPage = pageOf(userView);

export const createUserRequest = z.strictObject({
  name: displayName,
  email: z.email().max(320),
  role: userRoleSchema,
  /** Absent: a one-time password is made and shown once in the answer. */
  password: newPassword.optional(),
});
export type CreateUserRequest = z.infer<typeof createUserRequest>;

/** `oneTimePassword` is shown here and never again; null when the caller chose the password. */
export const createdUser = z.object({ user: userView, oneTimePassword: z.string().nullable() });
export type CreatedUser = z.infer<typeof createdUser>;

export const updateUserRequest = z
  .strictObject({ name: displayName, role: userRoleSchema, isDisabled: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.');
export type UpdateUserRequest = z.infer<typeof updateUserRequest>;

export const passwordReset = z.object({ oneTimePassword: z.string() });
export type PasswordReset = z.infer<typeof passwordReset>;
