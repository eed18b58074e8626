import { COUNTRY_SETS, ZONE_SETS } from './prefix-zones.data.js';
import { readSets, readTable } from './zone-table.js';

const byCountry = readTable(COUNTRY_SETS, readSets(ZONE_SETS));

/** The ISO country's zones, every one in which one of its numbers may be; empty when the country is unknown. */
export const zonesOfCountry = (country: string): readonly string[] => byCountry.get(country) ?? [];
