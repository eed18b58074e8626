import metadata from 'libphonenumber-js/max/metadata';
import type { PhoneType } from './phone.js';

/** What the compiled matcher is sure of; e164 as libphonenumber would write it. */
export interface FastPhone {
  readonly e164: string;
  readonly country: string;
  readonly type: PhoneType;
}

/** Where libphonenumber-js keeps what we need in a country's row (its METADATA.md and es6/metadata.js). */
const COLUMN = {
  pattern: 2,
  possibleLengths: 3,
  nationalPrefix: 5,
  nationalPrefixForParsing: 7,
  leadingDigits: 10,
  types: 11,
} as const;

/** In the order in which libphonenumber asks; FIXED_LINE comes first and is combined with MOBILE. */
const TYPE_ROWS: readonly (readonly [PhoneType, number])[] = [
  ['MOBILE', 1],
  ['PREMIUM_RATE', 3],
  ['TOLL_FREE', 2],
  ['SHARED_COST', 9],
  ['VOIP', 8],
  ['PERSONAL_NUMBER', 4],
  ['PAGER', 7],
  ['UAN', 6],
  ['VOICEMAIL', 5],
];

interface CompiledType {
  readonly type: PhoneType;
  readonly pattern: RegExp;
  readonly lengths: readonly number[] | null;
}

interface CompiledCountry {
  readonly country: string;
  readonly pattern: RegExp;
  readonly lengths: readonly number[];
  readonly leadingDigits: RegExp | null;
  /** Numbers that begin so may be rewritten; they are left to libphonenumber. */
  readonly nationalPrefix: RegExp | null;
  readonly fixedLine: CompiledType | null;
  readonly hasMobilePattern: boolean;
  readonly types: readonly CompiledType[];
}

type Cell = unknown;
const rowOf = (cell: Cell): readonly Cell[] => (Array.isArray(cell) ? cell : []);
const textOf = (cell: Cell): string | null => (typeof cell === 'string' && cell !== '' ? cell : null);
const entirely = (source: string): RegExp => new RegExp(`^(?:${source})$`);
const atStart = (source: string | null): RegExp | null =>
  source === null ? null : new RegExp(`^(?:${source})`);

function compileType(type: PhoneType, cell: Cell): CompiledType | null {
  const [source, lengths] = rowOf(cell);
  const pattern = textOf(source);
  if (pattern === null) return null;
  return { type, pattern: entirely(pattern), lengths: Array.isArray(lengths) ? lengths.map(Number) : null };
}

function compileCountry(country: string, row: readonly Cell[]): CompiledCountry | null {
  const pattern = textOf(row[COLUMN.pattern]);
  if (pattern === null) return null;
  const types = rowOf(row[COLUMN.types]);
  const mobile = compileType('MOBILE', types[1]);
  return {
    country,
    pattern: entirely(pattern),
    lengths: rowOf(row[COLUMN.possibleLengths]).map(Number),
    leadingDigits: atStart(textOf(row[COLUMN.leadingDigits])),
    nationalPrefix: atStart(
      textOf(row[COLUMN.nationalPrefixForParsing]) ?? textOf(row[COLUMN.nationalPrefix]),
    ),
    fixedLine: compileType('FIXED_LINE', types[0]),
    hasMobilePattern: mobile !== null,
    types: TYPE_ROWS.map(([type, index]) => compileType(type, types[index])).filter((type) => type !== null),
  };
}

function compile(): ReadonlyMap<string, readonly CompiledCountry[]> {
  const rows = metadata.countries as unknown as Readonly<Record<string, readonly Cell[]>>;
  const codes = metadata.country_calling_codes as Readonly<Record<string, readonly string[]>>;
  return new Map(
    Object.entries(codes).map(([code, countries]) => [
      code,
      countries
        .map((country) => compileCountry(country, rows[country] ?? []))
        .filter((made) => made !== null),
    ]),
  );
}

let compiled: ReadonlyMap<string, readonly CompiledCountry[]> | null = null;

const isOfType = (type: CompiledType | null, national: string): boolean =>
  type !== null && (type.lengths?.includes(national.length) ?? true) && type.pattern.test(national);

function typeOf(country: CompiledCountry, national: string): PhoneType | null {
  if (!country.pattern.test(national) || !country.lengths.includes(national.length)) return null;
  if (isOfType(country.fixedLine, national)) {
    const isAlsoMobile =
      !country.hasMobilePattern ||
      country.types.some((type) => type.type === 'MOBILE' && isOfType(type, national));
    return isAlsoMobile ? 'FIXED_LINE_OR_MOBILE' : 'FIXED_LINE';
  }
  return country.types.find((type) => isOfType(type, national))?.type ?? null;
}

/** The first of the countries sharing a calling code that claims the number, asked as libphonenumber-js asks. */
function match(countries: readonly CompiledCountry[], national: string): [CompiledCountry, PhoneType] | null {
  for (const country of countries) {
    if (country.leadingDigits !== null && !country.leadingDigits.test(national)) continue;
    const type = typeOf(country, national);
    if (type !== null) return [country, type];
    if (country.leadingDigits !== null) return null;
  }
  return null;
}

const INTERNATIONAL = /^\+[1-9][\d ().-]{6,30}$/;
const NANP = /^\(?[2-9]\d\d\)?[ .-]?\d{3}[ .-]?\d{4}$/;
const PUNCTUATION = /[ ().-]/g;

function matchDigits(digits: string): FastPhone | null {
  compiled ??= compile();
  for (let length = 1; length <= 3; length++) {
    const countries = compiled.get(digits.slice(0, length));
    if (countries === undefined) continue;
    const national = digits.slice(length);
    const found = match(countries, national);
    // libphonenumber reads the national prefix by the calling code's main country.
    const isRewritten = countries[0]?.nationalPrefix?.test(national) ?? false;
    if (found === null || isRewritten || found[0].nationalPrefix?.test(national)) return null;
    return { e164: `+${digits}`, country: found[0].country, type: found[1] };
  }
  return null;
}

/**
 * Recognises well-formed international numbers, and ten-digit ones where the default country is the United States, six
 * times as fast as libphonenumber-js. Null is never a "no": everything it is not sure of belongs to libphonenumber.
 */
export function matchFastPhone(raw: string, defaultCountry: string | null): FastPhone | null {
  if (INTERNATIONAL.test(raw)) {
    const digits = raw.slice(1).replace(PUNCTUATION, '');
    return digits.length <= 15 ? matchDigits(digits) : null;
  }
  if (defaultCountry === 'US' && NANP.test(raw)) return matchDigits(`1${raw.replace(PUNCTUATION, '')}`);
  return null;
}
