import { createOpennessCache } from '@callspool/domain';
import { openingsOf } from './openings.js';

const NOON = new Date('2026-11-20T11:00:00Z');
const NEXT_NOON = new Date('2026-11-21T11:00:00Z');
const SPLIT = Object.fromEntries(
  [5, 6].map((day) => [
    day,
    [
      { from: '09:00', to: '13:00' },
      { from: '15:00', to: '18:00' },
    ],
  ]),
);
const openings = (week: object, holidays: string[] = []) =>
  openingsOf(
    { dialing: { week, holidays }, timeZone: 'Europe/Brussels' },
    createOpennessCache(NOON),
    NOON,
    NEXT_NOON,
  ).map(({ from, to }) => [from.toISOString().slice(5, 16), to.toISOString().slice(5, 16)]);

describe('openingsOf', () => {
  it('are cut at both ends', () => {
    expect(openings(SPLIT)).toEqual([
      ['11-20T11:00', '11-20T12:00'],
      ['11-20T14:00', '11-20T17:00'],
      ['11-21T08:00', '11-21T11:00'],
    ]);
  });

  it('leave a holiday out, and are none when the hours are broken', () => {
    expect(openings(SPLIT, ['2026-11-21'])).toHaveLength(2);
    expect(openings({ 5: [{ from: '20:00', to: '09:00' }] })).toEqual([]);
  });
});
