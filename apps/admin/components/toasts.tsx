'use client';

import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';

/** What is said in passing; the button that takes it away has a name for those who do not see it. */
export function Toasts() {
  const t = useTranslations('common');
  const closeButtonProps = { 'aria-label': t('close') };
  return (
    <MantineThemeProvider theme={{ components: { Notification: { defaultProps: { closeButtonProps } } } }}>
      <Notifications position="bottom-right" />
    </MantineThemeProvider>
  );
}
