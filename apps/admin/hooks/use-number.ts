import { useMemo } from 'react';
import { useLocale } from 'use-intl';
import { FORMAT_LOCALES } from '../lib/format/locale-tag';
import { percentOf } from '../lib/format/percent';

/** Writes figures in the language of the page. */
export function useNumber() {
  const locale = FORMAT_LOCALES[useLocale()];
  return useMemo(() => {
    const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return {
      whole: (value: number): string => whole.format(value),
      /** One digit behind the comma, cut and never rounded up; null is a dash. */
      percent: (part: number, of: number): string | null => {
        const share = percentOf(part, of);
        return share === null ? null : `${tenth.format(share)}%`;
      },
    };
  }, [locale]);
}
