'use client';

import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Moment } from '../ui/moment';
import styles from './live.module.css';

/** The stream is lost: since when nothing is new, and that dialing does not depend on it. */
export function LostLine({ toldMs }: { readonly toldMs: number }) {
  const t = useTranslations('live');
  return (
    <div className={styles.lost} role="status">
      <IconPlugConnectedX size={16} aria-hidden="true" />
      <span>
        {toldMs === 0
          ? t('lostAtOnce')
          : t.rich('lost', { at: () => <Moment at={new Date(toldMs)} style="seconds" /> })}
      </span>
    </div>
  );
}
