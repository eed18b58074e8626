import { VendorEncodingError, VendorError } from '../core/vendor-error.js';

/** "The time between pumLogin or pumLogout API calls for one extension should be at least 90 seconds" (guide). */
export const PUM_SPACING_MS = 90_000;

/** True when no byte of the request can have reached the SOP. */
const wasNeverSent = (error: unknown): boolean =>
  error instanceof VendorEncodingError ||
  (error instanceof VendorError &&
    (['unreachable', 'not_sent', 'circuit_open'].includes(error.kind) ||
      (error.kind === 'timeout' && error.effect === 'none')));

/**
 * Keeps two hot-desk changes of one extension 90 seconds apart, whatever became of the first: whether a failed one counts is not
 * documented, so it does. Only this process's own changes are seen; another one's are the SOP's to refuse.
 */
export class PumSpacing {
  private readonly lastAt = new Map<string, number>();

  constructor(private readonly monotonicNow: () => number) {}

  async run<T>(operation: string, extension: string, change: () => Promise<T>): Promise<T> {
    const now = this.monotonicNow();
    const before = this.lastAt.get(extension);
    const waitMs = before === undefined ? 0 : before + PUM_SPACING_MS - now;
    if (waitMs > 0) throw tooSoon(operation, waitMs);
    this.forgetOld(now);
    this.lastAt.set(extension, now);
    try {
      const done = await change();
      // The SOP counts from when it had the request, which is no later than its answer.
      this.lastAt.set(extension, this.monotonicNow());
      return done;
    } catch (error) {
      if (!wasNeverSent(error)) this.lastAt.set(extension, this.monotonicNow());
      else if (before === undefined) this.lastAt.delete(extension);
      else this.lastAt.set(extension, before);
      throw error;
    }
  }

  private forgetOld(now: number): void {
    for (const [extension, at] of this.lastAt) if (at + PUM_SPACING_MS <= now) this.lastAt.delete(extension);
  }
}

function tooSoon(operation: string, waitMs: number): VendorError {
  const seconds = Math.ceil(waitMs / 1000);
  return new VendorError({
    kind: 'throttled',
    effect: 'none',
    vendor: 'escaux',
    operation,
    repeatable: true,
    retryAfterMs: waitMs,
    message: `The SOP wants 90 seconds between two changes of one extension: ${seconds} more. Nothing was sent.`,
  });
}
