import { useMemo } from 'react';
import { useLocale } from 'use-intl';
import { FORMAT_LOCALES } from '../lib/format/locale-tag';

const STEP = 1000;
const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** Writes a size of data in the language of the page: `38.2 MB`. */
export function useBytes(): (size: number) => string {
  const locale = FORMAT_LOCALES[useLocale()];
  return useMemo(() => {
    const tenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    return (size) => {
      const step = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, size)) / Math.log(STEP)));
      const shown = size / STEP ** step;
      return `${(step === 0 ? whole : tenth).format(shown)} ${UNITS[step] ?? 'B'}`;
    };
  }, [locale]);
}
