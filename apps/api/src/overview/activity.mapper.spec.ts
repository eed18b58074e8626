import { compareDays, toDay } from './activity.mapper.js';
import { twoDays } from './day.js';

const ZONE = 'Europe/Brussels';
const quarter = (at: string, attempts: number) => ({
  quarterHour: new Date(at),
  attempts,
  answered: attempts / 2,
  settled: attempts,
  done: 0,
});

describe('compareDays', () => {
  it('takes yesterday until the same time on the clock, the quarter in which it lies by its part', () => {
    const days = twoDays(new Date('2026-11-20T13:50:00Z'), ZONE);
    const activity = [
      quarter('2026-11-18T22:45:00Z', 1_000),
      quarter('2026-11-19T13:30:00Z', 90),
      quarter('2026-11-19T13:45:00Z', 90),
      quarter('2026-11-19T14:00:00Z', 90),
      quarter('2026-11-20T13:45:00Z', 40),
    ];
    expect(compareDays(activity, days)).toEqual({
      today: { attempts: 40, answered: 20, settled: 40 },
      yesterday: { attempts: 120, answered: 60, settled: 120 },
    });
  });
});

describe('toDay', () => {
  it('tells each quarter by the clock of the zone, also the hour that is shown twice', () => {
    const { today } = twoDays(new Date('2026-10-25T12:00:00Z'), ZONE);
    const activity = ['2026-10-25T00:15:00Z', '2026-10-25T01:15:00Z'].map((at) => quarter(at, 4));
    expect(toDay(activity, today, ZONE).quarters.map(({ minute }) => minute)).toEqual([135, 135]);
    expect(toDay([quarter('2026-10-25T08:00:00Z', 0)], today, ZONE).quarters).toEqual([]);
  });
});
