import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../../../components/ui/empty-state';

export function DncEmpty({ isNarrowed, act }: { readonly isNarrowed: boolean; readonly act: ReactNode }) {
  const t = useTranslations('dnc.empty');
  if (isNarrowed) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>;
  return (
    <EmptyState title={t('title')} act={act}>
      {t('text')}
    </EmptyState>
  );
}
