import { en } from '../../messages/en';
import { es } from '../../messages/es';

export const LOCALES = ['en', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language by its own name, as people look for it. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', es: 'Español' };
export const LOCALE_COOKIE = 'callspool_locale';

const TEXTS = { en, es } as const;

/** The texts of a language; typed by the English ones, whose keys every language has. */
export const messagesOf = (locale: Locale): typeof en => TEXTS[locale] as typeof en;

/** The language that was chosen, else the first the browser asks for that we have, else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const wanted = [chosen ?? '', ...(acceptLanguage ?? '').split(',')];
  for (const tag of wanted) {
    const language = tag.split(/[-;]/)[0]?.trim().toLowerCase();
    const locale = LOCALES.find((each) => each === language);
    if (locale !== undefined) return locale;
  }
  return 'en';
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
  }
}
