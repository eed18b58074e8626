import { z } from 'zod';
import { numberFormat } from './number-format.js';

/** What a uContact connection may say of its installation; everything has a usable default. */
export const ucontactSettings = z.strictObject({
  numberFormat: numberFormat.default({ kind: 'digits' }),
  /** `auto`: getUserToken, and UserLogin where that does not exist. */
  login: z.enum(['auto', 'getUserToken', 'UserLogin']).default('auto'),
  /** Only ASCII is certain to survive on the way to the agent's form. */
  textEncoding: z.enum(['ascii', 'utf-8']).default('ascii'),
  /** Zone names that uploads with a time zone may use. */
  allowedTimeZones: z.array(z.string().min(1).max(100)).max(200).default([]),
  /** On whose behalf lists are uploaded; the API user when absent. */
  uploadUsername: z.string().min(1).max(100).exactOptional(),
  /** Call records asked for at a time. */
  searchLimit: z.number().int().min(10).max(1000).default(50),
  /** The most bytes a contact's data may take. */
  maxDataBytes: z.number().int().min(40).max(100_000).exactOptional(),
});
export type UcontactConnectionSettings = z.infer<typeof ucontactSettings>;

/** What an IEXPBX connection may say of its installation; everything has a usable default. */
export const iexpbxSettings = z.strictObject({
  numberFormat: numberFormat.default({ kind: 'digits' }),
  /** `/` on older installations. */
  path: z
    .string()
    .regex(/^\/[\w./-]*$/, 'The path begins with / and has no query, e.g. /api/old/get.')
    .default('/api/old/get'),
  /** The longest time one request for call records asks for. */
  cdrWindowHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 7)
    .default(24),
  /** Bodies that this installation is known to answer when it takes a call. */
  acceptedBodies: z.array(z.string().min(1).max(200)).max(20).default([]),
});
export type IexpbxConnectionSettings = z.infer<typeof iexpbxSettings>;
