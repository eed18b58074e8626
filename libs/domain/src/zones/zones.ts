/** What the zones of a number were read from, strongest first. */
export const ZONE_SOURCES = ['row', 'prefix', 'country', 'list_default', 'unknown'] as const;

export type ZoneSource = (typeof ZONE_SOURCES)[number];

/** The IANA zones a person with this number may be in. No zones means unknown, and unknown means no dialing. */
export interface NumberZones {
  readonly zones: readonly string[];
  readonly source: ZoneSource;
}
