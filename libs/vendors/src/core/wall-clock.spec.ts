import fc from 'fast-check';
import { readWallTime, showWallTime, wallWindow } from './wall-clock.js';

const wall = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second };
};
const PATTERN = 'yyyy-MM-dd HH:mm:ss';

describe('readWallTime', () => {
  it('reads a time in its zone', () => {
    expect(readWallTime(wall('2019-09-03 12:30:38'), 'Europe/Istanbul')).toEqual({
      instant: new Date('2019-09-03T09:30:38Z'),
      isInGap: false,
    });
  });

  it('gives both meanings of an hour that came twice, the earlier first', () => {
    expect(readWallTime(wall('2024-10-27 02:30:00'), 'Europe/Berlin')).toEqual({
      instant: new Date('2024-10-27T00:30:00Z'),
      alternative: new Date('2024-10-27T01:30:00Z'),
      isInGap: false,
    });
  });

  it('marks an hour that never was', () => {
    expect(readWallTime(wall('2024-03-31 02:30:00'), 'Europe/Berlin')?.isInGap).toBe(true);
  });

  it.each(['2024-13-01 00:00:00', '2023-02-29 00:00:00', '2024-01-01 25:00:00'])('refuses %s', (text) => {
    expect(readWallTime(wall(text), 'UTC')).toBeNull();
  });

  it('finds back every instant that the clock showed, as one of its meanings', () => {
    const second = fc.integer({ min: 1_600_000_000, max: 1_900_000_000 });
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/Montevideo',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
    );
    fc.assert(
      fc.property(second, zone, (at, name) => {
        const instant = new Date(at * 1000);
        const reading = readWallTime(wall(showWallTime(instant, name, PATTERN)), name);
        expect([reading?.instant.getTime(), reading?.alternative?.getTime()]).toContain(instant.getTime());
      }),
    );
  });
});

describe('wallWindow', () => {
  // Asked naively, a range across the fold can begin later than it ends, or miss the repeated hour.
  it('encloses the wall time of every instant of the range, also across a clock set back', () => {
    const foldAt = Date.parse('2024-10-27T01:00:00Z');
    const minutes = fc.integer({ min: -180, max: 180 });
    fc.assert(
      fc.property(minutes, minutes, minutes, (a, b, c) => {
        const [from = 0, inside = 0, to = 0] = [a, b, c]
          .sort((x, y) => x - y)
          .map((m) => foldAt + m * 60_000);
        const { start, end } = wallWindow(new Date(from), new Date(to), 'Europe/Berlin');
        const show = (instant: Date) => showWallTime(instant, 'Europe/Berlin', PATTERN);
        expect(show(start) <= show(new Date(inside)) && show(new Date(inside)) <= show(end)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves an ordinary range alone', () => {
    const range = { start: new Date('2024-05-01T00:00:00Z'), end: new Date('2024-05-02T00:00:00Z') };
    expect(wallWindow(range.start, range.end, 'Europe/Berlin')).toEqual(range);
  });
});
