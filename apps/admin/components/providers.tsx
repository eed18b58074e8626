'use client';

import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useEffect, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { ApiError } from '../lib/api/problem';
import { type Locale, messagesOf } from '../lib/i18n/locales';
import { cssVariables, theme } from '../lib/theme';
import { Toasts } from './toasts';

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

export function Providers({ locale, nonce, children }: ProvidersProps) {
  // A refresh renders with a new nonce, but the browser holds to the one that the page came with.
  const [firstNonce] = useState(nonce);
  useEffect(() => tellScrollLock(firstNonce), [firstNonce]);
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
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => firstNonce}
      >
        <Toasts />
        <NuqsAdapter>
          <QueryClientProvider client={queries}>{children}</QueryClientProvider>
        </NuqsAdapter>
      </MantineProvider>
    </IntlProvider>
  );
}
