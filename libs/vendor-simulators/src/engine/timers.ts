import type { SimClock } from './clock.js';

/** The pending timers of one simulator, so that a reset or a stop leaves none behind. */
export class Timers {
  private readonly cancels = new Set<() => void>();

  constructor(private readonly clock: SimClock) {}

  now(): number {
    return this.clock.now();
  }

  after(delayMs: number, task: () => void): () => void {
    const cancel = this.clock.after(delayMs, () => {
      this.cancels.delete(cancel);
      task();
    });
    this.cancels.add(cancel);
    return () => {
      this.cancels.delete(cancel);
      cancel();
    };
  }

  cancelAll(): void {
    for (const cancel of this.cancels) cancel();
    this.cancels.clear();
  }
}
