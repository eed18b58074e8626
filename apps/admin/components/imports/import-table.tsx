'use client';

import type { AnyListImportView, ListImportView } from '@callspool/contracts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { List } from '../../hooks/use-list';
import { useGo } from '../../hooks/unsaved';
import { DataTable } from '../data-table/data-table';
import type { Column } from '../data-table/data-table-types';
import { TableFoot } from '../data-table/table-foot';
import { Moment } from '../ui/moment';
import { Refused, StaleLine } from '../ui/shown';
import { TwoLines } from '../ui/two-lines';
import { useNumber } from '../../hooks/use-number';
import { ImportState } from './import-state';
import styles from './imports.module.css';

type Run = ListImportView & Partial<Pick<AnyListImportView, 'listName'>>;

/** Imports, newest first; each opens its page. `hasList`: the list stands beside each. */
export function ImportTable<T extends Run>({
  label,
  list,
  hasList = false,
  empty,
}: {
  readonly label: string;
  readonly list: List<T>;
  readonly hasList?: boolean;
  readonly empty: ReactNode;
}) {
  const go = useGo();
  const columns = useImportColumns<T>(hasList);
  if (list.rows.length === 0 && list.error !== null)
    return <Refused error={list.error} onAgain={list.refetch} />;
  return (
    <>
      {list.error !== null && <StaleLine error={list.error} onAgain={list.refetch} />}
      <DataTable
        label={label}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.onMore}
        empty={empty}
        onOpen={({ id, listId }) => go(`/lists/${listId}/imports/${id}`)}
        card={(run) => <ImportCard run={run} />}
      />
      <TableFoot shown={list.rows.length} hasMore={list.hasMore} />
    </>
  );
}

function useImportColumns<T extends Run>(hasList: boolean): readonly Column<T>[] {
  const t = useTranslations('listImport.columns');
  const number = useNumber();
  const figure = (value: number) => <span data-zero={value === 0 || undefined}>{number.whole(value)}</span>;
  return [
    {
      key: 'file',
      head: t('file'),
      width: 240,
      isGrowing: true,
      cell: ({ fileName, createdBy }) => (
        <TwoLines first={<span className={styles.name}>{fileName}</span>} second={createdBy} />
      ),
    },
    ...(hasList
      ? [
          {
            key: 'list',
            head: t('list'),
            width: 216,
            cell: ({ listName = '' }: T) => <span className={styles.cut}>{listName}</span>,
          },
        ]
      : []),
    { key: 'state', head: t('state'), width: 208, cell: (run) => <ImportState run={run} /> },
    {
      key: 'in',
      head: t('in'),
      width: 104,
      isNumber: true,
      cell: ({ rowsAccepted }) => figure(rowsAccepted),
    },
    {
      key: 'out',
      head: t('out'),
      width: 104,
      isNumber: true,
      cell: ({ rowsRejected }) => figure(rowsRejected),
    },
    {
      key: 'at',
      head: t('at'),
      width: 168,
      isNumber: true,
      cell: ({ createdAt }) => <Moment at={createdAt} isZoneSaid />,
    },
  ];
}

function ImportCard({ run }: { readonly run: Run }) {
  const t = useTranslations('listImport');
  const number = useNumber();
  return (
    <div className={styles.card}>
      <span className={styles.cardTop}>
        <span className={styles.cardName}>{run.fileName}</span>
        <Moment at={run.createdAt} />
      </span>
      <ImportState run={run} />
      <span className={styles.cardText}>
        {run.listName !== undefined && `${run.listName}, `}
        {t('inOut', { in: number.whole(run.rowsAccepted), out: number.whole(run.rowsRejected) })}
      </span>
    </div>
  );
}
