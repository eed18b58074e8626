'use client';

import { useTranslations } from 'use-intl';
import type { LiveBoard } from '../../lib/live/live-board';
import {
  callRows,
  figureOf,
  memberRows,
  phoneRows,
  queueRows,
  statusRows,
  tellsQueueOfCall,
} from '../../lib/live/live-rows';
import { clockTime } from './clock-time';
import styles from './live.module.css';
import { LiveTile } from './live-tile';

/** The sums over all connections shown; a figure that no connection can show has no tile. */
export function LiveTiles({ board }: { readonly board: LiveBoard }) {
  const t = useTranslations('live.tiles');
  const shows = (kind: Parameters<typeof figureOf>[1]): boolean =>
    board.connections.some(({ snapshots }) => snapshots.includes(kind));
  const calls = callRows(board);
  const queues = queueRows(board);
  const phones = phoneRows(memberRows(board));
  const statuses = statusRows(board);
  const waiting = figureOf(board, 'queues', queues, (row) => row.waiting);
  const longest = Math.max(0, ...queues.map(({ longestSeconds }) => longestSeconds ?? 0));
  const sum = (value: (row: (typeof statuses)[number]) => number | null): number =>
    statuses.reduce((all, row) => all + (value(row) ?? 0), 0);
  return (
    <div className={styles.tiles}>
      {shows('active_calls') && (
        <LiveTile
          label={t('calls')}
          figure={figureOf(board, 'active_calls', calls, () => 1)}
          note={
            board.connections.some(tellsQueueOfCall)
              ? t('inQueues', { count: calls.filter(({ queue }) => queue !== null).length })
              : undefined
          }
        />
      )}
      {waiting.value !== null && (
        <LiveTile
          label={t('waiting')}
          figure={waiting}
          isLate={waiting.value > 0}
          note={longest > 0 ? t('longest', { time: clockTime(longest) }) : t('nobody')}
        />
      )}
      {shows('campaign_status') && (
        <LiveTile
          label={t('available')}
          figure={figureOf(board, 'campaign_status', statuses, (row) => row.available)}
          note={t('agents', {
            busy: sum((row) => row.busy),
            wrapUp: sum((row) => row.wrapUp),
            paused: sum((row) => row.paused),
          })}
        />
      )}
      {shows('members') && (
        <LiveTile
          label={t('phones')}
          figure={figureOf(board, 'members', phones, ({ isRegistered }) => (isRegistered ? 1 : 0))}
          note={t('ofPhones', { count: phones.length })}
        />
      )}
    </div>
  );
}
