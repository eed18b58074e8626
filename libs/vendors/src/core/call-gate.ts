/** Set on the promise of `acquire` when no slot came in time. */
export type GateRefusal = 'too_late' | 'waited_too_long';

export class GateRefusedError extends Error {
  constructor(readonly refusal: GateRefusal) {
    super(refusal);
    this.name = 'GateRefusedError';
  }
}

export interface CallGateOptions {
  readonly maxConcurrent: number;
  readonly callsPerSecond?: number | undefined;
  readonly maxWaitMs: number;
  monotonicNow(): number;
}

interface Waiter {
  readonly admit: () => void;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How many requests one connection may have under way, and how many dialling ones may start per second. */
export class CallGate {
  private active = 0;
  private readonly waiters: Waiter[] = [];
  private nextDialAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: CallGateOptions) {}

  /** Resolves to the function that gives the slot back. `notAfterMs` is on the monotonic clock. */
  async acquire(request: { dials: boolean; notAfterMs?: number | undefined }): Promise<() => void> {
    if (request.dials) await this.waitForRate(request.notAfterMs);
    if (this.active < this.options.maxConcurrent) this.active += 1;
    else await this.waitForSlot();
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.release();
    };
  }

  private async waitForRate(notAfterMs: number | undefined): Promise<void> {
    const { callsPerSecond, monotonicNow } = this.options;
    if (callsPerSecond === undefined) return;
    const now = monotonicNow();
    const startAt = Math.max(now, this.nextDialAt);
    // Refused before it takes a place in the row, so that hopeless requests do not push useful ones back.
    if (notAfterMs !== undefined && startAt > notAfterMs) throw new GateRefusedError('too_late');
    if (startAt - now > this.options.maxWaitMs) throw new GateRefusedError('waited_too_long');
    this.nextDialAt = startAt + 1000 / callsPerSecond;
    if (startAt > now) await pause(startAt - now);
  }

  private waitForSlot(): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        admit: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        reject(new GateRefusedError('waited_too_long'));
      }, this.options.maxWaitMs);
      this.waiters.push(waiter);
    });
  }

  private release(): void {
    const next = this.waiters.shift();
    // The slot is handed over, so `active` stays as it is.
    if (next) next.admit();
    else this.active -= 1;
  }
}
