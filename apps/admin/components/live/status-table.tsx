'use client';

import { useTranslations } from 'use-intl';
import type { StatusRow } from '../../lib/live/live-rows';
import { CountCell, NameCell } from './live-cells';
import { type LiveColumn, LiveTable } from './live-table';

const NUMBERS = ['waiting', 'available', 'busy', 'wrapUp', 'paused', 'abandoned'] as const;
const ON_PHONE: readonly string[] = ['waiting', 'available'];

/** The dialers' own campaigns, in the dialers' words and counts. */
export function StatusTable({ rows }: { readonly rows: readonly StatusRow[] }) {
  const t = useTranslations('live.statuses');
  return (
    <LiveTable
      label={t('title')}
      rows={rows}
      empty={t('empty')}
      columns={[
        {
          key: 'campaign',
          head: t('campaign'),
          width: null,
          cell: (row) => <NameCell row={row}>{row.campaign}</NameCell>,
        },
        ...NUMBERS.map((key): LiveColumn<StatusRow> => ({
          key,
          head: t(key),
          width: 76,
          isNumber: true,
          isWide: !ON_PHONE.includes(key),
          cell: (row) => <CountCell value={row[key]} isLate={key === 'waiting'} />,
        })),
      ]}
    />
  );
}
