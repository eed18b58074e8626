import { type DncMatch, parsePhone } from '@callspool/domain';

export type DncValue =
  | { readonly ok: true; /** Digits without "+". */ readonly value: string }
  | { readonly ok: false; readonly message: string };

const PREFIX = /^(?:\+|00)?[\d ().-]+$/;

/**
 * The digits by which an entry is kept. Numbers are read by the rules of `country` when they name none themselves;
 * prefixes always begin with the country code.
 */
export function dncValue(raw: string, match: DncMatch, country: string | null): DncValue {
  return match === 'number' ? numberValue(raw, country) : prefixValue(raw);
}

function numberValue(raw: string, country: string | null): DncValue {
  const phone = parsePhone(raw, country);
  return phone.ok ? { ok: true, value: phone.e164.slice(1) } : { ok: false, message: phone.message };
}

function prefixValue(raw: string): DncValue {
  const text = raw.trim();
  const digits = text.replace(/^(?:\+|00)/, '').replace(/\D/g, '');
  if (PREFIX.test(text) && digits.length >= 1 && digits.length <= 15 && !digits.startsWith('0')) {
    return { ok: true, value: digits };
  }
  return {
    ok: false,
    message: `"${text}" is not a prefix: write the first digits with the country code, such as +32900.`,
  };
}
