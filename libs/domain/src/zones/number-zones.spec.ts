import { isKnownZone } from '../calling-hours/zone-clock.js';
import { parsePhone } from '../phone/parse-phone.js';
import { zonesOfCountry } from './country-zones.js';
import { zonesOfNumber, type ZonedPhone } from './number-zones.js';
import { COUNTRY_SETS, ZONE_SETS } from './prefix-zones.data.js';

function phone(raw: string): ZonedPhone {
  const parsed = parsePhone(raw, null);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed;
}
const zones = (raw: string) => zonesOfNumber(phone(raw));

describe('zonesOfNumber', () => {
  it('takes the zone of an area code', () => {
    expect(zones('+12125550123')).toEqual({ zones: ['America/New_York'], source: 'prefix' });
    expect(zones('+18085550123')).toEqual({ zones: ['Pacific/Honolulu'], source: 'prefix' });
    expect(zones('+3225121212')).toEqual({ zones: ['Europe/Brussels'], source: 'prefix' });
  });

  it('takes every zone of an area code that lies in several', () => {
    expect(zones('+12084561234').zones).toEqual(
      expect.arrayContaining(['America/Boise', 'America/Los_Angeles']),
    );
  });

  // The prefix table knows +614 as Sydney only; the phone may be in Perth.
  it('takes all zones of the country for a mobile number', () => {
    expect(zones('+61491570006')).toEqual({ zones: zonesOfCountry('AU'), source: 'country' });
    expect(zones('+61491570006').zones).toEqual(
      expect.arrayContaining([
        'Australia/Perth',
        'Australia/Sydney',
        'Australia/Lord_Howe',
        'Indian/Christmas',
      ]),
    );
    expect(zones('+34612345678').zones).toEqual(['Atlantic/Canary', 'Europe/Madrid']);
  });

  it('takes the one zone of a country for its mobile numbers', () => {
    expect(zones('+32470123456')).toEqual({ zones: ['Europe/Brussels'], source: 'country' });
  });

  it('takes the zones of all countries that share a toll-free number', () => {
    expect(zones('+18005551234').source).toBe('country');
    expect(zones('+18005551234').zones).toEqual(
      expect.arrayContaining(['America/New_York', 'America/St_Johns', 'Pacific/Honolulu', 'Pacific/Guam']),
    );
  });

  it('tells countries apart that share a calling code', () => {
    expect(zonesOfCountry('US')).not.toContain('Pacific/Guam');
    expect(zonesOfCountry('CA')).not.toContain('Pacific/Honolulu');
    expect(zones('+77012345678').zones).not.toContain('Asia/Kamchatka');
  });

  it('keeps the own clock of countries for which the source names a neighbour', () => {
    expect(zones('+212520123456').zones).toEqual(['Africa/Casablanca']);
    expect(zonesOfCountry('DZ')).toEqual(['Africa/Algiers']);
    expect(zonesOfCountry('RU')).toContain('Europe/Kaliningrad');
  });

  it('is unknown for a number of no country', () => {
    expect(zones('+80012345678')).toEqual({ zones: [], source: 'unknown' });
  });
});

describe('the compiled prefix table', () => {
  it('names only zones that exist', () => {
    const names = new Set(ZONE_SETS.trim().split(/\s+/));
    expect([...names].filter((name) => !isKnownZone(name))).toEqual([]);
  });

  it('covers every country of the phone library', () => {
    expect(COUNTRY_SETS.trim().split(/\s+/)).toHaveLength(245);
  });
});
