'use client';

import { Button } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { isPhonebar } from '../../lib/connections/connection-values';
import type { CallRow } from '../../lib/live/live-rows';
import { useMay } from '../session/session-context';
import { ClockTime } from './clock-time';
import { endsOf, HangUp } from './hang-up';
import { NameCell } from './live-cells';
import { type LiveColumn, LiveTable } from './live-table';

const BAR_WORDS = ['incoming', 'outgoing', 'dialling', 'ringing', 'talking', 'held'] as const;

/** Calls under way, the longest first; whoever may cuts one, after being asked about this very call. */
export function CallTable({ rows }: { readonly rows: readonly CallRow[] }) {
  const t = useTranslations('live.calls');
  const may = useMay();
  const [asked, setAsked] = useState<CallRow | null>(null);
  // A phonebar's states are numbers and words of ours; the other vendors' own words are shown as they come.
  const word = ({ connection }: CallRow, text: string): string => {
    const known = isPhonebar(connection.kind) ? BAR_WORDS.find((one) => one === text) : undefined;
    return known === undefined ? text || '–' : t(`words.${known}`);
  };
  const act: LiveColumn<CallRow> = {
    key: 'act',
    head: '',
    width: 96,
    cell: (row) =>
      row.connection.canHangUp && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPhoneOff size={12} aria-hidden="true" />}
          aria-label={t('hangUpOf', endsOf(row, t('agent')))}
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
            cell: (row) => {
              const { source, destination } = endsOf(row, t('agent'));
              return (
                // The column is narrow, and whose phonebar it is must not be cut off.
                <NameCell row={row} below={row.agent}>
                  {source} {row.isLeg ? '·' : '→'} {destination}
                </NameCell>
              );
            },
          },
          { key: 'type', head: t('type'), width: 80, isWide: true, cell: (row) => word(row, row.typeText) },
          {
            key: 'state',
            head: t('state'),
            width: 96,
            isWide: true,
            cell: (row) => word(row, row.stateText),
          },
          {
            key: 'time',
            head: t('time'),
            width: 60,
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
