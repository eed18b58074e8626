'use client';

import { ActionIcon } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { QueueRow } from '../../lib/live/live-rows';
import { clockTime } from './clock-time';
import { CountCell, NameCell } from './live-cells';
import { type LiveColumn, LiveTable } from './live-table';

/** `onAdd`: who looks may put phones into the queues of connections that can do so. */
export function QueueTable({
  rows,
  onAdd,
}: {
  readonly rows: readonly QueueRow[];
  readonly onAdd?: (row: QueueRow) => void;
}) {
  const t = useTranslations('live.queues');
  // Left out when no vendor shown tells it.
  const longest: LiveColumn<QueueRow> = {
    key: 'longest',
    head: t('longest'),
    width: 72,
    isNumber: true,
    isWide: true,
    cell: (row) =>
      row.longestSeconds === null || row.longestSeconds === 0 ? '–' : clockTime(row.longestSeconds),
  };
  const calls: LiveColumn<QueueRow> = {
    key: 'calls',
    head: t('calls'),
    width: 64,
    isNumber: true,
    isWide: true,
    cell: (row) => <CountCell value={row.calls} />,
  };
  const act: LiveColumn<QueueRow> = {
    key: 'act',
    head: '',
    width: 40,
    cell: (row) =>
      row.connection.canChangeMembers && (
        <ActionIcon
          size={24}
          variant="subtle"
          color="gray"
          aria-label={t('add', { name: row.name })}
          onClick={() => onAdd?.(row)}
        >
          <IconUserPlus size={16} aria-hidden="true" />
        </ActionIcon>
      ),
  };
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
        ...(rows.some((row) => row.longestSeconds !== null) ? [longest] : []),
        ...(rows.some((row) => row.calls !== null) ? [calls] : []),
        {
          key: 'agents',
          head: t('agents'),
          width: 88,
          isNumber: true,
          cell: (row) => (row.loggedIn === null ? '–' : `${row.available ?? '–'} / ${row.loggedIn}`),
        },
        ...(onAdd !== undefined && rows.some(({ connection }) => connection.canChangeMembers) ? [act] : []),
      ]}
    />
  );
}
