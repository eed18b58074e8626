import type { ProbeReport, VendorDrift, VendorLogEntry } from '../core/capabilities.js';
import type { Check } from './report.js';

/** What one vendor's examination brought. */
export interface Examined {
  /** How the vendor took the first harmless request. */
  readonly probe: ProbeReport;
  readonly checks: readonly Check[];
}

/** What is heard while a vendor is examined. */
/** A request, and when its answer had come. */
export type HeardRequest = VendorLogEntry & { readonly heardAtMs: number };

export interface Heard {
  readonly requests: HeardRequest[];
  readonly drifts: VendorDrift[];
}

/** The clocks of an examination, and when it must be over. */
export interface ExamineTime {
  readonly now: () => Date;
  /** Milliseconds on a clock that never jumps. */
  readonly monotonicNow: () => number;
  /** What has not begun by this moment of the monotonic clock is not tried any more; absent: everything is. */
  readonly endMs?: number;
}

export const isOver = ({ endMs, monotonicNow }: ExamineTime): boolean =>
  endMs !== undefined && monotonicNow() > endMs;
