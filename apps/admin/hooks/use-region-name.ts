import { useMemo } from 'react';
import { useLocale } from 'use-intl';

/** Writes a country in the language of the page: `ES` is Spain. */
export function useRegionName(): (code: string) => string {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'region' });
    return (code) => names.of(code) ?? code;
  }, [locale]);
}
