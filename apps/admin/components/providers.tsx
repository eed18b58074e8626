'use client';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { ApiError } from '../lib/api/problem';
import { type Locale, messagesOf } from '../lib/i18n/locales';
import { cssVariables, theme } from '../lib/theme';

/** Signed out elsewhere, or the session has run out: every other answer would be the same refusal. */
function toSignIn(error: Error): void {
  if (error instanceof ApiError && error.problem.status === 401 && location.pathname !== '/sign-in')
    location.replace(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

export function Providers({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: false } },
        queryCache: new QueryCache({ onError: toSignIn }),
      }),
  );
  return (
    <IntlProvider locale={locale} messages={messagesOf(locale)}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <Notifications position="bottom-right" />
        <NuqsAdapter>
          <QueryClientProvider client={queries}>{children}</QueryClientProvider>
        </NuqsAdapter>
      </MantineProvider>
    </IntlProvider>
  );
}
