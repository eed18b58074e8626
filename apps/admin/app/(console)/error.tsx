'use client';

import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../components/ui/empty-state';

const RETRY_MS = 5_000;

/** A page whose server half failed, most often because the service is away: it is asked again by itself. */
export default function ConsoleError({ retry }: { readonly retry: () => void }) {
  const t = useTranslations('frame.failed');
  useEffect(() => {
    const timer = setTimeout(retry, RETRY_MS);
    return () => clearTimeout(timer);
  });
  return (
    <main>
      <EmptyState
        title={t('title')}
        act={
          <Button variant="default" onClick={retry}>
            {t('again')}
          </Button>
        }
      >
        {t('text', { seconds: String(RETRY_MS / 1000) })}
      </EmptyState>
    </main>
  );
}
