'use client';

import { listImportPage } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { ImportTable } from '../../../../components/imports/import-table';
import { EmptyState } from '../../../../components/ui/empty-state';
import { useList } from '../../../../hooks/use-list';
import { IMPORTS } from '../../../../lib/api/list-imports';
import { ListFrame } from './list-frame';

const EVERY_MS = 5_000;

/** The imports of a list, newest first. */
export function ListImports({ listId }: { readonly listId: string }) {
  const t = useTranslations('listImport');
  const list = useList(
    [...IMPORTS, 'of', listId],
    listImportPage,
    `/contact-lists/${listId}/imports`,
    {},
    {
      refetchInterval: EVERY_MS,
    },
  );
  return (
    <ListFrame listId={listId} isFull>
      {() => (
        <ImportTable
          label={t('importsOf')}
          list={list}
          empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
        />
      )}
    </ListFrame>
  );
}
