'use client';

import type { SnapshotKind } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { CallTable } from '../../../../components/live/call-table';
import styles from '../../../../components/live/live.module.css';
import { LiveTiles } from '../../../../components/live/live-tiles';
import { MemberTable } from '../../../../components/live/member-table';
import { QueuePanel } from '../../../../components/live/queue-panel';
import { StatusTable } from '../../../../components/live/status-table';
import { Panel } from '../../../../components/ui/panel';
import { type LiveBoard, snapshotOf } from '../../../../lib/live/live-board';
import { callRows, memberRows, queueRows, statusRows } from '../../../../lib/live/live-rows';
import { Trouble } from './trouble';

/** Tiles over two columns: what is going on at the left, who and which dialer campaigns at the right. */
export function LiveBody({ board, isLost }: { readonly board: LiveBoard; readonly isLost: boolean }) {
  const t = useTranslations('live');
  const shows = (kind: SnapshotKind): boolean =>
    board.connections.some(
      ({ id, snapshots }) => snapshots.includes(kind) && snapshotOf(board, id, kind)?.items,
    );
  const [queues, members, calls, statuses] = [
    queueRows(board),
    memberRows(board),
    callRows(board),
    statusRows(board),
  ];
  const hasRight = shows('campaign_status') || shows('members');
  return (
    <div className={styles.board} data-lost={isLost || undefined}>
      <LiveTiles board={board} />
      <Trouble board={board} />
      <div className={styles.columns} data-single={!hasRight || undefined}>
        <div className={styles.column}>
          <QueuePanel rows={queues} members={members} />
          {shows('active_calls') && (
            <Panel title={t('calls.title')} note={calls.length} isFlush>
              <CallTable rows={calls} />
            </Panel>
          )}
        </div>
        <div className={styles.column}>
          {shows('campaign_status') && (
            <Panel title={t('statuses.title')} note={statuses.length} isFlush>
              <StatusTable rows={statuses} />
            </Panel>
          )}
          {shows('members') && (
            <Panel title={t('members.title')} note={t('members.sorted', { count: members.length })} isFlush>
              <MemberTable rows={members} />
            </Panel>
          )}
        </div>
      </div>
    </div>
  );
}
