'use client';

import { contactListPage } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../../../components/data-table/data-table';
import { TableFoot } from '../../../../components/data-table/table-foot';
import { FilterBar } from '../../../../components/filters/filter-bar';
import { useMay } from '../../../../components/session/session-context';
import { PageBody } from '../../../../components/ui/page';
import { Refused, StaleLine } from '../../../../components/ui/shown';
import { useGo } from '../../../../hooks/unsaved';
import { useList } from '../../../../hooks/use-list';
import { LISTS } from '../../../../lib/api/lists';
import { LIST_FILTERS } from '../lists-filters';
import { ListCard } from './list-card';
import { ListsEmpty } from './lists-empty';
import { NewListDialog } from './new-list-dialog';
import { PlaceLegend } from './place-legend';
import { useListColumns } from './use-list-columns';

const EVERY_MS = 20_000;

/** Every contact list with where its contacts stand, as counted last. */
export function Lists() {
  const t = useTranslations('lists');
  const may = useMay();
  const go = useGo();
  const [isNew, setIsNew] = useState(false);
  const [{ search, use, archived, order }, setFilter] = useQueryStates(LIST_FILTERS);
  const query = {
    search,
    order,
    archived: archived === 'archived' ? 'true' : null,
    inUse: use === null ? null : String(use === 'used'),
  };
  const list = useList([...LISTS, 'table'], contactListPage, '/contact-lists', query, {
    refetchInterval: EVERY_MS,
  });
  const columns = useListColumns();
  if (list.rows.length === 0 && list.error !== null)
    return (
      <PageBody title={t('title')}>
        <Refused error={list.error} onAgain={list.refetch} />
      </PageBody>
    );
  return (
    <PageBody
      title={t('title')}
      isFull
      acts={
        may('lists.edit') && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setIsNew(true)}>
            {t('newList')}
          </Button>
        )
      }
    >
      <FilterBar
        search={search}
        searchLabel={t('search')}
        onSearch={(text) => void setFilter({ search: text })}
        fields={[
          {
            key: 'use',
            name: t('filters.use'),
            values: (['used', 'unused'] as const).map((value) => ({ value, label: t(`filters.${value}`) })),
          },
          {
            key: 'archived',
            name: t('filters.archive'),
            values: [{ value: 'archived', label: t('filters.archived') }],
          },
        ]}
        chosen={{ use, archived }}
        onChoose={(key, value) => void setFilter({ [key]: value })}
      >
        <PlaceLegend />
      </FilterBar>
      {list.error !== null && <StaleLine error={list.error} onAgain={list.refetch} />}
      <DataTable
        label={t('title')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.onMore}
        empty={<ListsEmpty onNew={() => setIsNew(true)} />}
        onOpen={({ id }) => go(`/lists/${id}`)}
        sort={{ key: order, isDown: order === 'newest' }}
        onSort={({ key }) => void setFilter({ order: LIST_FILTERS.order.parse(key) })}
        card={(row) => <ListCard list={row} />}
      />
      <TableFoot shown={list.rows.length} hasMore={list.hasMore}>
        <span>{t('countedNote')}</span>
      </TableFoot>
      {isNew && <NewListDialog onClose={() => setIsNew(false)} />}
    </PageBody>
  );
}
