import { parsePhone } from './parse-phone.js';
import type { VendorNumberFormat } from './vendor-number.js';

/** Shorter ones are extensions. */
const E164 = /^\+[1-9]\d{6,14}$/;

/** The numbers in E.164 that a vendor may mean by the digits it writes; none when they are no number of a contact. */
export function numbersBehind(text: string, format: VendorNumberFormat | null): string[] {
  const digits = text.replace(/\D/g, '');
  const prefix = format?.prefix?.replace(/\D/g, '') ?? '';
  const spellings =
    prefix !== '' && digits.startsWith(prefix) ? [digits, digits.slice(prefix.length)] : [digits];
  const numbers = spellings.flatMap((spelling) => [
    `+${spelling.replace(/^00/, '')}`,
    ...nationally(spelling, format),
  ]);
  return [...new Set(numbers)].filter((number) => E164.test(number));
}

function nationally(digits: string, format: VendorNumberFormat | null): string[] {
  if (format?.kind !== 'national') return [];
  const abroad = format.internationalPrefix?.replace(/\D/g, '') ?? '';
  if (abroad !== '' && digits.startsWith(abroad)) return [`+${digits.slice(abroad.length)}`];
  const phone = parsePhone(digits, format.country);
  return phone.ok ? [phone.e164] : [];
}
