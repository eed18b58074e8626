import { createOpennessCache } from '../calling-hours/openness.js';
import type { WeeklyHours } from '../calling-hours/weekly-hours.js';
import { contactable } from '../contactable/contactable.js';
import type { NumberFacts } from '../contactable/contactable.types.js';
import { daily, dnc, entry, facts, number, policy } from '../contactable/testing/contact-fixtures.js';
import { judgeShape, type NumberShape } from './contact-shape.js';
import { firstPass } from './first-pass.js';
import { anyOf, dayOf, openingsOf, openMsWithin } from './openings.js';

const HOUR_MS = 3_600_000;
const at = (text: string): Date => new Date(text);
const week = (from: string, to: string): WeeklyHours => ({ 1: [{ from, to }], 2: [{ from, to }] });

describe('judgeShape', () => {
  const BRUSSELS = ['Europe/Brussels'];
  const zones = [[], BRUSSELS, ['Europe/Brussels', 'Europe/Athens'], ['Nowhere/Land']];
  const listed = ['no', 'a_while', 'good'] as const;
  const shapes = zones.flatMap((list) => listed.map((word): NumberShape => ({ zones: list, listed: word })));

  // The count that a manager sees must never differ from what the dispatcher then does.
  it('calls a contact callable exactly when the policy would ring it with every hour open', () => {
    const open = daily('00:00', '24:00');
    const NOW = at('2026-01-05T10:00:00Z');
    const toFacts = ({ zones: list, listed: word }: NumberShape, position: number): NumberFacts => {
      const e164 = `+3247012345${position}`;
      const expiresAt = word === 'good' ? null : at('2026-02-01T00:00:00Z');
      return number({
        e164,
        position,
        zones: list,
        zoneSource: list.length === 0 ? 'unknown' : 'prefix',
        dnc: word === 'no' ? [] : [dnc({ value: e164.slice(1), expiresAt })],
      });
    };
    for (const first of shapes) {
      for (const second of [null, ...shapes]) {
        const numbers = second === null ? [first] : [first, second];
        const verdict = contactable(
          entry(),
          facts(numbers.map(toFacts)),
          policy({ dialingHours: open, contactingHours: open, dialingHolidays: [], contactingHolidays: [] }),
          NOW,
        );
        const judged = judgeShape({ numbers });
        expect([numbers, judged.kind === 'callable']).toEqual([numbers, verdict.eligible]);
        if (judged.kind === 'callable' && verdict.eligible) {
          expect(verdict.number.zones).toEqual(judged.zones);
        }
      }
    }
  });

  it('names what a known zone would mend, and what nothing mends', () => {
    const unknown: NumberShape = { zones: [], listed: 'no' };
    const banned: NumberShape = { zones: BRUSSELS, listed: 'good' };
    expect(judgeShape({ numbers: [] })).toEqual({ kind: 'no_number' });
    expect(judgeShape({ numbers: [banned, unknown] })).toEqual({ kind: 'zone_unknown' });
    expect(judgeShape({ numbers: [banned, banned] })).toEqual({ kind: 'do_not_call' });
  });
});

describe('openingsOf', () => {
  const between = { from: at('2026-01-05T00:00:00Z'), to: at('2026-01-07T00:00:00Z') };
  const cache = createOpennessCache(between.from);

  it('finds the stretches in which all schedules are open together', () => {
    const centre = { hours: week('09:00', '18:00'), holidays: [], zones: ['Europe/Brussels'] };
    const people = { hours: week('10:00', '20:00'), holidays: ['2026-01-06'], zones: ['Europe/Athens'] };
    expect(openingsOf([centre, people], between, cache)).toEqual([
      { from: at('2026-01-05T08:00:00Z'), to: at('2026-01-05T17:00:00Z') },
    ]);
  });

  it('ends where the question ends, and is empty without hours or zones', () => {
    const short = { from: at('2026-01-05T09:00:00Z'), to: at('2026-01-05T10:00:00Z') };
    const open = { hours: week('09:00', '18:00'), holidays: [], zones: ['UTC'] };
    expect(openingsOf([open], short, cache)).toEqual([short]);
    expect(openingsOf([{ ...open, hours: null }], short, cache)).toEqual([]);
    expect(openingsOf([{ ...open, zones: [] }], short, cache)).toEqual([]);
  });

  it('knows how long a day is when the clock changes', () => {
    const day = dayOf('Europe/Brussels', at('2026-10-25T10:00:00Z'));
    expect(day && day.to.getTime() - day.from.getTime()).toBe(25 * HOUR_MS);
    expect(dayOf('Nowhere/Land', at('2026-10-25T10:00:00Z'))).toBeNull();
  });

  it('joins openings and measures what of a stretch they cover', () => {
    const one = { from: at('2026-01-05T08:00:00Z'), to: at('2026-01-05T10:00:00Z') };
    const other = { from: at('2026-01-05T09:00:00Z'), to: at('2026-01-05T12:00:00Z') };
    const joined = anyOf([[one], [other]]);
    expect(joined).toEqual([{ from: one.from, to: other.to }]);
    expect(openMsWithin(joined, { from: at('2026-01-05T11:00:00Z'), to: between.to })).toBe(HOUR_MS);
  });
});

describe('firstPass', () => {
  const hour = (index: number) => ({
    from: at(`2026-01-05T${String(8 + index).padStart(2, '0')}:00:00Z`),
    to: at(`2026-01-05T${String(9 + index).padStart(2, '0')}:00:00Z`),
  });
  const hours = [hour(0), hour(1), hour(2)];
  const allDay = [{ from: hour(0).from, to: hour(2).to }];

  it('goes at its pace until everybody was tried once', () => {
    const pass = firstPass([{ contacts: 5400, openings: allDay }], 1, hours);
    expect(pass).toEqual({ triesIn: [3600, 1800, 0], endsAt: at('2026-01-05T09:30:00Z') });
  });

  it('waits for those whose hour comes later', () => {
    const groups = [
      { contacts: 900, openings: allDay },
      { contacts: 900, openings: [hour(2)] },
    ];
    expect(firstPass(groups, 1, hours)).toEqual({
      triesIn: [900, 0, 900],
      endsAt: at('2026-01-05T10:15:00Z'),
    });
  });

  it('does not end when somebody is never reached, or nothing is known', () => {
    expect(firstPass([{ contacts: 9, openings: [] }], 1, hours).endsAt).toBeNull();
    expect(firstPass([{ contacts: 90_000, openings: allDay }], 1, hours).endsAt).toBeNull();
    expect(firstPass([{ contacts: 9, openings: allDay }], 0, hours).endsAt).toBeNull();
    expect(firstPass([], 1, hours).endsAt).toBeNull();
  });
});
