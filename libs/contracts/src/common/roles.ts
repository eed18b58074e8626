import { z } from 'zod';

/** What a signed-in person may be. */
export const USER_ROLES = ['admin', 'manager', 'uploader', 'supervisor', 'agent'] as const;
/** Every role a caller can have; `integration` is an API key. */
export const ROLES = [...USER_ROLES, 'integration'] as const;

export const userRoleSchema = z.enum(USER_ROLES);
export const roleSchema = z.enum(ROLES);
export type UserRole = z.infer<typeof userRoleSchema>;
export type Role = z.infer<typeof roleSchema>;
