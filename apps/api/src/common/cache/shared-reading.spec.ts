import { TestClock } from '@callspool/testing';
import { SharedReading } from './shared-reading.js';

describe('SharedReading', () => {
  const clock = new TestClock();

  it('reads once for all who ask at the same time, and again when it has grown old', async () => {
    let reads = 0;
    const shared = new SharedReading(clock, 1_000, async () => (reads += 1));
    expect(await Promise.all([shared.get(), shared.get()])).toEqual([1, 1]);
    clock.advance(999);
    expect(await shared.get()).toBe(1);
    clock.advance(1);
    expect(await shared.get()).toBe(2);
  });

  it('keeps no failure', async () => {
    let reads = 0;
    const shared = new SharedReading(clock, 1_000, async () => {
      reads += 1;
      if (reads === 1) throw new Error('away');
      return reads;
    });
    await expect(shared.get()).rejects.toThrow('away');
    expect(await shared.get()).toBe(2);
  });
});
