import { useTranslations } from 'use-intl';

const SOURCES = [
  'row',
  'postal_and_prefix',
  'postal_and_country',
  'postal',
  'prefix',
  'country',
  'list_default',
  'unknown',
] as const;

/** What the zones of a number were read from, in words. */
export function useZoneSource(): (source: string) => string {
  const t = useTranslations('contacts.zoneSources');
  return (source) => {
    const known = SOURCES.find((each) => each === source);
    return known === undefined ? source : t(known);
  };
}
