import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * How a connection must be told a number. `e164` keeps the "+"; `digits` leaves it out (IEXPBX samples dial the country
 * code without "+"); `national` dials numbers of the home country with their trunk prefix and others behind
 * `internationalPrefix`, if there is one. `prefix` comes before everything, for instance to get an outside line.
 */
export type VendorNumberFormat = InternationalFormat | NationalFormat;

export interface InternationalFormat {
  readonly kind: 'e164' | 'digits';
  readonly prefix?: string;
}

export interface NationalFormat {
  readonly kind: 'national';
  /** ISO 3166 alpha-2 of the vendor's installation. */
  readonly country: string;
  readonly internationalPrefix?: string;
  readonly prefix?: string;
}

export type VendorNumber =
  { readonly ok: true; readonly number: string } | { readonly ok: false; readonly message: string };

const E164 = /^\+[1-9]\d{1,14}$/;

function nationallyDialled(e164: string, format: NationalFormat): string | null {
  const phone = parsePhoneNumberFromString(e164);
  if (phone !== undefined && phone.country === format.country)
    return phone.formatNational().replace(/\D/g, '');
  return format.internationalPrefix === undefined ? null : `${format.internationalPrefix}${e164.slice(1)}`;
}

/** The number as the vendor must dial it, or why it cannot be dialled there. */
export function toVendorFormat(e164: string, format: VendorNumberFormat): VendorNumber {
  if (!E164.test(e164)) return { ok: false, message: `"${e164}" is not an E.164 number.` };
  const prefix = format.prefix ?? '';
  if (format.kind !== 'national') {
    return { ok: true, number: prefix + (format.kind === 'e164' ? e164 : e164.slice(1)) };
  }
  const number = nationallyDialled(e164, format);
  if (number !== null) return { ok: true, number: prefix + number };
  return {
    ok: false,
    message: `${e164} lies outside ${format.country}, and the connection has no international prefix.`,
  };
}
