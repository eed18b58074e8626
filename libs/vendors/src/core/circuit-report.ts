import type { VendorErrorKind } from './vendor-error.js';

/** Whether a connection is being used, rested after repeated trouble, or tried again with one request. */
export interface CircuitReport {
  readonly state: 'closed' | 'open' | 'half_open';
  readonly lastError: { readonly kind: VendorErrorKind; readonly message: string; readonly at: Date } | null;
  /** When the next request may pass; null unless open. */
  readonly nextTryAt: Date | null;
}
