import type { ProbeReport, VendorDrift, VendorLogEntry } from '@callspool/vendors';
import type { Check } from './report.js';

/** What one vendor's examination brought. */
export interface Examined {
  /** How the vendor took the first harmless request. */
  readonly probe: ProbeReport;
  readonly checks: readonly Check[];
}

/** What is heard while a vendor is examined. */
export interface Heard {
  readonly requests: VendorLogEntry[];
  readonly drifts: VendorDrift[];
}
