import {
  ParseError,
  isSupportedCountry,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { matchFastPhone } from './fast-phone.js';
import type { ParsedPhone, PhoneProblem } from './phone.js';

const EXTENSION = /(?:[;,]|ext|extn|extension|x|#|anexo|int\.?|toestel|poste)[ .:=]*\d{1,7}\s*#?$/i;
const LETTER = /\p{L}/u;

const TEL_SCHEME = /^tel:/i;
const BEYOND_ASCII = /[^ -~]/;
const INVISIBLE = /\p{Cf}/gu;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;

/**
 * What copying from a web page, a mail or a spreadsheet adds, taken away: a `tel:` link, invisible marks, full-width
 * digits. Only these: a superscript or circled digit beside a number is a footnote, not a digit of it.
 */
export function withoutCopyTraces(text: string): string {
  const plain = BEYOND_ASCII.test(text)
    ? text.replace(INVISIBLE, '').replace(FULL_WIDTH, (character) => character.normalize('NFKC'))
    : text;
  return plain.trim().replace(TEL_SCHEME, '').trim();
}

const refuse = (reason: PhoneProblem, message: string): ParsedPhone => ({ ok: false, reason, message });

const shown = (raw: string): string => (raw.length > 40 ? `${raw.slice(0, 40)}…` : raw);

const NO_COUNTRY = 'It names no country: write it with + and the country code, or set a default country.';

function explainParseError(error: ParseError, raw: string, defaultCountry: string | null): ParsedPhone {
  switch (error.message) {
    case 'TOO_SHORT':
      return refuse('too_short', `"${shown(raw)}" has too few digits for a phone number.`);
    case 'TOO_LONG':
      return refuse('too_long', `"${shown(raw)}" has too many digits for a phone number.`);
    case 'INVALID_COUNTRY':
      if (defaultCountry === null && !raw.startsWith('+')) {
        return refuse('unknown_country', `"${shown(raw)}": ${NO_COUNTRY}`);
      }
      return refuse('unknown_country', `"${shown(raw)}" begins with a country code that does not exist.`);
    default:
      return refuse('not_a_number', `"${shown(raw)}" is not a phone number.`);
  }
}

function explainInvalid(phone: PhoneNumber, raw: string): ParsedPhone {
  const country = phone.country ?? `+${phone.countryCallingCode}`;
  switch (validatePhoneNumberLength(phone.number)) {
    case 'TOO_SHORT':
      return refuse('too_short', `"${shown(raw)}" is too short for a number of ${country}.`);
    case 'TOO_LONG':
      return refuse('too_long', `"${shown(raw)}" is too long for a number of ${country}.`);
    default:
      return refuse('invalid', `"${shown(raw)}" is in no number range of ${country}.`);
  }
}

function parseSlowly(raw: string, defaultCountry: CountryCode | null): ParsedPhone {
  try {
    const phone = parsePhoneNumberWithError(raw, {
      extract: false,
      ...(defaultCountry !== null && { defaultCountry }),
    });
    if (phone.ext !== undefined) return refuseExtension(raw);
    if (!phone.isValid()) return explainInvalid(phone, raw);
    return {
      ok: true,
      e164: phone.number,
      country: phone.country ?? null,
      type: phone.getType() ?? 'UNKNOWN',
    };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return explainParseError(error, raw, defaultCountry);
  }
}

const refuseExtension = (raw: string): ParsedPhone =>
  refuse('extension', `"${shown(raw)}" carries an extension, which no dialer here can dial: leave it out.`);

/**
 * Reads a phone number as somebody wrote it. Accepts only numbers that exist in a country's numbering plan; a national
 * form needs the default country (ISO alpha-2). Letters and extensions are refused, never guessed away.
 */
export function parsePhone(raw: string, defaultCountry: string | null): ParsedPhone {
  const country = defaultCountry === null ? null : defaultCountry.toUpperCase();
  const asWritten = raw.trim();
  const fast = matchFastPhone(asWritten, country);
  if (fast !== null) return { ok: true, ...fast };

  const text = withoutCopyTraces(asWritten);
  if (text === '') return refuse('empty', 'The phone number is empty.');
  const cleaned = text === asWritten ? null : matchFastPhone(text, country);
  if (cleaned !== null) return { ok: true, ...cleaned };
  if (EXTENSION.test(text)) return refuseExtension(text);
  if (LETTER.test(text))
    return refuse('not_a_number', `"${shown(text)}" contains letters; write digits only.`);
  if (country === null) return parseSlowly(text, null);
  if (!isSupportedCountry(country)) {
    return refuse(
      'unknown_country',
      `The default country "${shown(country)}" is not an ISO country code such as BE.`,
    );
  }
  return parseSlowly(text, country);
}
