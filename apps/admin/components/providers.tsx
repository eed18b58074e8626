'use client';

import { CloseButton, MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { useServerWords } from '../hooks/use-server-words';
import { ApiError } from '../lib/api/problem';
import { type Locale, messagesOf } from '../lib/i18n/locales';
import { cssVariables, theme } from '../lib/theme';

/** Signed out elsewhere, or the session has run out: every other answer would be the same refusal. */
function toSignIn(error: Error): void {
  if (error instanceof ApiError && error.problem.status === 401 && location.pathname !== '/sign-in')
    location.replace(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

interface ProvidersProps {
  readonly locale: Locale;
  /** Of the page as it was loaded. */
  readonly nonce: string;
  readonly children: ReactNode;
}

/** Where Mantine's scroll lock looks for the nonce of the style sheet that it adds. */
function tellScrollLock(nonce: string): void {
  Object.assign(globalThis, { __webpack_nonce__: nonce });
}

/** Has the service's sentences brought before the first of them is to be shown. */
function WordsAhead() {
  useServerWords();
  return null;
}

export function Providers({ locale, nonce, children }: ProvidersProps) {
  // A refresh renders with a new nonce, but the browser holds to the one that the page came with.
  const [firstNonce] = useState(nonce);
  useEffect(() => tellScrollLock(firstNonce), [firstNonce]);
  // The crosses of dialogs and messages say what they do, in the page's language.
  const worded = useMemo(() => {
    const name = { 'aria-label': messagesOf(locale).common.close };
    return mergeThemeOverrides(theme, {
      components: { CloseButton: CloseButton.extend({ defaultProps: name }) },
    });
  }, [locale]);
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: false } },
        queryCache: new QueryCache({ onError: toSignIn }),
      }),
  );
  return (
    <IntlProvider locale={locale} messages={messagesOf(locale)}>
      <MantineProvider
        theme={worded}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => firstNonce}
      >
        <Notifications position="bottom-right" />
        <NuqsAdapter>
          <QueryClientProvider client={queries}>
            <WordsAhead />
            {children}
          </QueryClientProvider>
        </NuqsAdapter>
      </MantineProvider>
    </IntlProvider>
  );
}
