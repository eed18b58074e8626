import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  isBrokenCircuitError,
  type CircuitBreakerPolicy,
  type IBackoffFactory,
} from 'cockatiel';
import type { CircuitReport } from './circuit-report.js';
import { VendorError, type VendorErrorKind } from './vendor-error.js';

/** Trouble of the line or the server. A refusal or a wrong password says that the vendor is well. */
const TROUBLE: ReadonlySet<VendorErrorKind> = new Set([
  'unreachable',
  'severed',
  'timeout',
  'broken',
  'protocol',
]);

export interface CircuitOptions {
  readonly failuresToOpen: number;
  readonly firstRestMs: number;
  readonly longestRestMs: number;
}

export const DEFAULT_CIRCUIT: CircuitOptions = {
  failuresToOpen: 5,
  firstRestMs: 1_000,
  longestRestMs: 60_000,
};

/** What only a vendor that works can say. */
const ANSWERED: ReadonlySet<VendorErrorKind> = new Set(['refused', 'credentials', 'throttled']);

const isAmong = (kinds: ReadonlySet<VendorErrorKind>, error: unknown): boolean =>
  error instanceof VendorError && kinds.has(error.kind);

/** Rests one connection after repeated trouble; each rest is twice as long as the one before it. */
export class Circuit {
  private readonly policy: CircuitBreakerPolicy;
  private lastError: CircuitReport['lastError'] = null;
  private restMs = 0;
  private openedAt: Date | null = null;

  constructor(
    private readonly clock: { now(): Date },
    options: CircuitOptions = DEFAULT_CIRCUIT,
  ) {
    this.policy = circuitBreaker(
      // A trial that ends without any answer (too late, called off) must not pass for a recovery.
      handleWhen((error) => isAmong(TROUBLE, error) || (this.isTrial() && !isAmong(ANSWERED, error))),
      {
        halfOpenAfter: this.doubling(options.firstRestMs, options.longestRestMs),
        breaker: new ConsecutiveBreaker(options.failuresToOpen),
      },
    );
    this.policy.onBreak(() => (this.openedAt = clock.now()));
    this.policy.onReset(() => (this.openedAt = null));
  }

  private isTrial(): boolean {
    return this.policy.state === CircuitState.HalfOpen;
  }

  /** Runs the call, or answers `null` without running it while the connection rests or is being tried. */
  async run<T>(call: () => Promise<T>): Promise<{ readonly value: T } | null> {
    // The library would let callers wait behind the one trial; a dialling request must rather be told at once.
    if (this.isTrial()) return null;
    try {
      return { value: await this.policy.execute(() => call()) };
    } catch (error) {
      if (isBrokenCircuitError(error)) return null;
      if (error instanceof VendorError && TROUBLE.has(error.kind)) {
        this.lastError = { kind: error.kind, message: error.message, at: this.clock.now() };
      }
      throw error;
    }
  }

  report(): CircuitReport {
    const state =
      this.policy.state === CircuitState.Open
        ? 'open'
        : this.policy.state === CircuitState.HalfOpen
          ? 'half_open'
          : 'closed';
    const nextTryAt =
      state === 'open' && this.openedAt ? new Date(this.openedAt.getTime() + this.restMs) : null;
    return { state, lastError: this.lastError, nextTryAt };
  }

  private doubling(firstMs: number, longestMs: number): IBackoffFactory<unknown> {
    const step = (duration: number) => {
      this.restMs = duration;
      return { duration, next: () => step(Math.min(duration * 2, longestMs)) };
    };
    return { next: () => step(firstMs) };
  }
}
