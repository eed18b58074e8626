import fc from 'fast-check';
import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/max';
import mobileExamples from 'libphonenumber-js/mobile/examples';
import { PREFIX_SETS } from '../zones/prefix-zones.data.js';
import { matchFastPhone } from './fast-phone.js';
import { parsePhone } from './parse-phone.js';
import { toVendorFormat } from './vendor-number.js';

describe('parsePhone', () => {
  it.each([
    ['+32 470 12 34 56', null, '+32470123456', 'BE', 'MOBILE'],
    ['0470/12.34.56', 'BE', '+32470123456', 'BE', 'MOBILE'],
    ['0032470123456', 'be', '+32470123456', 'BE', 'MOBILE'],
    [' (02) 512 12 12 ', 'BE', '+3225121212', 'BE', 'FIXED_LINE'],
    ['(212) 555-0123', 'US', '+12125550123', 'US', 'FIXED_LINE_OR_MOBILE'],
    ['416 555 0123', 'US', '+14165550123', 'CA', 'FIXED_LINE_OR_MOBILE'],
    ['+44 (0)20 7946 0958', null, '+442079460958', 'GB', 'FIXED_LINE'],
    ['+39 02 1234 5678', null, '+390212345678', 'IT', 'FIXED_LINE'],
    ['+61 491 570 006', null, '+61491570006', 'AU', 'MOBILE'],
    ['+800 1234 5678', null, '+80012345678', null, 'TOLL_FREE'],
  ])('reads %s (default %s) as %s', (raw, defaultCountry, e164, country, type) => {
    expect(parsePhone(raw, defaultCountry)).toEqual({ ok: true, e164, country, type });
  });

  it.each([
    ['', 'BE', 'empty'],
    ['   ', 'BE', 'empty'],
    ['n/a', 'BE', 'not_a_number'],
    ['1-800-FLOWERS', 'US', 'not_a_number'],
    ['call 0470123456', 'BE', 'not_a_number'],
    ['0470123456 x12', 'BE', 'extension'],
    ['+3225121212 ext. 44', null, 'extension'],
    ['+3225121212;44', null, 'extension'],
    ['+3225121212#44', null, 'extension'],
    ['12', 'BE', 'too_short'],
    ['+32470123', null, 'too_short'],
    ['+324701234567890', null, 'too_long'],
    ['+3247012345678901234567', null, 'too_long'],
    ['+1 212 055 0123', null, 'invalid'],
    ['0470123456', null, 'unknown_country'],
    ['+999 1234567', null, 'unknown_country'],
    ['0470123456', 'XX', 'unknown_country'],
  ])('refuses "%s" (default %s): %s', (raw, defaultCountry, reason) => {
    const parsed = parsePhone(raw, defaultCountry);
    expect(parsed).toMatchObject({ ok: false, reason });
  });

  it.each([
    ['tel:+32 470 12 34 56', null],
    ['TEL:0470-123456', 'BE'],
    ['\u202A+32470123456\u202C', null],
    ['\u200B0470\u200D123456', 'BE'],
    ['\u200Etel:+32470123456', null],
    ['＋３２４７０１２３４５６', null],
    ['０４７０／１２３４５６', 'BE'],
  ])('reads %j as it was meant when it was copied', (raw, defaultCountry) => {
    expect(parsePhone(raw, defaultCountry)).toMatchObject({ ok: true, e164: '+32470123456' });
  });

  it.each([
    ['\u200B \u202C', 'BE', 'empty'],
    ['tel:', 'BE', 'empty'],
    ['tel:+3225121212;ext=44', null, 'extension'],
    ['tel:0470123456;phone-context=+32', null, 'not_a_number'],
    ['０４７０１２３４５６ｘ１２', 'BE', 'extension'],
    ['047012345①', 'BE', 'not_a_number'],
  ])('does not guess at %j (default %s): %s', (raw, defaultCountry, reason) => {
    expect(parsePhone(raw, defaultCountry)).toMatchObject({ ok: false, reason });
  });

  it('says how to mend a number without a country', () => {
    expect(parsePhone('0470123456', null)).toEqual({
      ok: false,
      reason: 'unknown_country',
      message:
        '"0470123456": It names no country: write it with + and the country code, or set a default country.',
    });
  });
});

/** What libphonenumber-js itself says, without the compiled matcher. */
function slow(raw: string, defaultCountry: string | null) {
  const country = getCountries().find((code) => code === defaultCountry);
  const phone = parsePhoneNumberFromString(raw, {
    extract: false,
    ...(country !== undefined && { defaultCountry: country }),
  });
  if (phone === undefined || !phone.isValid()) return null;
  return { e164: phone.number, country: phone.country ?? null, type: phone.getType() ?? 'UNKNOWN' };
}

// A metadata upgrade must not be able to break the compiled matcher unseen.
describe('matchFastPhone', () => {
  const callingCodes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
  const digits = (least: number, most: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most })
      .map((list) => list.join(''));

  it('agrees with libphonenumber-js on every international number it accepts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...callingCodes), digits(5, 12), (code, national) => {
        const raw = `+${code}${national}`;
        const fast = matchFastPhone(raw, null);
        if (fast !== null) expect({ raw, ...fast }).toEqual({ raw, ...slow(raw, null) });
      }),
      { numRuns: 6000 },
    );
  });

  it('agrees with libphonenumber-js on numbers that begin like real ones, also behind a national prefix', () => {
    const codeOf = (prefix: string) => callingCodes.find((code) => prefix.startsWith(code)) ?? '';
    const examples = Object.entries(mobileExamples).map(
      ([country, national]) => getCountryCallingCode(country as CountryCode) + national,
    );
    const starts = PREFIX_SETS.trim()
      .split(/\s+/)
      .map((row) => row.split(':')[0] ?? '')
      .concat(examples.map((example) => example.slice(0, -4)));
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.constantFrom('', '', '', '0', '1', '8', '9'),
        digits(4, 8),
        (start, nationalPrefix, rest) => {
          const code = codeOf(start);
          const raw = `+${code}${nationalPrefix}${start.slice(code.length)}${rest}`;
          const fast = matchFastPhone(raw, null);
          if (fast === null) return;
          accepted++;
          expect({ raw, ...fast }).toEqual({ raw, ...slow(raw, null) });
        },
      ),
      { numRuns: 8000 },
    );
    expect(accepted).toBeGreaterThan(300);
  });

  it('agrees with libphonenumber-js on ten-digit numbers of the United States and their neighbours', () => {
    fc.assert(
      fc.property(digits(10, 10), (raw) => {
        const fast = matchFastPhone(raw, 'US');
        if (fast !== null) expect({ raw, ...fast }).toEqual({ raw, ...slow(raw, 'US') });
      }),
      { numRuns: 3000 },
    );
  });

  it('recognises by itself what most uploads are made of', () => {
    for (const raw of [
      '+32470123456',
      '+1 (212) 555-0123',
      '+33 6 12 34 56 78',
      '+447911123456',
      '+4930901820',
    ]) {
      expect(matchFastPhone(raw, null)).toEqual(slow(raw, null));
      expect(matchFastPhone(raw, null)).not.toBeNull();
    }
    expect(matchFastPhone('(212) 555-0123', 'US')).toEqual(slow('(212) 555-0123', 'US'));
  });

  it('leaves to libphonenumber-js what may be rewritten', () => {
    expect(matchFastPhone('+2640847805047', null)).toBeNull();
    expect(parsePhone('+2640847805047', null)).toMatchObject({ ok: true, e164: '+264847805047' });
  });
});

describe('toVendorFormat', () => {
  it.each([
    [{ kind: 'e164' as const }, '+32470123456'],
    [{ kind: 'digits' as const }, '32470123456'],
    [{ kind: 'digits' as const, prefix: '9' }, '932470123456'],
    [{ kind: 'national' as const, country: 'BE' }, '0470123456'],
    [{ kind: 'national' as const, country: 'FR', internationalPrefix: '00', prefix: '9' }, '90032470123456'],
  ])('dials +32470123456 for %j as %s', (format, number) => {
    expect(toVendorFormat('+32470123456', format)).toEqual({ ok: true, number });
  });

  it('refuses a foreign number where there is no international prefix', () => {
    expect(toVendorFormat('+32470123456', { kind: 'national', country: 'FR' })).toEqual({
      ok: false,
      message: '+32470123456 lies outside FR, and the connection has no international prefix.',
    });
  });

  it('refuses what is not E.164', () => {
    expect(toVendorFormat('0470123456', { kind: 'digits' }).ok).toBe(false);
  });
});
