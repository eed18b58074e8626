'use client';

import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Clock } from '../../../../../components/frame/clock';
import { LiveTiles } from '../../../../../components/live/live-tiles';
import { LostLine } from '../../../../../components/live/lost-line';
import { QueueTable } from '../../../../../components/live/queue-table';
import { useLive } from '../../../../../components/live/use-live';
import { VendorLine } from '../../../../../components/live/vendor-line';
import { StatusTable } from '../../../../../components/live/status-table';
import { Brand } from '../../../../../components/ui/brand';
import { queueRows, statusRows } from '../../../../../lib/live/live-rows';
import { cssVariables, theme } from '../../../../../lib/theme';
import styles from './wall.module.css';

const ROOT = 'live-wall';

/** The live figures for a screen on a wall: dark, large, nothing to click, and grey when the line is lost. */
export function Wall({ nonce }: { readonly nonce: string }) {
  const t = useTranslations('live');
  const [firstNonce] = useState(nonce);
  const { board, stream } = useLive();
  const isLost = stream.state === 'lost';
  const statuses = statusRows(board);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      cssVariablesSelector={`#${ROOT}`}
      getRootElement={() =>
        typeof document === 'undefined' ? undefined : (document.getElementById(ROOT) ?? undefined)
      }
      forceColorScheme="dark"
      getStyleNonce={() => firstNonce}
    >
      <main id={ROOT} data-mantine-color-scheme="dark" className={styles.wall}>
        <header className={styles.head}>
          <Brand isMarkOnly />
          <h1 className={styles.title}>{t('wallTitle')}</h1>
          <VendorLine connections={board.connections} />
          <Clock />
        </header>
        {isLost && <LostLine toldMs={board.toldMs} />}
        <div className={styles.board} data-lost={isLost || undefined}>
          <LiveTiles board={board} />
          <div className={styles.tables} data-two={statuses.length > 0 || undefined}>
            <QueueTable rows={queueRows(board)} />
            {statuses.length > 0 && <StatusTable rows={statuses} />}
          </div>
        </div>
      </main>
    </MantineProvider>
  );
}
