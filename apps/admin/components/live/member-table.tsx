'use client';

import { IconPhoneCheck, IconPhoneX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { MemberRow } from '../../lib/live/live-rows';
import { ClockTime } from './clock-time';
import { NameCell } from './live-cells';
import { LiveTable } from './live-table';
import styles from './live.module.css';

export function MemberTable({ rows }: { readonly rows: readonly MemberRow[] }) {
  const t = useTranslations('live.members');
  return (
    <LiveTable
      label={t('title')}
      rows={rows}
      empty={t('empty')}
      columns={[
        {
          key: 'name',
          head: t('member'),
          width: null,
          cell: (row) => (
            <NameCell row={row}>{row.label === '' ? row.name : `${row.name} ${row.label}`}</NameCell>
          ),
        },
        {
          key: 'state',
          head: t('state'),
          width: 156,
          cell: ({ isRegistered, state }) => (
            <span className={styles.state} title={state}>
              {isRegistered ? (
                <IconPhoneCheck size={14} aria-hidden="true" />
              ) : (
                <IconPhoneX size={14} aria-hidden="true" />
              )}
              {t(isRegistered ? 'registered' : 'away')}
            </span>
          ),
        },
        {
          key: 'since',
          head: t('since'),
          width: 84,
          isNumber: true,
          cell: ({ sinceMs }) => <ClockTime sinceMs={sinceMs} />,
        },
      ]}
    />
  );
}
