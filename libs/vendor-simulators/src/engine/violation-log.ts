import type { SimulatedVendor } from './dial-log.js';

/** Something the caller got wrong, or (in `refusals`) was told no about. */
export interface Violation {
  /** ISO instant. */
  readonly at: string;
  readonly vendor: SimulatedVendor;
  /** The vendor's name of the operation, or the path when there is no such operation. */
  readonly operation: string;
  /** Short stable code: `method`, `form.encoding`, `call.calldate`, … */
  readonly rule: string;
  readonly detail: string;
}

/** Keeps the newest thousand, so that a long run against a broken client does not eat the memory. */
const KEPT = 1000;

export class ViolationLog {
  private entries: Violation[] = [];

  constructor(
    private readonly vendor: SimulatedVendor,
    private readonly now: () => number,
  ) {}

  add(operation: string, rule: string, detail: string): void {
    const at = new Date(this.now()).toISOString();
    this.entries.push({ at, vendor: this.vendor, operation, rule, detail });
    if (this.entries.length > KEPT) this.entries = this.entries.slice(-KEPT);
  }

  list(): Violation[] {
    return [...this.entries];
  }

  clear(): void {
    this.entries = [];
  }
}
