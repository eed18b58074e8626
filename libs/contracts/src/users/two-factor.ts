import { z } from 'zod';
import { instant } from '../common/fields.js';
import { PASSWORD_LENGTH, secondFactorCode } from './session.js';

const ownPassword = z.string().min(1).max(PASSWORD_LENGTH.max);

export const twoFactorView = z
  .object({
    isOn: z.boolean(),
    /** Set up, but no code has proved yet that the app has the secret. */
    isPending: z.boolean(),
    backupCodesLeft: z.number().int(),
    /** Too many wrong codes: the second step is closed until then. */
    lockedUntil: instant.nullable(),
  })
  .meta({ id: 'TwoFactor' });
export type TwoFactorView = z.infer<typeof twoFactorView>;

export const setUpTwoFactorRequest = z.strictObject({ password: ownPassword });
export type SetUpTwoFactorRequest = z.infer<typeof setUpTwoFactorRequest>;

/** All of it is shown here and never again: the address for the app (as a QR code) and the codes for the drawer. */
export const twoFactorSetUp = z.object({ otpauthUri: z.string(), backupCodes: z.array(z.string()) });
export type TwoFactorSetUp = z.infer<typeof twoFactorSetUp>;

export const confirmTwoFactorRequest = z.strictObject({ code: secondFactorCode });
export type ConfirmTwoFactorRequest = z.infer<typeof confirmTwoFactorRequest>;

export const removeTwoFactorRequest = z.strictObject({ password: ownPassword });
export type RemoveTwoFactorRequest = z.infer<typeof removeTwoFactorRequest>;

export const renewBackupCodesRequest = z.strictObject({ password: ownPassword });
export type RenewBackupCodesRequest = z.infer<typeof renewBackupCodesRequest>;

/** Shown here and never again; the codes before them are worth nothing any more. */
export const backupCodes = z.object({ backupCodes: z.array(z.string()) });
export type BackupCodes = z.infer<typeof backupCodes>;
