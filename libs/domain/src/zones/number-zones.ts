import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import type { PhoneType } from '../phone/phone.js';
import { COUNTRY_SETS, PREFIX_SETS, ZONE_SETS } from './prefix-zones.data.js';
import type { NumberZones } from './zones.js';

const sets: readonly (readonly string[])[] = ZONE_SETS.trim()
  .split('\n')
  .map((line) => line.split(' '));

const readTable = (rows: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    rows
      .trim()
      .split(/\s+/)
      .map((row) => {
        const [key = '', set = ''] = row.split(':');
        return [key, sets[Number(set)] ?? []];
      }),
  );

const byPrefix = readTable(PREFIX_SETS);
const byCountry = readTable(COUNTRY_SETS);
const longestPrefix = Math.max(...[...byPrefix.keys()].map((prefix) => prefix.length));

const callingCodes: ReadonlyMap<string, string> = new Map(
  getCountries().map((country) => [country, getCountryCallingCode(country)]),
);
const sharedCallingCodes: ReadonlySet<string> = new Set(
  [...callingCodes.values()].filter((code, index, codes) => codes.indexOf(code) !== index),
);

/** Where mobile and fixed numbers share the same area codes, so that the area code tells what can be told. */
const AREA_CODES_FOR_ALL: ReadonlySet<string> = new Set(['1', '52']);

const UNKNOWN: NumberZones = { zones: [], source: 'unknown' };

/** What the phone library knows of a number, as far as its zones depend on it. */
export interface ZonedPhone {
  readonly e164: string;
  /** ISO 3166 alpha-2; null for numbers of no country. */
  readonly country: string | null;
  readonly type: PhoneType;
}

function zonesOfLongestPrefix(digits: string): readonly string[] {
  for (let length = Math.min(longestPrefix, digits.length); length > 0; length--) {
    const zones = byPrefix.get(digits.slice(0, length));
    if (zones !== undefined) return zones;
  }
  return [];
}

const isGeographic = (phone: ZonedPhone, callingCode: string): boolean =>
  phone.type === 'FIXED_LINE' ||
  (phone.type === 'FIXED_LINE_OR_MOBILE' && AREA_CODES_FOR_ALL.has(callingCode));

/** The ISO country's zones, every one in which one of its numbers may be; empty when the country is unknown. */
export const zonesOfCountry = (country: string): readonly string[] => byCountry.get(country) ?? [];

/**
 * The zones that a number's own digits allow. A geographic number has those of its longest known prefix; any other
 * number all zones of its country; and one that several countries share (+1 800), those of all of them.
 */
export function zonesOfNumber(phone: ZonedPhone): NumberZones {
  const callingCode = phone.country === null ? null : (callingCodes.get(phone.country) ?? null);
  if (phone.country === null || callingCode === null) return UNKNOWN;

  if (isGeographic(phone, callingCode)) {
    const zones = zonesOfLongestPrefix(phone.e164.slice(1));
    return zones.length === 0 ? UNKNOWN : { zones, source: 'prefix' };
  }
  const isMobile = phone.type === 'MOBILE' || phone.type === 'FIXED_LINE_OR_MOBILE';
  const belongsToCountry = isMobile || !sharedCallingCodes.has(callingCode);
  const zones = belongsToCountry ? zonesOfCountry(phone.country) : (byPrefix.get(callingCode) ?? []);
  return zones.length === 0 ? UNKNOWN : { zones, source: 'country' };
}

/** The strongest evidence decides: the row's own zone alone, else the number, else the list's default, else unknown. */
export function zonesFor(contact: {
  readonly rowZone: string | null;
  readonly phone: ZonedPhone;
  readonly listDefault: string | null;
}): NumberZones {
  if (contact.rowZone !== null) return { zones: [contact.rowZone], source: 'row' };
  const ofNumber = zonesOfNumber(contact.phone);
  if (ofNumber.source !== 'unknown') return ofNumber;
  if (contact.listDefault !== null) return { zones: [contact.listDefault], source: 'list_default' };
  return UNKNOWN;
}
