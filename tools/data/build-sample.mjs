/**
 * Builds samples/contacts.csv and samples/dnc.csv: invented people, the same ones every time.
 * `node tools/data/build-sample.mjs` writes them, `--check` only compares. Where a country keeps numbers for films and
 * books (US 555-01xx, GB 7946 0xxx and 496 0xxx, AU 5550 and 7010, DE 23125 and 171 39200) those are used; the others
 * only look real. They are meant for the vendor simulators alone: never dial them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { FIRST_NAMES, LAST_NAMES, PLACES, PRODUCTS, REMARKS } from './sample-words.mjs';

const ROWS = 2000;
const COLUMNS = [
  'customer_id',
  'name',
  'phone',
  'mobile',
  'work_phone',
  'time_zone',
  'priority',
  'agent',
  'language',
  'postal_code',
  'city',
  'product',
  'remark',
];
const HOME_COUNTRY = 'BE';

/** mulberry32: small, seeded, the same on every machine. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
const chance = seeded(20261121);
const below = (limit) => Math.floor(chance() * limit);
const pick = (items) => items[below(items.length)];

const used = new Set();
let endings = 0;

/** A number nobody has yet. The simulators decide by the last two digits how a call ends, so those go round evenly. */
function newNumber(patterns) {
  for (let tries = 0; tries < 2000; tries++) {
    const ending = String(((endings + Math.floor(tries / 20)) * 37) % 100).padStart(2, '0');
    const digits =
      pick(patterns)
        .slice(0, -2)
        .replace(/x/g, () => String(below(10))) + ending;
    const phone = parsePhoneNumberFromString(digits);
    if (used.has(digits) || phone === undefined || !phone.isValid() || phone.number !== digits) continue;
    used.add(digits);
    endings++;
    return phone;
  }
  throw new Error(`No number left in ${patterns.join(' ')}`);
}

/** One of the many ways in which people write it, each checked to mean the same. */
function written(phone) {
  const international = phone.formatInternational();
  const forms = [
    phone.number,
    international,
    international.replaceAll(' ', '-'),
    international.replaceAll(' ', '.'),
    `00${phone.number.slice(1)}`,
    `00 ${international.slice(1)}`,
    phone.country === HOME_COUNTRY ? phone.formatNational() : international,
    phone.country === HOME_COUNTRY
      ? phone.formatNational().replace(' ', '/').replaceAll(' ', '.')
      : phone.number,
    phone.country === HOME_COUNTRY ? phone.formatNational().replaceAll(' ', '') : phone.number,
  ];
  const form = pick(forms);
  return parsePhoneNumberFromString(form, HOME_COUNTRY)?.number === phone.number ? form : phone.number;
}

const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const toLine = (row) => COLUMNS.map((column) => quoted(row[column] ?? '')).join(',');

const shares = PLACES.flatMap((place) => Array.from({ length: place.share }, () => place));

/**
 * Every other row has the code of its place; here and there it is that of a place far away, for people who moved and kept
 * their number, or cannot be read. Chosen by the row's own index, so that the numbers stay the same.
 */
function postalCode(place, index) {
  if (index % 2 === 1 || place.codes === undefined) return '';
  if (index % 94 === 46) return 'see remark';
  if (index % 22 === 0 && place.zone.startsWith('America/')) return '96813';
  return place.codes[index % 4 === 0 ? 0 : place.codes.length - 1];
}

function person(index) {
  const place = shares[(index * 37) % shares.length];
  const names = FIRST_NAMES[place.language];
  const main = newNumber(place.numbers);
  const row = {
    customer_id: `C-${String(10_001 + index)}`,
    name: `${pick(names)} ${pick(LAST_NAMES[place.language])}`,
    phone: written(main),
    language: place.language,
    postal_code: postalCode(place, index),
    city: place.city,
    product: pick(PRODUCTS),
    main,
  };
  if (chance() < 0.25) row.mobile = written(newNumber(place.numbers));
  if (chance() < 0.1) row.work_phone = written(newNumber(place.numbers));
  if (chance() < 0.15) row.time_zone = place.zone;
  if (chance() < 0.2) row.priority = String(pick([1, 10, 100, 1000, 9000]));
  if (chance() < 0.1) row.agent = pick(['anna', 'bram', 'chloé']);
  if (chance() < 0.2) row.remark = pick(REMARKS);
  return row;
}

const rows = [];
const at = (count, offset) => Array.from({ length: count }, (_, index) => offset + index * 61);
const people = Array.from({ length: ROWS }, (_, index) => person(index));

// The same person twice: by external id under another number, and by a number that both rows carry.
for (const index of at(15, 40)) people[index].customer_id = people[index - 7].customer_id;
for (const index of at(10, 900)) people[index].mobile = written(people[index - 11].main);
// Repeats of an earlier row's main number, written another way.
for (const index of at(12, 90)) people[index].phone = written(people[index - 23].main);
// Numbers that nobody can dial.
const BAD = [
  '12345',
  '+32 999',
  'n/a',
  '',
  '+1 212 555',
  '0470 12 34 5',
  '+99 123 456 789',
  '+44 20 7946 0123 ext 5',
  '++32470123456',
  '0032',
];
at(20, 150).forEach((index, place) => {
  const row = people[index];
  row.phone = BAD[place % BAD.length];
  row.mobile = '';
  row.work_phone = '';
});
for (const index of at(8, 300)) people[index].work_phone = pick(['no idea', '0999', '+1 555']);
for (const index of at(3, 400)) people[index].time_zone = pick(['Mars/Olympus', 'GMT+25']);
for (const index of at(3, 500)) people[index].priority = pick(['urgent', '0', '12345']);
// Numbers of no country and so of no zone: held back until somebody says what their zone is.
for (const index of at(3, 600)) people[index].phone = newNumber(['+8001234xxxx']).number;

for (const [index, row] of people.entries()) {
  rows.push(toLine(row));
  // A row that lost its last cells.
  if (index === 700 || index === 1400) rows.push(`C-9${index},Cut Off,+32 2 555 01 01`);
}
const contacts = `${COLUMNS.join(',')}\r\n${rows.join('\r\n')}\r\n`;

const blocked = at(24, 70).map((index) => people[index].main);
const strangers = Array.from({ length: 26 }, (_, index) => newNumber(PLACES[index % PLACES.length].numbers));
const dncRows = [...blocked, ...strangers].map((phone) => {
  const since = `2026-0${1 + below(9)}-1${below(10)}`;
  return `${quoted(written(phone))},${pick(['asked not to be called', 'national register', 'complaint'])},${since}`;
});
const dnc = `number,why,since\r\n${dncRows.join('\r\n')}\r\nunknown,typing error,2026-01-01\r\n`;

const FILES = { 'contacts.csv': contacts, 'dnc.csv': dnc };
const isCheck = process.argv.includes('--check');
for (const [name, content] of Object.entries(FILES)) {
  const target = new URL(`../../samples/${name}`, import.meta.url);
  if (!isCheck) writeFileSync(target, content);
  else if (readFileSync(target, 'utf8') !== content) {
    console.error(`samples/${name} is not what this script builds: run node tools/data/build-sample.mjs`);
    process.exitCode = 1;
  }
}
console.log(`${rows.length} rows, ${dncRows.length + 1} do-not-call rows`);
