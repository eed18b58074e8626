'use client';

import { Button } from '@mantine/core';
import { useQueryStates } from 'nuqs';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { EmptyState } from '../../../../components/ui/empty-state';
import { LIST_FILTERS } from '../lists-filters';

/** No list at all, or none that the filters leave. */
export function ListsEmpty({ onNew }: { readonly onNew: () => void }) {
  const t = useTranslations('lists.empty');
  const may = useMay();
  const [{ search, use, archived }, setFilter] = useQueryStates(LIST_FILTERS);
  if ([search, use, archived].some((value) => value !== null)) {
    return (
      <EmptyState
        title={search === null ? t('noMatch') : t('noMatchOf', { text: search })}
        act={
          <Button variant="default" onClick={() => void setFilter(null)}>
            {t('clear')}
          </Button>
        }
      >
        {t('noMatchText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('title')} act={may('lists.edit') && <Button onClick={onNew}>{t('act')}</Button>}>
      {t('text')}
    </EmptyState>
  );
}
