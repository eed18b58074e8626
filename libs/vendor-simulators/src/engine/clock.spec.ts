import { ManualClock, realClock } from './clock.js';

describe('clocks', () => {
  it('runs what falls due in the order of its time, also what is added on the way', () => {
    const clock = new ManualClock(0);
    const ran: string[] = [];
    clock.after(200, () => ran.push(`b${clock.now()}`));
    clock.after(100, () => {
      ran.push(`a${clock.now()}`);
      clock.after(50, () => ran.push(`c${clock.now()}`));
    });
    clock.after(150, () => ran.push('cancelled'))();
    clock.advance(250);
    expect(ran).toEqual(['a100', 'c150', 'b200']);
    expect(clock.now()).toBe(250);
  });

  it('lets a minute pass in a second at speed 60', async () => {
    const clock = realClock(600);
    const start = clock.now();
    await new Promise<void>((resolve) => void clock.after(60_000, resolve));
    const passed = clock.now() - start;
    expect(passed).toBeGreaterThan(55_000);
    expect(passed).toBeLessThan(180_000);
  });

  it('refuses a speed of zero', () => {
    expect(() => realClock(0)).toThrow('speed must be above 0');
  });
});
