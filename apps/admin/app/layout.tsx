import '@fontsource-variable/inter/opsz.css';
import '@fontsource-variable/geist-mono';
import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './globals.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '../components/providers';
import { NONCE_HEADER } from '../lib/nonce';
import { requestLocale, texts } from '../lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: { default: 'Callspool', template: '%s · Callspool' },
    description: (await texts('signIn'))('tagline'),
  };
}

export const viewport: Viewport = { colorScheme: 'light dark', width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const locale = await requestLocale();
  const nonce = (await headers()).get(NONCE_HEADER) ?? '';
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      </head>
      <body>
        <Providers locale={locale} nonce={nonce}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
