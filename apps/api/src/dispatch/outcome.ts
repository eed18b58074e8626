import { VendorError, VendorEncodingError } from '@callspool/vendors';

/** What is known after a send, in the words of an attempt's states. */
export type SendOutcome =
  | { readonly state: 'ACCEPTED'; readonly vendorRef: string | null }
  /** A proven no. `lasting`: the same request can never be taken. */
  | { readonly state: 'REFUSED'; readonly error: string; readonly lasting: boolean }
  /** Proven never sent. */
  | { readonly state: 'RELEASED'; readonly error: string }
  /** It may have rung: evidence or the doubt window settles it. */
  | { readonly state: 'IN_DOUBT'; readonly error: string };

const NEVER_SENT = new Set(['unreachable', 'not_sent', 'circuit_open']);

/** What a vendor's trouble means for the attempt; anything that is not a VendorError passes on as doubt. */
export function outcomeOf(error: unknown): SendOutcome {
  if (!(error instanceof VendorError))
    return { state: 'IN_DOUBT', error: 'An unexpected fault while sending.' };
  if (error.effect !== 'none') return { state: 'IN_DOUBT', error: error.message };
  if (NEVER_SENT.has(error.kind)) return { state: 'RELEASED', error: error.message };
  return { state: 'REFUSED', error: error.message, lasting: error instanceof VendorEncodingError };
}
