import { minuteOfDay, twoDays } from './day.js';

const iso = (at: Date): string => at.toISOString();

describe('twoDays', () => {
  it('begin at the midnight of the zone', () => {
    const { today, yesterday, yesterdayUntil } = twoDays(new Date('2026-11-20T13:32:00Z'), 'Europe/Brussels');
    expect([today.from, today.to, yesterday.from, yesterdayUntil].map(iso)).toEqual([
      '2026-11-19T23:00:00.000Z',
      '2026-11-20T23:00:00.000Z',
      '2026-11-18T23:00:00.000Z',
      '2026-11-19T13:32:00.000Z',
    ]);
  });

  it('have 25 hours when the clock is set back, and compare the same time on the clock', () => {
    const { yesterday, yesterdayUntil } = twoDays(new Date('2026-10-26T09:00:00Z'), 'Europe/Brussels');
    expect(yesterday.to.getTime() - yesterday.from.getTime()).toBe(25 * 3_600_000);
    expect(iso(yesterdayUntil)).toBe('2026-10-25T09:00:00.000Z');
  });

  it('begin at the first moment of a day whose midnight the clock skips', () => {
    const { today } = twoDays(new Date('2026-09-06T12:00:00Z'), 'America/Santiago');
    expect(iso(today.from)).toBe('2026-09-06T04:00:00.000Z');
  });
});

describe('minuteOfDay', () => {
  it('reads the clock of the zone, also where it is off by a quarter', () => {
    expect(minuteOfDay(new Date('2026-11-20T00:00:00Z'), 'Asia/Kathmandu')).toBe(5 * 60 + 45);
  });
});
