import type { Clock } from '../clock/clock.js';

/** One reading for everybody who asks within `maxAgeMs`; while it is being read, nobody reads it a second time. */
export class SharedReading<T> {
  private reading: Promise<T> | null = null;
  private held: { readonly value: T; readonly atMs: number } | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly maxAgeMs: number,
    private readonly read: () => Promise<T>,
  ) {}

  async get(): Promise<T> {
    const { held } = this;
    if (held !== null && this.clock.monotonicMs() - held.atMs < this.maxAgeMs) return held.value;
    this.reading ??= this.readAnew().finally(() => (this.reading = null));
    return this.reading;
  }

  private async readAnew(): Promise<T> {
    const atMs = this.clock.monotonicMs();
    const value = await this.read();
    this.held = { value, atMs };
    return value;
  }
}
