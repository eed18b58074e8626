import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import type { Locale } from '../lib/i18n/locales';
import { type ServerWords, type Translate, translator } from '../lib/i18n/server-words';

/** Brought only to those who read it: the service's own language needs none. */
const CATALOGUES: Readonly<Record<Exclude<Locale, 'en'>, () => Promise<ServerWords>>> = {
  es: async () => (await import('../messages/es/server-words')).serverWords,
};

const asItIs: Translate = (sentence) => sentence;

/**
 * Says a sentence of the service in the language of the page: `say(error.message)`. As it is while the words are on their way,
 * and where there are none for it.
 */
export function useServerWords(): Translate {
  const locale = useLocale();
  const words = useQuery({
    queryKey: ['server-words', locale],
    queryFn: async (): Promise<Translate> =>
      locale === 'en' ? asItIs : translator(await CATALOGUES[locale]()),
    staleTime: Infinity,
    gcTime: Infinity,
    retry: 3,
    // They come from where the page came from, and are wanted just when there is no line to the service.
    networkMode: 'always',
  });
  return words.data ?? asItIs;
}
