'use client';

import { Button } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CallRow } from '../../lib/live/live-rows';
import { useMay } from '../session/session-context';
import { ClockTime } from './clock-time';
import { endsOf, HangUp } from './hang-up';
import { NameCell } from './live-cells';
import { type LiveColumn, LiveTable } from './live-table';

/** Calls under way, the longest first; whoever may cuts one, after being asked about this very call. */
export function CallTable({ rows }: { readonly rows: readonly CallRow[] }) {
  const t = useTranslations('live.calls');
  const may = useMay();
  const [asked, setAsked] = useState<CallRow | null>(null);
  const act: LiveColumn<CallRow> = {
    key: 'act',
    head: '',
    width: 104,
    cell: (row) => (
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPhoneOff size={12} aria-hidden="true" />}
        aria-label={t('hangUpOf', endsOf(row))}
        onClick={() => setAsked(row)}
      >
        {t('hangUp')}
      </Button>
    ),
  };
  return (
    <>
      <LiveTable
        label={t('title')}
        rows={rows}
        empty={t('empty')}
        columns={[
          {
            key: 'call',
            head: t('call'),
            width: null,
            cell: (row) => (
              <NameCell row={row}>
                {row.source} {row.isLeg ? '·' : '→'} {row.destination}
              </NameCell>
            ),
          },
          { key: 'type', head: t('type'), width: 104, isWide: true, cell: (row) => row.typeText || '–' },
          { key: 'state', head: t('state'), width: 96, isWide: true, cell: (row) => row.stateText || '–' },
          {
            key: 'time',
            head: t('time'),
            width: 72,
            isNumber: true,
            cell: ({ startedMs }) => <ClockTime sinceMs={startedMs} />,
          },
          ...(may('live.hangUp') ? [act] : []),
        ]}
      />
      {asked !== null && <HangUp call={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
