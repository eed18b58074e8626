import { isKnownZone } from '../calling-hours/zone-clock.js';
import { AREA_SETS, POSTAL_ZONE_SETS, ZIP_DETAILS, ZIP_SETS } from './postal-zones.data.js';
import { zonesOfPostalCode } from './postal-zones.js';

const zones = (code: string, country = 'US') => {
  const found = zonesOfPostalCode(code, country);
  return found.known ? found.zones : found.why;
};

describe('zonesOfPostalCode', () => {
  it.each([
    ['10001', ['America/New_York']],
    ['10001-1234', ['America/New_York']],
    [' 606011234 ', ['America/Chicago']],
    ['46204', ['America/New_York']],
    ['46320', ['America/Chicago']],
    ['32401', ['America/Chicago']],
    ['33101', ['America/New_York']],
    ['79901', ['America/Denver']],
    ['85001', ['America/Phoenix']],
    ['83814', ['America/Los_Angeles']],
    ['99501', ['America/Anchorage']],
    ['99801', ['America/Juneau']],
    ['96813', ['Pacific/Honolulu']],
    ['00901', ['America/Puerto_Rico']],
    ['96799', ['Pacific/Pago_Pago']],
  ])('knows the ZIP code %s', (code, expected) => {
    expect(zones(code)).toEqual(expected);
  });

  it('takes every zone that a code near a border may lie in', () => {
    expect(zones('36867')).toEqual(['America/Chicago', 'America/New_York']);
  });

  it('takes every zone of its first three digits for a ZIP code that the table lacks', () => {
    expect(zones('32499')).toEqual(['America/Chicago', 'America/New_York']);
  });

  it.each([
    ['M5V 2T6', ['America/Toronto']],
    ['t2p1j9', ['America/Edmonton']],
    ['V6B-4Y8', ['America/Vancouver']],
    ['S4P', ['America/Regina']],
    ['A1C 5M2', ['America/St_Johns']],
    ['A2V 1A1', ['America/Halifax']],
    ['P9N 1A1', ['America/Winnipeg']],
    ['G4T 1A1', ['America/Halifax']],
  ])('knows the Canadian code %s', (code, expected) => {
    expect(zones(code, 'CA')).toEqual(expected);
  });

  // Read as the mainland, they were called at night.
  it.each([
    ['97400', 'FR', ['Indian/Reunion']],
    ['97300', 'FR', ['America/Cayenne']],
    ['98713', 'FR', ['Pacific/Gambier', 'Pacific/Marquesas', 'Pacific/Tahiti']],
    ['97133', 'FR', ['America/Guadeloupe']],
    ['3900', 'DK', ['America/Danmarkshavn', 'America/Nuuk', 'America/Scoresbysund', 'America/Thule']],
    ['FO-100', 'DK', ['Atlantic/Faroe']],
  ])('knows %s as overseas', (code, country, expected) => {
    expect(zones(code, country)).toEqual(expected);
    expect(expected.filter((zone) => !isKnownZone(zone))).toEqual([]);
  });

  it.each([
    ['75001', 'FR', ['Europe/Paris']],
    ['4000', 'DK', ['Europe/Copenhagen']],
  ])('leaves %s on the mainland', (code, country, expected) => {
    expect(zones(code, country)).toEqual(expected);
  });

  it("takes every zone of the letter's province for an area that the table lacks", () => {
    expect(zones('V9Z 1A1', 'CA')).toEqual(['America/Edmonton', 'America/Fort_Nelson', 'America/Vancouver']);
  });

  it('reads ZIP and Canadian codes for numbers of either country', () => {
    expect(zones('K1A 0B1', 'US')).toEqual(['America/Toronto']);
    expect(zones('10001', 'CA')).toEqual(['America/New_York']);
  });

  it('knows no zone for military post offices, whose codes do not say where a person is', () => {
    expect([zones('09012'), zones('34002'), zones('96201')]).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('reads a code of a country of one zone as that zone', () => {
    expect(zones('1000', 'BE')).toEqual(['Europe/Brussels']);
    expect(zones('75008', 'FR')).toEqual(['Europe/Paris']);
  });

  // There is no table in reach for these, and a code must not be guessed.
  it.each(['AU', 'BR', 'MX', 'RU', 'ID', 'KZ', 'ES', 'PT', 'GB', 'CL', 'NZ', 'MN'])(
    'names no zone for a code of %s, which keeps several',
    (country) => {
      expect(zones('12345', country)).toBe('no_table');
    },
  );

  it.each([
    ['1234', 'US'],
    ['123456', 'US'],
    ['K1A 0B', 'CA'],
    ['-', 'BE'],
    ['n/a', 'BE'],
    ['', 'US'],
    ['1000 Brussels Centre', 'BE'],
  ])('cannot read %j of %s', (code, country) => {
    expect(zones(code, country)).toBe('unreadable');
  });
});

describe('the compiled postal table', () => {
  const sets = POSTAL_ZONE_SETS.trim().split('\n');

  it('names only zones that exist', () => {
    expect(sets.flatMap((set) => set.split(' ')).filter((zone) => !isKnownZone(zone))).toEqual([]);
  });

  it('holds a set for each of its rows', () => {
    const rows = `${ZIP_SETS} ${AREA_SETS}`.trim().split(/\s+/);
    const lines = [
      ...rows.map((row) => row.split(':')[1]),
      ...[...ZIP_DETAILS.matchAll(/\.(\d+):/g)].map(([, line]) => line),
    ];
    expect(lines.length).toBeGreaterThan(1400);
    expect(lines.filter((line) => sets[Number(line)] === undefined)).toEqual([]);
  });
});
