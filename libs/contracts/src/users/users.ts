import { z } from 'zod';
import { displayName, id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';
import { userRoleSchema } from '../common/roles.js';
import { newPassword } from './session.js';

/** `invited`: has not chosen a password yet. */
export const USER_STATES = ['active', 'invited', 'disabled'] as const;
export const userStateSchema = z.enum(USER_STATES);
export type UserState = z.infer<typeof userStateSchema>;

export const userView = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    role: userRoleSchema,
    state: userStateSchema,
    isDisabled: z.boolean(),
    mustChangePassword: z.boolean(),
    hasTwoFactor: z.boolean(),
    lastSignInAt: instant.nullable(),
    /** Until when the invitation or password link that is out can be used; null when none is out. */
    linkExpiresAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'User' });
export type UserView = z.infer<typeof userView>;

export const userPage = pageOf(userView);

/** In the order in which they were made; `text` is looked for in name and e-mail. */
export const userQuery = pageQuery.extend({
  text: z.string().trim().min(1).max(200).optional(),
  role: userRoleSchema.optional(),
  state: userStateSchema.optional(),
});
export type UserQuery = z.infer<typeof userQuery>;

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
