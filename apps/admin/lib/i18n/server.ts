import { cookies, headers } from 'next/headers';
import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import type { en } from '../../messages/en';
import { chooseLocale, type Locale, LOCALE_COOKIE, messagesOf } from './locales';

/** The language of this request. Server only. */
export async function requestLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  return chooseLocale(chosen, (await headers()).get('accept-language'));
}

/** The texts of one screen in the language of this request: `const t = await texts('lists'); t('title')`. Server only. */
export async function texts<N extends NamespaceKeys<typeof en, NestedKeyOf<typeof en>>>(namespace: N) {
  const locale = await requestLocale();
  return createTranslator({ locale, messages: messagesOf(locale), namespace });
}
