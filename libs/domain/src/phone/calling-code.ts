import { getCountries, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';

/** The calling code of a country (ISO alpha-2), without "+"; null when there is no such country. */
export const callingCodeOf = (country: string): string | null =>
  isSupportedCountry(country) ? getCountryCallingCode(country) : null;

let codes: readonly string[] | null = null;

/** Whether every number of some country begins with these digits: its calling code, or the beginning of one. */
export function holdsWholeCountry(digits: string): boolean {
  codes ??= [...new Set<string>(getCountries().map((country) => getCountryCallingCode(country)))];
  return digits !== '' && codes.some((code) => code.startsWith(digits));
}
