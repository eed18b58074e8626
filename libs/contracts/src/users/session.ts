import { z } from 'zod';
import { instant } from '../common/fields.js';
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
    /** True until the person has replaced a password that someone else chose; nothing else is open meanwhile. */
    mustChangePassword: z.boolean(),
    hasTwoFactor: z.boolean(),
    /** True while the house demands a second factor that the person has not set up; nothing else is open meanwhile. */
    mustSetUpTwoFactor: z.boolean(),
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;

/** How a person can show the second factor: the app's code of this moment, or one of the codes on paper. */
export const SECOND_STEP_METHODS = ['totp', 'backup_code'] as const;

/** The password was right and the account has a second factor: `POST /session/second-step` is next. */
export const secondStepNeeded = z
  .object({
    secondStep: z.literal('needed'),
    methods: z.array(z.enum(SECOND_STEP_METHODS)),
    expiresAt: instant,
  })
  .meta({ id: 'SecondStepNeeded' });
export type SecondStepNeeded = z.infer<typeof secondStepNeeded>;

/** A code as people type it: blanks do not matter. */
export const secondFactorCode = z
  .string()
  .max(40)
  .transform((code) => code.replace(/\s/g, ''))
  .pipe(z.string().min(6).max(20));

export const secondStepRequest = z.strictObject({
  code: secondFactorCode,
  method: z.enum(SECOND_STEP_METHODS).default('totp'),
});
export type SecondStepRequest = z.infer<typeof secondStepRequest>;

export const changePasswordRequest = z.strictObject({
  currentPassword: z.string().min(1).max(PASSWORD_LENGTH.max),
  newPassword,
});
export type ChangePasswordRequest = z.infer<typeof changePasswordRequest>;
