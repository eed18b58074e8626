import type { Locale } from '../i18n/locales';

/** Where a language leaves open how days and numbers are written, the way that the most of its readers here expect. */
export const FORMAT_LOCALES: Readonly<Record<Locale, string>> = { en: 'en-GB', es: 'es-ES' };
