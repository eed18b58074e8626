import { z } from 'zod';
import { id } from '../common/fields.js';

/** What a phonebar says of a call, in our words; calls that are over are not reported. */
export const PHONEBAR_CALL_STATES = [
  'dialling',
  'ringing',
  'incoming',
  'talking',
  'held',
  'unknown',
] as const;

/** As the phonebar gives it: it is shown as text, and nothing is ever dialled or found by it. */
const plain = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^\P{Cc}*$/u, 'It holds control characters.');

export const phonebarCall = z.strictObject({
  /** By what the phonebar itself knows the call. */
  handle: plain(200).min(1),
  /** The other party; empty where the phonebar does not tell. */
  number: plain(40),
  state: z.enum(PHONEBAR_CALL_STATES),
  /** Null: not told. */
  isIncoming: z.boolean().nullable(),
  durationSeconds: z
    .number()
    .min(0)
    .max(7 * 86_400)
    .nullable(),
  queue: plain(100).exactOptional(),
});
export type ReportedCall = z.infer<typeof phonebarCall>;

export const MOST_REPORTED_CALLS = 20;

/** All calls on the phonebar of the caller's own PC, as they are now. Whose they are is known from who is signed in. */
export const reportPhonebarRequest = z.strictObject({
  calls: z.array(phonebarCall).max(MOST_REPORTED_CALLS),
});
export type ReportPhonebarRequest = z.infer<typeof reportPhonebarRequest>;

/** A phonebar that stands on agents' own PCs, with what a browser needs to read it. */
export const phonebarView = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(['xcally', 'motion']),
    baseUrl: z.string(),
    /** How xCALLY answers; Motion has one form alone. */
    format: z.enum(['json', 'xml']),
    timeoutMs: z.number().int(),
  })
  .meta({ id: 'Phonebar' });
export type PhonebarView = z.infer<typeof phonebarView>;
export const phonebarList = z.object({ items: z.array(phonebarView) });
export type PhonebarList = z.infer<typeof phonebarList>;
