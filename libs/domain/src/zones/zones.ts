/** What the zones of a number were read from: the row alone, else postal code and number together, else the list. */
export const ZONE_SOURCES = [
  'row',
  'postal_and_prefix',
  'postal_and_country',
  'postal',
  'prefix',
  'country',
  'list_default',
  'unknown',
] as const;

export type ZoneSource = (typeof ZONE_SOURCES)[number];

/** The IANA zones a person with this number may be in. No zones means unknown, and unknown means no dialing. */
export interface NumberZones {
  readonly zones: readonly string[];
  readonly source: ZoneSource;
}

/**
 * What a postal code told about a number's zones.
 * - `agrees`: all of its zones are the number's as well.
 * - `adds`: it has zones that the number has not, and those must be open too.
 * - `unknown`: it is written as the country writes them, and no table has it.
 * - `unreadable`: the country writes no postal code like this.
 * - `no_table`: the country keeps several zones and nothing says which code lies where.
 * The last three add no zone.
 */
export const POSTAL_EVIDENCE = ['agrees', 'adds', 'unknown', 'unreadable', 'no_table'] as const;

export type PostalEvidence = (typeof POSTAL_EVIDENCE)[number];

/** Zones with what the row's postal code had to say of them; null when it has none or was not asked. */
export interface ContactZones extends NumberZones {
  readonly postal: PostalEvidence | null;
}
