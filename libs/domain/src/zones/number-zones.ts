import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import type { PhoneType } from '../phone/phone.js';
import { zonesOfCountry } from './country-zones.js';
import { zonesOfPostalCode } from './postal-zones.js';
import { PREFIX_SETS, ZONE_SETS } from './prefix-zones.data.js';
import type { ContactZones, NumberZones, ZoneSource } from './zones.js';
import { readSets, readTable } from './zone-table.js';

const byPrefix = readTable(PREFIX_SETS, readSets(ZONE_SETS));
const longestPrefix = Math.max(...[...byPrefix.keys()].map((prefix) => prefix.length));

const callingCodes: ReadonlyMap<string, string> = new Map(
  getCountries().map((country) => [country, getCountryCallingCode(country)]),
);
const sharedCallingCodes: ReadonlySet<string> = new Set(
  [...callingCodes.values()].filter((code, index, codes) => codes.indexOf(code) !== index),
);

/** Where mobile and fixed numbers share the same area codes, so that the area code tells what can be told. */
const AREA_CODES_FOR_ALL: ReadonlySet<string> = new Set(['1', '52']);

/** What a number tells by itself. */
export interface PhoneZones extends NumberZones {
  readonly source: 'prefix' | 'country' | 'unknown';
}

const UNKNOWN: PhoneZones = { zones: [], source: 'unknown' };

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

/**
 * The zones that a number's own digits allow. A geographic number has those of its longest known prefix; any other
 * number all zones of its country; and one that several countries share (+1 800), those of all of them.
 */
export function zonesOfNumber(phone: ZonedPhone): PhoneZones {
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

const WITH_POSTAL_CODE = {
  prefix: 'postal_and_prefix',
  country: 'postal_and_country',
  unknown: 'postal',
} as const satisfies Record<PhoneZones['source'], ZoneSource>;

/**
 * The zones of a number together with the row's postal code. People move and keep their number, so neither outweighs
 * the other: the zones of both must be open. The code therefore only ever adds zones to a number that has some.
 */
function zonesOfBoth(phone: ZonedPhone, postalCode: string | null): ContactZones {
  const ofNumber = zonesOfNumber(phone);
  // Read by the number's country and not the list's: that one is only how numbers without a country code are read, and
  // in a list of many countries it would take a French code for a ZIP.
  if (postalCode === null || phone.country === null) return { ...ofNumber, postal: null };
  const ofCode = zonesOfPostalCode(postalCode, phone.country);
  if (!ofCode.known) return { ...ofNumber, postal: ofCode.why };
  const more = ofCode.zones.filter((zone) => !ofNumber.zones.includes(zone));
  const source = WITH_POSTAL_CODE[ofNumber.source];
  if (more.length === 0) return { zones: ofNumber.zones, source, postal: 'agrees' };
  return { zones: [...ofNumber.zones, ...more], source, postal: 'adds' };
}

/** The strongest evidence decides: the row's own zone alone, else postal code and number, else the list's default. */
export function zonesFor(contact: {
  readonly rowZone: string | null;
  readonly postalCode: string | null;
  readonly phone: ZonedPhone;
  readonly listDefault: string | null;
}): ContactZones {
  if (contact.rowZone !== null) return { zones: [contact.rowZone], source: 'row', postal: null };
  const ofBoth = zonesOfBoth(contact.phone, contact.postalCode);
  if (ofBoth.source !== 'unknown' || contact.listDefault === null) return ofBoth;
  return { zones: [contact.listDefault], source: 'list_default', postal: ofBoth.postal };
}
