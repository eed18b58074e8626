'use client';

import { Button, Kbd, SegmentedControl } from '@mantine/core';
import { IconDeviceTv, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useTranslations } from 'use-intl';
import { LostLine } from '../../../../components/live/lost-line';
import { useLive } from '../../../../components/live/use-live';
import { VendorLine } from '../../../../components/live/vendor-line';
import { EmptyState } from '../../../../components/ui/empty-state';
import { LinkButton } from '../../../../components/ui/link-button';
import { LiveMark } from '../../../../components/ui/live-mark';
import { Moment } from '../../../../components/ui/moment';
import { PageBody } from '../../../../components/ui/page';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { useMay } from '../../../../components/session/session-context';
import { useKeys } from '../../../../hooks/keys';
import { LiveBody } from './live-body';

const ALL = 'all';

/** Everything that the vendors show now, each figure with its age. */
export function LiveScreen() {
  const t = useTranslations('live');
  const may = useMay();
  const { board, stream, frozenAt, toggle } = useLive();
  const [chosen, choose] = useQueryState('connection', parseAsString.withDefault(ALL));
  useKeys([{ keys: 'f', label: t(frozenAt === null ? 'freeze' : 'goLive'), group: t('title'), run: toggle }]);
  const shown = board.connections.filter(({ id }) => chosen === ALL || id === chosen);
  const isLost = stream.state === 'lost';
  return (
    <PageBody
      title={t('title')}
      facts={<VendorLine connections={board.connections} />}
      acts={
        <>
          {frozenAt === null ? (
            <LiveMark stream={stream} />
          ) : (
            <span>{t.rich('frozen', { at: () => <Moment at={new Date(frozenAt)} style="seconds" /> })}</span>
          )}
          <Button
            variant={frozenAt === null ? 'default' : 'filled'}
            leftSection={
              frozenAt === null ? (
                <IconPlayerPauseFilled size={14} aria-hidden="true" />
              ) : (
                <IconPlayerPlayFilled size={14} aria-hidden="true" />
              )
            }
            rightSection={<Kbd size="xs">F</Kbd>}
            onClick={toggle}
          >
            {t(frozenAt === null ? 'freeze' : 'goLive')}
          </Button>
          <LinkButton
            href="/live/wall"
            variant="default"
            leftSection={<IconDeviceTv size={14} aria-hidden="true" />}
          >
            {t('wall')}
          </LinkButton>
        </>
      }
    >
      {isLost && <LostLine toldMs={board.toldMs} />}
      {board.connections.length > 1 && (
        <SegmentedControl
          style={{ alignSelf: 'start' }}
          aria-label={t('which')}
          value={chosen}
          onChange={(value) => void choose(value === ALL ? null : value)}
          data={[
            { value: ALL, label: t('all') },
            ...board.connections.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {board.toldMs === 0 ? (
        <RowSkeleton rows={8} />
      ) : board.connections.length === 0 ? (
        <EmptyState
          title={t('empty')}
          act={may('connections.edit') && <LinkButton href="/connections/new">{t('connect')}</LinkButton>}
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <LiveBody board={{ ...board, connections: shown }} isLost={isLost} />
      )}
    </PageBody>
  );
}
