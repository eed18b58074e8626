import { type DncMatch, holdsWholeCountry, parsePhone, withoutCopyTraces } from '@callspool/domain';

export type DncValue =
  | { readonly ok: true; /** Digits without "+". */ readonly value: string }
  | { readonly ok: false; readonly message: string };

export interface DncValueOptions {
  readonly match: DncMatch;
  readonly country: string | null;
  /** A prefix that holds every number of a country is meant, and no slip. */
  readonly confirmsWholeCountries: boolean;
}

const PREFIX = /^(?:\+|00)?[\d ().-]+$/;

/**
 * The digits by which an entry is kept. Numbers are read by the rules of `country` when they name none themselves;
 * prefixes always begin with the country code.
 */
export function dncValue(raw: string, options: DncValueOptions): DncValue {
  return options.match === 'number'
    ? numberValue(raw, options.country)
    : prefixValue(raw, options.confirmsWholeCountries);
}

function numberValue(raw: string, country: string | null): DncValue {
  const phone = parsePhone(raw, country);
  return phone.ok ? { ok: true, value: phone.e164.slice(1) } : { ok: false, message: phone.message };
}

function prefixValue(raw: string, confirmsWholeCountries: boolean): DncValue {
  const text = withoutCopyTraces(raw.trim());
  const digits = text.replace(/^(?:\+|00)/, '').replace(/\D/g, '');
  if (!PREFIX.test(text) || digits.length < 1 || digits.length > 15 || digits.startsWith('0')) {
    return {
      ok: false,
      message: `"${text}" is not a prefix: write the first digits with the country code, such as +32900.`,
    };
  }
  if (!confirmsWholeCountries && holdsWholeCountry(digits)) {
    return {
      ok: false,
      message: `+${digits} forbids every number of a whole country: write more digits, or confirm that this is meant.`,
    };
  }
  return { ok: true, value: digits };
}
