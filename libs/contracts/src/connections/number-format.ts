import { z } from 'zod';

/** Dialled before everything, for instance to get an outside line. */
const prefix = z.string().regex(/^[0-9*#+]{1,12}$/, 'Digits, *, # and + only, 12 at most.');

/**
 * How the connection must be told a number: `e164` keeps the plus sign, `digits` leaves it out, `national` dials numbers
 * of its own country as people there do and others behind `internationalPrefix`.
 */
export const numberFormat = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('e164'), prefix: prefix.exactOptional() }),
  z.strictObject({ kind: z.literal('digits'), prefix: prefix.exactOptional() }),
  z.strictObject({
    kind: z.literal('national'),
    country: z.string().regex(/^[A-Z]{2}$/, 'Two capital letters such as BE.'),
    internationalPrefix: prefix.exactOptional(),
    prefix: prefix.exactOptional(),
  }),
]);
export type NumberFormat = z.infer<typeof numberFormat>;
