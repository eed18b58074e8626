'use client';

import { useTranslations } from 'use-intl';
import type { QueueRow } from '../../lib/live/live-rows';
import { clockTime } from './clock-time';
import { CountCell, NameCell } from './live-cells';
import { LiveTable } from './live-table';

export function QueueTable({ rows }: { readonly rows: readonly QueueRow[] }) {
  const t = useTranslations('live.queues');
  return (
    <LiveTable
      label={t('title')}
      rows={rows}
      empty={t('empty')}
      columns={[
        {
          key: 'name',
          head: t('queue'),
          width: null,
          cell: (row) => (
            <NameCell row={row}>{row.label === null ? row.name : `${row.name} ${row.label}`}</NameCell>
          ),
        },
        {
          key: 'waiting',
          head: t('waiting'),
          width: 72,
          isNumber: true,
          cell: (row) => <CountCell value={row.waiting} isLate />,
        },
        {
          key: 'longest',
          head: t('longest'),
          width: 72,
          isNumber: true,
          isWide: true,
          cell: (row) =>
            row.longestSeconds === null || row.longestSeconds === 0 ? '–' : clockTime(row.longestSeconds),
        },
        {
          key: 'calls',
          head: t('calls'),
          width: 64,
          isNumber: true,
          isWide: true,
          cell: (row) => <CountCell value={row.calls} />,
        },
        {
          key: 'agents',
          head: t('agents'),
          width: 88,
          isNumber: true,
          cell: (row) => (row.loggedIn === null ? '–' : `${row.available ?? '–'} / ${row.loggedIn}`),
        },
      ]}
    />
  );
}
