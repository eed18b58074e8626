import { zonesOfCountry } from './country-zones.js';
import { AREA_SETS, POSTAL_ZONE_SETS, ZIP_DETAILS, ZIP_SETS } from './postal-zones.data.js';
import { overseasZones } from './postal-overseas.js';
import type { PostalEvidence } from './zones.js';
import { readSets, readTable } from './zone-table.js';

/** The zones that a postal code names, or why it names none. */
export type PostalZones =
  | { readonly known: true; readonly zones: readonly string[] }
  | { readonly known: false; readonly why: Extract<PostalEvidence, 'unknown' | 'unreadable' | 'no_table'> };

const sets = readSets(POSTAL_ZONE_SETS);
const byArea = readTable(AREA_SETS, sets);
const byZip = new Map([...readTable(ZIP_SETS, sets), ...readDetails()]);

function* readDetails(): Generator<[string, readonly string[]]> {
  for (const row of ZIP_DETAILS.trim().split(/\s+/)) {
    const [head = '', set = '', tails = ''] = row.split(/[.:]/);
    for (let at = 0; at < tails.length; at += 2)
      yield [head + tails.slice(at, at + 2), sets[Number(set)] ?? []];
  }
}

/** Where mail goes by ZIP code or by Canadian code. The two cannot be taken for each other, so either is read. */
const NORTH_AMERICAN: ReadonlySet<string> = new Set(['AS', 'CA', 'GU', 'MP', 'PR', 'US', 'VI']);

const ZIP = /^\d{5}(?:[- ]?\d{4})?$/;
const CANADIAN = /^[A-Z]\d[A-Z](?:[- ]?\d[A-Z]\d)?$/;
/** What a postal code of any country looks like: a few letters and digits, a digit at least. */
const ANY = /^(?=.*\d)[A-Z\d][A-Z\d -]{1,11}$/;

const UNKNOWN: PostalZones = { known: false, why: 'unknown' };
const UNREADABLE: PostalZones = { known: false, why: 'unreadable' };
const NO_TABLE: PostalZones = { known: false, why: 'no_table' };

const found = (zones: readonly string[] | undefined): PostalZones =>
  zones === undefined || zones.length === 0 ? UNKNOWN : { known: true, zones };

function northAmerican(code: string): PostalZones {
  if (ZIP.test(code)) return found(byZip.get(code.slice(0, 5)) ?? byZip.get(code.slice(0, 3)));
  if (CANADIAN.test(code)) return found(byArea.get(code.slice(0, 3)) ?? byArea.get(code.slice(0, 1)));
  return UNREADABLE;
}

/**
 * The zones of a postal code in an ISO country. There are tables for the United States with their territories and for
 * Canada; in a country of one zone a code can only mean that one, unless it is one of its overseas areas. Elsewhere a code names no zone: nothing is guessed.
 */
export function zonesOfPostalCode(postalCode: string, country: string): PostalZones {
  const code = postalCode.trim().toUpperCase();
  if (NORTH_AMERICAN.has(country)) return northAmerican(code);
  if (!ANY.test(code)) return UNREADABLE;
  const overseas = overseasZones(code, country);
  if (overseas !== null) return { known: true, zones: overseas };
  const zones = zonesOfCountry(country);
  if (zones.length === 1) return { known: true, zones };
  return zones.length === 0 ? UNKNOWN : NO_TABLE;
}
