import type { PhonebarKind } from './phonebar.js';
import { encodeValue } from './query.js';
import { VendorEncodingError } from './vendor-error.js';

/** A number as a part of the address. Blanks and punctuation are refused, not stripped: what is dialled is what was shown. */
export function numberSegment(vendor: PhonebarKind, operation: string, number: string): string {
  if (/^\+?[0-9*#]{1,40}$/.test(number)) return encodeValue(number);
  throw new VendorEncodingError({
    vendor,
    operation,
    field: 'number',
    message: 'number: digits, * and # only, with an optional leading +.',
  });
}
