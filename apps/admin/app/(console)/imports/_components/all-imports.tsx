'use client';

import { anyListImportPage, IMPORT_STATES } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { useQueryStates } from 'nuqs';
import { useTranslations } from 'use-intl';
import { FilterBar } from '../../../../components/filters/filter-bar';
import { ImportTable } from '../../../../components/imports/import-table';
import { EmptyState } from '../../../../components/ui/empty-state';
import { LinkButton } from '../../../../components/ui/link-button';
import { PageBody } from '../../../../components/ui/page';
import { useList } from '../../../../hooks/use-list';
import { IMPORTS } from '../../../../lib/api/list-imports';
import { IMPORT_FILTERS } from '../imports-filters';

const EVERY_MS = 5_000;

/** The imports of all lists, newest first. */
export function AllImports() {
  const t = useTranslations('listImport');
  const [{ state }, setFilter] = useQueryStates(IMPORT_FILTERS);
  const list = useList(
    [...IMPORTS, 'all'],
    anyListImportPage,
    '/list-imports',
    { state },
    { refetchInterval: EVERY_MS },
  );
  return (
    <PageBody title={t('title')} facts={t('about')} isFull>
      <FilterBar
        fields={[
          {
            key: 'state',
            name: t('columns.state'),
            values: IMPORT_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
          },
        ]}
        chosen={{ state }}
        onChoose={(key, value) => void setFilter({ [key]: value })}
      />
      <ImportTable
        label={t('title')}
        list={list}
        hasList
        empty={
          state === null ? (
            <EmptyState title={t('none')} act={<LinkButton href="/lists">{t('toLists')}</LinkButton>}>
              {t('noneText')}
            </EmptyState>
          ) : (
            <EmptyState
              title={t('noneSo')}
              act={
                <Button variant="default" onClick={() => void setFilter(null)}>
                  {t('showAll')}
                </Button>
              }
            />
          )
        }
      />
    </PageBody>
  );
}
