'use client';

import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import styles from '../../../../components/live/live.module.css';
import { Seen } from '../../../../components/live/seen';
import { useServerWords } from '../../../../hooks/use-server-words';
import type { LiveBoard } from '../../../../lib/live/live-board';

/** Readings that failed last, each with the reason and how old what is still shown is. */
export function Trouble({ board }: { readonly board: LiveBoard }) {
  const t = useTranslations('live');
  const say = useServerWords();
  const failed = board.connections.flatMap((connection) => {
    const snapshots = [...board.snapshots.values()].filter(
      ({ connectionId, lastError }) => connectionId === connection.id && lastError !== null,
    );
    const [first] = snapshots;
    return first === undefined
      ? []
      : [{ connection, first, kinds: snapshots.map(({ kind }) => t(`kinds.${kind}`)) }];
  });
  if (failed.length === 0) return null;
  return (
    <ul className={styles.troubles}>
      {failed.map(({ connection, first, kinds }) => (
        <li key={connection.id}>
          <IconPlugConnectedX size={16} aria-hidden="true" />
          <span>
            <strong>{t('notRead', { name: connection.name, kinds: kinds.join(', ') })}</strong>{' '}
            {say(first.lastError ?? '')}
          </span>
          <Seen seenMs={first.seenMs} />
        </li>
      ))}
    </ul>
  );
}
