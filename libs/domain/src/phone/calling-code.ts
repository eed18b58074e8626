import { getCountries, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';

/**
 * The digits with which the E.164 numbers of a country begin (32), or null for what is no country. Some countries share
 * theirs: 1 is that of the United States, of Canada and of much of the Caribbean.
 */
export function callingCodeOf(country: string): string | null {
  return isSupportedCountry(country) ? getCountryCallingCode(country) : null;
}

let codes: readonly string[] | null = null;

/** Whether every number of some country begins with these digits: its calling code, or the beginning of one. */
export function holdsWholeCountry(digits: string): boolean {
  codes ??= [...new Set<string>(getCountries().map((country) => getCountryCallingCode(country)))];
  return digits !== '' && codes.some((code) => code.startsWith(digits));
}
