import { parsePhone } from '@callspool/domain';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Bench, Sample } from './measure.js';
import { typed, validNumber } from './import-data.js';

export interface PhoneBenchOptions {
  /** Numbers of one run, as people write them. */
  readonly rows: number;
  /** Random numbers with a calling code that no answer may differ for. */
  readonly fuzzed: number;
}

const COUNTRY = 'US';
/** Of a thousand: how many are no phone number. */
const BAD_OF_1000 = 92;

/** As libphonenumber's full metadata answers; null for what is no number. */
function byMetadata(text: string): string | null {
  const phone = parsePhoneNumberFromString(text, COUNTRY);
  return phone?.isValid() === true ? phone.number : null;
}

function byProduct(text: string): string | null {
  const parsed = parsePhone(text, COUNTRY);
  return parsed.ok ? parsed.e164 : null;
}

/** The import's own reading of numbers beside libphonenumber-js with all its metadata, on one thread; the answers must agree. */
export class PhoneBench implements Bench {
  readonly name = 'phone';
  readonly unit = 'numbers';
  readonly baselineName = 'libphonenumber-js/max';
  private readonly texts: readonly string[];

  constructor(private readonly options: PhoneBenchOptions) {
    this.texts = Array.from({ length: options.rows }, (_, row) => textOf(row));
  }

  baseline(): Promise<Sample> {
    return Promise.resolve(timed(this.texts, byMetadata));
  }

  product(): Promise<Sample> {
    return Promise.resolve(timed(this.texts, byProduct));
  }

  checks(): Promise<string[]> {
    const differing = this.texts.filter((text) => byProduct(text) !== byMetadata(text));
    const falselyTaken = fuzzedNumbers(this.options.fuzzed).filter((text) => {
      const taken = byProduct(text);
      return taken !== null && taken !== byMetadata(text);
    });
    return Promise.resolve([
      ...(differing.length === 0 ? [] : [`${differing.length} answers differ, e.g. for ${differing[0]}`]),
      ...(falselyTaken.length === 0
        ? []
        : [`${falselyTaken.length} fuzzed numbers were taken that are none, e.g. ${falselyTaken[0]}`]),
    ]);
  }
}

function timed(texts: readonly string[], read: (text: string) => string | null): Sample {
  const started = performance.now();
  let taken = 0;
  for (const text of texts) if (read(text) !== null) taken += 1;
  const seconds = (performance.now() - started) / 1_000;
  if (taken === 0) throw new Error('A run that takes no number measures nothing.');
  return { perSecond: texts.length / seconds };
}

function textOf(row: number): string {
  // 389 has no factor in common with 1000, so every remainder comes once in a thousand rows.
  if ((row * 389) % 1000 < BAD_OF_1000)
    return row % 2 === 0 ? `+1${200_000_000 + row}` : `+99912345${row % 10}`;
  return typed(validNumber(row), row);
}

/** Numbers of every calling code with five to twelve digits after it, the same in every run. */
function fuzzedNumbers(count: number): string[] {
  const codes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
  // The constants of Numerical Recipes: the numbers only have to be scattered.
  let state = 12_345;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: count }, () => {
    const digits = Array.from({ length: 5 + draw(8) }, () => draw(10)).join('');
    return `+${codes[draw(codes.length)]}${digits}`;
  });
}
