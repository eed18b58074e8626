'use client';

import { IconPhoneCheck, IconPhonePause, IconPhoneX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberRow } from '../../lib/live/live-rows';
import { useMay } from '../session/session-context';
import { ClockTime } from './clock-time';
import { NameCell } from './live-cells';
import { type LiveColumn, LiveTable } from './live-table';
import { MemberMenu } from './member-menu';
import { RemoveMember } from './remove-member';
import styles from './live.module.css';

/** Phones and, where the vendor tells, the queue that each row is about; whoever may changes them where that works. */
export function MemberTable({ rows }: { readonly rows: readonly MemberRow[] }) {
  const t = useTranslations('live.members');
  const mayChange = useMay()('live.changeMembers');
  // Kept here, so that the answer is still shown when the row has gone.
  const [asked, setAsked] = useState<MemberRow | null>(null);
  const act: LiveColumn<MemberRow> = {
    key: 'act',
    head: '',
    width: 40,
    cell: (row) =>
      row.connection.canChangeMembers &&
      row.queue !== null && <MemberMenu member={row} queue={row.queue} onRemove={() => setAsked(row)} />,
  };
  return (
    <>
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
              <NameCell row={row} below={row.queue}>
                {row.label === '' || row.label === row.name ? row.name : `${row.name} ${row.label}`}
              </NameCell>
            ),
          },
          {
            key: 'state',
            head: t('state'),
            width: 120,
            cell: ({ isRegistered, isPaused, state }) => (
              <span className={styles.state} title={state}>
                {isRegistered && isPaused ? (
                  <IconPhonePause size={14} aria-hidden="true" />
                ) : isRegistered ? (
                  <IconPhoneCheck size={14} aria-hidden="true" />
                ) : (
                  <IconPhoneX size={14} aria-hidden="true" />
                )}
                {t(!isRegistered ? 'away' : isPaused ? 'paused' : 'registered')}
              </span>
            ),
          },
          {
            key: 'since',
            head: t('since'),
            width: 84,
            isNumber: true,
            isWide: true,
            cell: ({ sinceMs }) => <ClockTime sinceMs={sinceMs} />,
          },
          ...(mayChange && rows.some(({ connection }) => connection.canChangeMembers) ? [act] : []),
        ]}
      />
      {asked !== null && asked.queue !== null && (
        <RemoveMember member={asked} queue={asked.queue} onClose={() => setAsked(null)} />
      )}
    </>
  );
}
