/** A clock that moves only when told to; satisfies the product's `Clock`. */
export class TestClock {
  private ms: number;
  private monotonic = 1_000_000;

  constructor(start: Date | string = '2026-11-20T12:00:00Z') {
    this.ms = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.ms);
  }

  monotonicMs(): number {
    return this.monotonic;
  }

  advance(ms: number): void {
    this.ms += ms;
    this.monotonic += ms;
  }

  set(at: Date | string): void {
    this.ms = new Date(at).getTime();
  }
}
