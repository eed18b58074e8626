import { momentOfWallTime, wallTimeOf } from './wall-time';

describe('a time on the clock of a zone', () => {
  it.each([
    ['2026-11-20T14:30', 'Europe/Brussels', '2026-11-20T13:30:00.000Z'],
    ['2026-07-01T09:00', 'America/Montevideo', '2026-07-01T12:00:00.000Z'],
    ['2026-11-20T00:00', 'Asia/Kathmandu', '2026-11-19T18:15:00.000Z'],
    // Set back: 02:30 comes twice, the first is meant.
    ['2026-10-25T02:30', 'Europe/Brussels', '2026-10-25T00:30:00.000Z'],
    ['2026-12-31T23:59', 'Pacific/Kiritimati', '2026-12-31T09:59:00.000Z'],
  ])('%s in %s is %s', (wall, zone, moment) => {
    expect(momentOfWallTime(wall, zone)?.toISOString()).toBe(moment);
    expect(wallTimeOf(new Date(moment), zone)).toBe(wall);
  });

  it('is none when the clock skips it, or when it cannot be read', () => {
    expect(momentOfWallTime('2026-03-29T02:30', 'Europe/Brussels')).toBeNull();
    expect(momentOfWallTime('', 'Europe/Brussels')).toBeNull();
  });
});
