import { createCallingHoursRequest } from '@callspool/contracts';
import { commonRanges } from './common-ranges';
import { QUICK_DAYS, quickWeek } from './quick-week';

describe('commonRanges', () => {
  it('keeps what lies in both, in order', () => {
    const centre = [{ from: '09:00', to: '19:30' }];
    const person = [
      { from: '14:00', to: '20:00' },
      { from: '10:00', to: '13:00' },
    ];
    expect(commonRanges(centre, person)).toEqual([
      { from: '10:00', to: '13:00' },
      { from: '14:00', to: '19:30' },
    ]);
  });

  it('is empty where ranges only touch', () => {
    expect(commonRanges([{ from: '09:00', to: '12:00' }], [{ from: '12:00', to: '14:00' }])).toEqual([]);
  });
});

describe('quickWeek', () => {
  it.each(QUICK_DAYS)('is a week that the contract takes: %s', (days) => {
    const week = quickWeek(days, '09:00', '20:00');
    expect(createCallingHoursRequest.safeParse({ name: 'Quick', week }).success).toBe(true);
    expect(week[1]).toEqual([{ from: '09:00', to: '20:00' }]);
    expect(week[6] !== undefined).toBe(days !== 'weekdays');
    expect(week[7] !== undefined).toBe(days === 'every_day');
  });

  it('is refused where it ends before it begins', () => {
    const week = quickWeek('weekdays', '20:00', '09:00');
    expect(createCallingHoursRequest.safeParse({ name: 'Quick', week }).success).toBe(false);
  });
});
