'use client';

import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useLocale } from 'use-intl';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes of unions and test regions, which no number has. */
const NO_COUNTRY: ReadonlySet<string> = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);
/** Old codes have names too, but stand for another by now. */
const isCurrent = (code: string): boolean => new Intl.Locale(`und-${code}`).region === code;

/** A country by its name in the language of the page; the value is its code of two letters. */
export function CountrySelect({
  label,
  description,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly description?: string;
  readonly value: string | null;
  readonly error?: React.ReactNode;
  readonly onChange: (code: string | null) => void;
}) {
  const countries = useCountries();
  return (
    <Select
      label={label}
      description={description}
      searchable
      clearable
      limit={60}
      data={countries}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}

/** Every country with its code, in the order of the page's language. */
export function useCountries(): { value: string; label: string }[] {
  const locale = useLocale();
  return useMemo(() => countriesIn(locale), [locale]);
}

function countriesIn(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NO_COUNTRY.has(code) && isCurrent(code))
    .flatMap((value) => {
      const name = names.of(value);
      return name === undefined ? [] : [{ value, label: `${name} (${value})` }];
    })
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}
