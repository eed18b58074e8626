/** Where a simulator takes the time from. Milliseconds since the epoch; timers run on the same time scale. */
export interface SimClock {
  now(): number;
  /** Runs `task` after `delayMs` of this clock's time. The returned function cancels it. */
  after(delayMs: number, task: () => void): () => void;
}

/**
 * The machine's clock. With `speed` 60 a simulated minute lasts a real second, counted from the moment of this
 * call; with 1 (the default) simulated and real time are the same.
 */
export function realClock(speed = 1): SimClock {
  if (!(speed > 0)) throw new RangeError(`speed must be above 0, got ${speed}.`);
  const origin = Date.now();
  return {
    now: () => (speed === 1 ? Date.now() : origin + Math.round((Date.now() - origin) * speed)),
    after(delayMs, task) {
      const timer = setTimeout(task, Math.max(0, delayMs / speed));
      return () => clearTimeout(timer);
    },
  };
}

interface Waiting {
  readonly dueAt: number;
  readonly order: number;
  readonly task: () => void;
}

/** A clock that stands still until it is told to move; for tests. */
export class ManualClock implements SimClock {
  private time: number;
  private order = 0;
  private waiting: Waiting[] = [];

  constructor(startsAt: number | string | Date) {
    this.time = new Date(startsAt).getTime();
  }

  now(): number {
    return this.time;
  }

  after(delayMs: number, task: () => void): () => void {
    const entry: Waiting = { dueAt: this.time + Math.max(0, delayMs), order: this.order++, task };
    this.waiting.push(entry);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== entry);
    };
  }

  /** Moves on by `ms` and runs everything that falls due on the way, in the order of its time. */
  advance(ms: number): void {
    const target = this.time + ms;
    for (;;) {
      const next = this.waiting
        .filter((entry) => entry.dueAt <= target)
        .sort((a, b) => a.dueAt - b.dueAt || a.order - b.order)[0];
      if (next === undefined) break;
      this.waiting = this.waiting.filter((other) => other !== next);
      this.time = next.dueAt;
      next.task();
    }
    this.time = target;
  }
}
