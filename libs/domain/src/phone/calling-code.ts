import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';

/**
 * The digits with which the E.164 numbers of a country begin (32), or null for what is no country. Some countries share
 * theirs: 1 is that of the United States, of Canada and of much of the Caribbean.
 */
export function callingCodeOf(country: string): string | null {
  return isSupportedCountry(country) ? getCountryCallingCode(country) : null;
}
