import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';

/** The calling code of a country (ISO alpha-2), without "+"; null when there is no such country. */
export const callingCodeOf = (country: string): string | null =>
  isSupportedCountry(country) ? getCountryCallingCode(country) : null;
