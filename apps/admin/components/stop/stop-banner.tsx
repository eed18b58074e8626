'use client';

import { Button } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useMay } from '../session/session-context';
import { Moment } from '../ui/moment';
import styles from './stop.module.css';
import { useStopDialogs } from './stop-context';
import { useStop } from './use-stop';

/** On every page while everything is stopped: who, when, why, and the way back for those who may. */
export function StopBanner() {
  const t = useTranslations('stop');
  const may = useMay();
  const stop = useStop();
  const { askRelease } = useStopDialogs();
  if (stop?.stopped !== true) return null;
  const { changedBy, changedAt, reason, inFlight } = stop;
  return (
    <div className={styles.banner} role="status">
      <IconHandStop size={18} aria-hidden="true" className={styles.bannerMark ?? ''} />
      <span className={styles.bannerText}>
        <strong>{t('banner')}</strong>{' '}
        {t.rich('by', {
          name: changedBy ?? '–',
          reason: reason ?? '–',
          at: () => <Moment at={changedAt} />,
        })}{' '}
        <span className="tabular">{t('inFlight', { count: inFlight })}</span>
      </span>
      {may('stop.release') && (
        <Button variant="default" size="xs" onClick={askRelease}>
          {t('lift')}
        </Button>
      )}
    </div>
  );
}
