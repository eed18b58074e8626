'use client';

import { ActionIcon, Button } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useMay } from '../session/session-context';
import styles from './stop.module.css';
import { useStopDialogs } from './stop-context';
import { useStop } from './use-stop';

/** Always in reach for those who may. While everything is stopped the banner is in its place. */
export function StopButton() {
  const t = useTranslations('stop');
  const may = useMay();
  const stop = useStop();
  const { askStop } = useStopDialogs();
  if (!may('stop.everything') || stop?.stopped === true) return null;
  return (
    <>
      <Button
        className={styles.wide ?? ''}
        variant="default"
        size="xs"
        leftSection={<IconHandStop size={16} aria-hidden="true" className={styles.mark ?? ''} />}
        onClick={askStop}
      >
        {t('button')}
      </Button>
      <ActionIcon
        className={styles.narrow ?? ''}
        variant="subtle"
        color="red"
        size={44}
        aria-label={t('button')}
        onClick={askStop}
      >
        <IconHandStop size={22} aria-hidden="true" />
      </ActionIcon>
    </>
  );
}
