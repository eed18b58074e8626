import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import type { Locale } from '../lib/i18n/locales';
import { type Translate, translator } from '../lib/i18n/server-words';

interface Catalogue {
  readonly say: Translate;
  /** Fields of the API by their names. */
  readonly fieldNames: Readonly<Record<string, string>>;
}

const AS_IT_IS: Catalogue = { say: (sentence) => sentence, fieldNames: {} };

/** Brought only to those who read it: the service's own language needs none. */
const CATALOGUES: Readonly<Record<Locale, () => Promise<Catalogue>>> = {
  en: () => Promise.resolve(AS_IT_IS),
  es: async () => {
    const [{ serverWords }, { fieldNames }] = await Promise.all([
      import('../messages/es/server-words'),
      import('../messages/es/field-names'),
    ]);
    return { say: translator(serverWords), fieldNames };
  },
};

/** The service's words in the language of the page; as they are while those are on their way. */
export function useServerCatalogue(): Catalogue {
  const locale = useLocale();
  const words = useQuery({
    queryKey: ['server-words', locale],
    queryFn: CATALOGUES[locale],
    staleTime: Infinity,
    gcTime: Infinity,
    retry: 3,
    // They come from where the page came from, and are wanted just when there is no line to the service.
    networkMode: 'always',
    structuralSharing: false,
  });
  return words.data ?? AS_IT_IS;
}

/**
 * Says a sentence of the service in the language of the page: `say(error.message)`. What has no words there stays as it is.
 */
export const useServerWords = (): Translate => useServerCatalogue().say;
