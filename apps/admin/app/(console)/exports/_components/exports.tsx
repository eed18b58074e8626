'use client';

import { exportPage, type ExportView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../../../components/data-table/data-table';
import type { Column } from '../../../../components/data-table/data-table-types';
import { TableFoot } from '../../../../components/data-table/table-foot';
import { EmptyState } from '../../../../components/ui/empty-state';
import { Moment } from '../../../../components/ui/moment';
import { PageBody } from '../../../../components/ui/page';
import { Refused, StaleLine } from '../../../../components/ui/shown';
import { type PillState, StatePill } from '../../../../components/ui/state-pill';
import { TwoLines } from '../../../../components/ui/two-lines';
import { useBytes } from '../../../../hooks/use-bytes';
import { useList } from '../../../../hooks/use-list';
import { useNumber } from '../../../../hooks/use-number';
import { cancelExport, exportFilePath, EXPORTS } from '../../../../lib/api/exports';

const EVERY_MS = 2_000;

const LOOKS: Readonly<Record<ExportView['state'], PillState>> = {
  waiting: 'late',
  running: 'running',
  done: 'finished',
  failed: 'bad',
  cancelled: 'archived',
};

/** Lists that were asked for as files: how far each is, and where it is fetched. */
export function Exports() {
  const t = useTranslations('exports');
  const list = useList([...EXPORTS, 'all'], exportPage, '/exports', {}, { refetchInterval: EVERY_MS });
  const columns = useColumns();
  if (list.rows.length === 0 && list.error !== null)
    return <Refused error={list.error} onAgain={list.refetch} />;
  return (
    <PageBody title={t('title')} facts={t('about')} isFull>
      {list.error !== null && <StaleLine error={list.error} onAgain={list.refetch} />}
      <DataTable
        label={t('title')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.onMore}
        empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
        card={(row) => <ExportCard row={row} />}
      />
      <TableFoot shown={list.rows.length} hasMore={list.hasMore} />
    </PageBody>
  );
}

function useColumns(): readonly Column<ExportView>[] {
  const t = useTranslations('exports');
  const number = useNumber();
  return [
    {
      key: 'kind',
      head: t('columns.what'),
      width: 240,
      isGrowing: true,
      cell: (row) => <TwoLines first={t(`kinds.${row.kind}`)} second={<Narrowed row={row} />} />,
    },
    { key: 'state', head: t('columns.state'), width: 208, cell: (row) => <State row={row} /> },
    {
      key: 'rows',
      head: t('columns.rows'),
      width: 112,
      isNumber: true,
      cell: ({ rows }) => number.whole(rows),
    },
    {
      key: 'made',
      head: t('columns.made'),
      width: 176,
      cell: ({ createdAt, createdBy }) => (
        <TwoLines first={<Moment at={createdAt} isZoneSaid />} second={createdBy} />
      ),
    },
    { key: 'file', head: t('columns.file'), width: 208, cell: (row) => <FileAct row={row} /> },
  ];
}

/** By what the list was filtered, in the words of its address. */
function Narrowed({ row: { query } }: { readonly row: ExportView }) {
  const t = useTranslations('exports');
  const names = Object.keys(query);
  return <>{names.length === 0 ? t('everything') : t('narrowed', { by: names.join(', ') })}</>;
}

function State({ row }: { readonly row: ExportView }) {
  const t = useTranslations('exports');
  const pill = <StatePill state={LOOKS[row.state]} word={t(`states.${row.state}`)} />;
  return row.error === null ? pill : <TwoLines first={pill} second={row.error} />;
}

function FileAct({ row }: { readonly row: ExportView }) {
  const t = useTranslations('exports');
  const bytes = useBytes();
  const queries = useQueryClient();
  const cancelling = useMutation({
    mutationFn: () => cancelExport(row.id),
    onSettled: () => queries.invalidateQueries({ queryKey: EXPORTS }),
  });
  if (row.state === 'waiting' || row.state === 'running') {
    return (
      <Button variant="subtle" size="xs" loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
        {t('cancel')}
      </Button>
    );
  }
  if (row.fileUntil === null) return null;
  return (
    <Button
      component="a"
      href={exportFilePath(row.id)}
      variant="default"
      size="xs"
      leftSection={<IconDownload size={14} aria-hidden="true" />}
    >
      {t('fetch', { size: bytes(row.bytes) })}
    </Button>
  );
}

function ExportCard({ row }: { readonly row: ExportView }) {
  const t = useTranslations('exports');
  return (
    <>
      <TwoLines first={t(`kinds.${row.kind}`)} second={<Moment at={row.createdAt} />} />
      <State row={row} />
      <FileAct row={row} />
    </>
  );
}
