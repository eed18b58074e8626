import fc from 'fast-check';
import { DateTime } from 'luxon';
import { createOpennessCache, openness, opennessInAll } from './openness.js';
import type { IsoWeekday, TimeRange, WeeklyHours } from './weekly-hours.js';

const daily = (...ranges: [string, string][]): WeeklyHours => {
  const day = ranges.map(([from, to]) => ({ from, to }));
  return { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day };
};
const weekdays = (from: string, to: string): WeeklyHours => {
  const day = [{ from, to }];
  return { 1: day, 2: day, 3: day, 4: day, 5: day };
};
const utc = (iso: string): Date => new Date(iso);
const ask = (hours: WeeklyHours | null, zone: string, iso: string, holidays: string[] = []) => {
  const answer = openness(hours, zone, holidays, utc(iso));
  return answer.open
    ? `open until ${answer.until.toISOString()}`
    : `${answer.reason}, opens ${answer.opensAt?.toISOString() ?? 'never'}`;
};

describe('openness', () => {
  it('is open from the first instant of a range', () => {
    expect(ask(weekdays('09:00', '17:00'), 'Europe/Brussels', '2026-01-05T08:00:00.000Z')).toBe(
      'open until 2026-01-05T16:00:00.000Z',
    );
    expect(ask(weekdays('09:00', '17:00'), 'Europe/Brussels', '2026-01-05T07:59:59.999Z')).toBe(
      'closed, opens 2026-01-05T08:00:00.000Z',
    );
  });

  it('is closed at the very end of a range, and opens again after the weekend', () => {
    expect(ask(weekdays('09:00', '17:00'), 'Europe/Brussels', '2026-01-09T15:59:59.999Z')).toBe(
      'open until 2026-01-09T16:00:00.000Z',
    );
    expect(ask(weekdays('09:00', '17:00'), 'Europe/Brussels', '2026-01-09T16:00:00.000Z')).toBe(
      'closed, opens 2026-01-12T08:00:00.000Z',
    );
  });

  it('observes a pause between two ranges of one day', () => {
    const hours = daily(['14:00', '20:00'], ['10:00', '13:00']);
    expect(ask(hours, 'Europe/Paris', '2026-01-05T12:00:00Z')).toBe('closed, opens 2026-01-05T13:00:00.000Z');
  });

  it('joins ranges that touch, also over midnight, so that the end is the real end', () => {
    const hours: WeeklyHours = {
      1: [
        { from: '20:00', to: '22:00' },
        { from: '22:00', to: '24:00' },
      ],
      2: [{ from: '00:00', to: '02:00' }],
    };
    expect(ask(hours, 'Etc/UTC', '2026-01-05T21:00:00Z')).toBe('open until 2026-01-06T02:00:00.000Z');
  });

  it('looks at most eight days ahead for the end of hours that never close', () => {
    expect(ask(daily(['00:00', '24:00']), 'Etc/UTC', '2026-01-05T21:00:00Z')).toBe(
      'open until 2026-01-13T21:00:00.000Z',
    );
  });

  it('is closed on a holiday, and opens on the first day after it', () => {
    expect(ask(daily(['09:00', '17:00']), 'Europe/Brussels', '2026-12-25T10:00:00Z', ['2026-12-25'])).toBe(
      'holiday, opens 2026-12-26T08:00:00.000Z',
    );
  });

  it('ends at midnight when the next day is a holiday', () => {
    expect(ask(daily(['00:00', '24:00']), 'Europe/Brussels', '2026-12-24T10:00:00Z', ['2026-12-25'])).toBe(
      'open until 2026-12-24T23:00:00.000Z',
    );
  });

  it('reads a holiday on the local calendar', () => {
    expect(ask(daily(['00:00', '24:00']), 'Australia/Sydney', '2026-01-25T13:30:00Z', ['2026-01-26'])).toBe(
      'holiday, opens 2026-01-26T13:00:00.000Z',
    );
  });

  it('never opens when each of the next 366 days is a holiday', () => {
    const start = DateTime.fromISO('2026-01-05', { zone: 'utc' });
    const holidays = Array.from({ length: 370 }, (_, day) => start.plus({ days: day }).toISODate() ?? '');
    expect(ask(daily(['09:00', '17:00']), 'Etc/UTC', '2026-01-05T10:00:00Z', holidays)).toBe(
      'holiday, opens never',
    );
  });

  // A mistyped window once meant "all day" in an open project; here it means no dialing.
  it.each<[string, WeeklyHours | null]>([
    ['missing', null],
    ['empty', {}],
    ['without any range', { 1: [], 2: [] }],
    ['reversed', daily(['17:00', '09:00'])],
    ['without length', daily(['09:00', '09:00'])],
    ['overlapping', daily(['09:00', '13:00'], ['12:59', '17:00'])],
    ['unreadable', daily(['9:00', '17:00'])],
    ['beyond the day', daily(['09:00', '24:01'])],
    ['starting at 24:00', daily(['24:00', '24:00'])],
    ['broken on another weekday only', { ...weekdays('09:00', '17:00'), 7: [{ from: 'x', to: 'y' }] }],
  ])('is closed for ever when the hours are %s', (_, hours) => {
    expect(ask(hours, 'Europe/Brussels', '2026-01-05T10:00:00Z')).toBe('broken, opens never');
  });

  it.each(['Mars/Olympus', '', 'Etc/Unknown'])('is closed for ever in the unknown zone "%s"', (zone) => {
    expect(ask(daily(['00:00', '24:00']), zone, '2026-01-05T10:00:00Z')).toBe('unknown_zone, opens never');
  });

  it.each(['25 December', '2026-02-30', '2026-13-01'])(
    'is closed for ever when "%s" is a holiday',
    (date) => {
      expect(ask(daily(['00:00', '24:00']), 'Etc/UTC', '2026-01-05T10:00:00Z', [date])).toBe(
        'broken, opens never',
      );
    },
  );
});

describe('openness over a change of the clock', () => {
  it.each([
    // Europe/Brussels: 2026-03-29 02:00 → 03:00, 2026-10-25 03:00 → 02:00.
    ['Europe/Brussels', '09:00', '17:00', '2026-03-28T12:00:00Z', 'open until 2026-03-28T16:00:00.000Z'],
    ['Europe/Brussels', '09:00', '17:00', '2026-03-29T07:00:00Z', 'open until 2026-03-29T15:00:00.000Z'],
    ['Europe/Brussels', '02:30', '10:00', '2026-03-29T00:59:59Z', 'closed, opens 2026-03-29T01:00:00.000Z'],
    ['Europe/Brussels', '00:00', '02:30', '2026-03-28T23:30:00Z', 'open until 2026-03-29T01:00:00.000Z'],
    ['Europe/Brussels', '02:10', '02:50', '2026-03-28T23:30:00Z', 'closed, opens 2026-03-30T00:10:00.000Z'],
    // In the repeated hour a range ends at the first 02:30 and begins at the second.
    ['Europe/Brussels', '01:00', '02:30', '2026-10-25T00:00:00Z', 'open until 2026-10-25T00:30:00.000Z'],
    ['Europe/Brussels', '01:00', '02:30', '2026-10-25T01:00:00Z', 'closed, opens 2026-10-26T00:00:00.000Z'],
    ['Europe/Brussels', '02:30', '10:00', '2026-10-25T00:45:00Z', 'closed, opens 2026-10-25T01:30:00.000Z'],
    ['Europe/Brussels', '02:10', '02:50', '2026-10-25T00:15:00Z', 'closed, opens 2026-10-26T01:10:00.000Z'],
    ['Europe/Brussels', '01:00', '10:00', '2026-10-24T23:00:00Z', 'open until 2026-10-25T09:00:00.000Z'],
    // America/New_York: 2026-03-08 02:00 → 03:00, 2026-11-01 02:00 → 01:00.
    ['America/New_York', '08:00', '21:00', '2026-03-08T12:00:00Z', 'open until 2026-03-09T01:00:00.000Z'],
    ['America/New_York', '08:00', '21:00', '2026-11-01T12:59:59Z', 'closed, opens 2026-11-01T13:00:00.000Z'],
    ['America/New_York', '01:30', '21:00', '2026-11-01T05:30:00Z', 'closed, opens 2026-11-01T06:30:00.000Z'],
    // Australia/Lord_Howe moves by half an hour: 2026-04-05 02:00 → 01:30, 2026-10-04 02:00 → 02:30.
    ['Australia/Lord_Howe', '00:00', '01:45', '2026-04-04T14:00:00Z', 'open until 2026-04-04T14:45:00.000Z'],
    [
      'Australia/Lord_Howe',
      '01:45',
      '05:00',
      '2026-04-04T14:50:00Z',
      'closed, opens 2026-04-04T15:15:00.000Z',
    ],
    [
      'Australia/Lord_Howe',
      '02:15',
      '05:00',
      '2026-10-03T15:00:00Z',
      'closed, opens 2026-10-03T15:30:00.000Z',
    ],
    // America/Santiago changes at midnight: 2026-04-04 24:00 → 23:00, 2026-09-06 00:00 → 01:00.
    ['America/Santiago', '22:00', '23:30', '2026-04-05T01:30:00Z', 'open until 2026-04-05T02:30:00.000Z'],
    ['America/Santiago', '22:00', '24:00', '2026-04-05T03:30:00Z', 'open until 2026-04-05T04:00:00.000Z'],
    ['America/Santiago', '00:00', '08:00', '2026-09-06T03:59:59Z', 'closed, opens 2026-09-06T04:00:00.000Z'],
    ['America/Santiago', '00:30', '08:00', '2026-09-06T03:59:59Z', 'closed, opens 2026-09-06T04:00:00.000Z'],
    // Africa/Casablanca leaves UTC+1 for Ramadan: 2026-02-15 03:00 → 02:00, 2026-03-22 02:00 → 03:00.
    ['Africa/Casablanca', '09:00', '20:00', '2026-02-14T08:00:00Z', 'open until 2026-02-14T19:00:00.000Z'],
    ['Africa/Casablanca', '09:00', '20:00', '2026-02-16T08:30:00Z', 'closed, opens 2026-02-16T09:00:00.000Z'],
    ['Africa/Casablanca', '09:00', '20:00', '2026-03-23T08:00:00Z', 'open until 2026-03-23T19:00:00.000Z'],
  ])('%s, %s to %s, at %s: %s', (zone, from, to, at, expected) => {
    expect(ask(daily([from, to]), zone, at)).toBe(expected);
  });

  it('stays open through a repeated hour that lies inside an opening over midnight', () => {
    // Havana shows 00:00 to 01:00 twice on 2026-11-01.
    expect(ask(daily(['00:00', '24:00']), 'America/Havana', '2026-11-01T04:30:00Z')).toBe(
      'open until 2026-11-09T04:30:00.000Z',
    );
  });
});

describe('opennessInAll', () => {
  const office = daily(['09:00', '17:00']);
  const inAll = (zones: string[], iso: string, hours: WeeklyHours = office) =>
    opennessInAll(hours, zones, [], utc(iso));

  it('is open until the first zone closes', () => {
    expect(inAll(['America/New_York', 'America/Los_Angeles'], '2026-01-05T18:00:00Z')).toEqual({
      open: true,
      until: utc('2026-01-05T22:00:00Z'),
    });
  });

  it('opens when the last zone does, and names the zones that are closed', () => {
    expect(inAll(['America/New_York', 'America/Los_Angeles'], '2026-01-05T15:00:00Z')).toEqual({
      open: false,
      opensAt: utc('2026-01-05T17:00:00Z'),
      reason: 'closed',
      closedIn: ['America/Los_Angeles'],
    });
  });

  it('never opens for zones whose hours do not meet', () => {
    expect(inAll(['Europe/London', 'Australia/Sydney'], '2026-01-05T10:00:00Z')).toMatchObject({
      open: false,
      opensAt: null,
    });
  });

  it('finds the one day on which zones meet', () => {
    const hours: WeeklyHours = { 1: [{ from: '09:00', to: '17:00' }], 6: [{ from: '00:00', to: '24:00' }] };
    expect(inAll(['Europe/London', 'Australia/Sydney'], '2026-01-05T10:00:00Z', hours)).toMatchObject({
      opensAt: utc('2026-01-10T00:00:00Z'),
    });
  });

  it('is closed without any zone', () => {
    expect(inAll([], '2026-01-05T10:00:00Z')).toMatchObject({
      open: false,
      reason: 'unknown_zone',
      opensAt: null,
    });
  });

  it('is closed for ever when one zone is unknown', () => {
    expect(inAll(['Europe/London', 'Mars/Olympus'], '2026-01-05T10:00:00Z')).toMatchObject({
      open: false,
      reason: 'unknown_zone',
      opensAt: null,
      closedIn: ['Mars/Olympus'],
    });
  });
});

const ZONES = [
  'Europe/Brussels',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Pacific/Apia',
];
const hhmm = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const rangesOfDay: fc.Arbitrary<TimeRange[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((marks) => {
    const bounds = marks.sort((a, b) => a - b).map((quarter) => hhmm(quarter * 15));
    const ranges: TimeRange[] = [];
    for (let index = 0; index + 1 < bounds.length; index += 2) {
      ranges.push({ from: bounds[index] ?? '', to: bounds[index + 1] ?? '' });
    }
    return ranges;
  });
const anyHours: fc.Arbitrary<WeeklyHours> = fc
  .tuple(rangesOfDay, rangesOfDay, rangesOfDay, rangesOfDay, rangesOfDay, rangesOfDay, rangesOfDay)
  .map(([a, b, c, d, e, f, g]) => ({ 1: a, 2: b, 3: c, 4: d, 5: e, 6: f, 7: g }));
/** Around the changes of the clock of 2026, and anywhere in that year. */
const anyInstant: fc.Arbitrary<Date> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        '2026-03-29T01:00Z',
        '2026-10-25T01:00Z',
        '2026-03-08T07:00Z',
        '2026-11-01T06:00Z',
        '2026-04-04T15:00Z',
        '2026-10-03T15:30Z',
        '2026-04-05T03:00Z',
        '2026-09-06T04:00Z',
        '2026-02-15T02:00Z',
        '2026-03-22T02:00Z',
      ),
      fc.integer({ min: -2000, max: 2000 }),
    )
    .map(([iso, minutes]) => new Date(Date.parse(iso) + minutes * 60_000)),
  fc.integer({ min: 0, max: 365 * 24 * 60 }).map((minutes) => new Date(Date.UTC(2026, 0, 1, 0, minutes))),
);

/** What the wall clock says, read another way. It does not know that a repeated hour is closed at a bound. */
function wallSaysOpen(hours: WeeklyHours, zone: string, holidays: readonly string[], at: Date): boolean {
  const local = DateTime.fromJSDate(at, { zone });
  if (holidays.includes(local.toISODate() ?? '')) return false;
  const time = local.toFormat('HH:mm');
  return (hours[local.weekday as IsoWeekday] ?? []).some((range) => range.from <= time && time < range.to);
}
const isNearChange = (zone: string, at: Date): boolean => {
  const local = DateTime.fromJSDate(at, { zone });
  return local.minus({ hours: 2 }).offset !== local.plus({ hours: 2 }).offset;
};

describe('openness against the wall clock', () => {
  it('is never open when the wall clock says closed, and differs the other way only where the clock changes', () => {
    fc.assert(
      fc.property(anyHours, fc.constantFrom(...ZONES), anyInstant, (hours, zone, at) => {
        const holidays = ['2026-03-30', '2026-11-02'];
        const answer = openness(hours, zone, holidays, at);
        if (!answer.open && answer.reason === 'broken') return true;
        const wall = wallSaysOpen(hours, zone, holidays, at);
        return answer.open ? wall : !wall || isNearChange(zone, at);
      }),
      { numRuns: 1500 },
    );
  });

  it('stays open at every instant before `until`, and is open at `opensAt` but not before it', () => {
    fc.assert(
      fc.property(
        anyHours,
        fc.constantFrom(...ZONES),
        anyInstant,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (hours, zone, at, part) => {
          const first = openness(hours, zone, [], at);
          const end = first.open ? first.until : first.opensAt;
          if (end === null) return true;
          const between = new Date(at.getTime() + Math.floor((end.getTime() - at.getTime() - 1) * part));
          const cache = createOpennessCache(at);
          const opensThen = cache.openness(hours, zone, [], end).open;
          return openness(hours, zone, [], between).open === first.open && (first.open || opensThen);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('createOpennessCache', () => {
  it('answers as the plain function does, also for a moment before its own', () => {
    const hours = weekdays('09:00', '17:00');
    const holidays: string[] = ['2026-01-06'];
    const cache = createOpennessCache(utc('2026-01-05T10:00:00Z'));
    for (const iso of [
      '2026-01-05T10:00:00Z',
      '2026-01-06T10:00:00Z',
      '2026-03-01T10:00:00Z',
      '2025-12-31T10:00:00Z',
    ]) {
      expect(cache.openness(hours, 'Europe/Brussels', holidays, utc(iso))).toEqual(
        openness(hours, 'Europe/Brussels', holidays, utc(iso)),
      );
    }
  });

  it('keeps schedules apart that differ only in their holidays', () => {
    const hours = daily(['09:00', '17:00']);
    const at = utc('2026-01-05T10:00:00Z');
    const cache = createOpennessCache(at);
    expect(cache.openness(hours, 'Etc/UTC', [], at).open).toBe(true);
    expect(cache.openness(hours, 'Etc/UTC', ['2026-01-05'], at).open).toBe(false);
  });
});
