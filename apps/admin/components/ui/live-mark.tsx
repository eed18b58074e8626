'use client';

import { useTranslations } from 'use-intl';
import type { EventStream } from '../../hooks/use-event-stream';
import { Age } from './age';
import styles from './age.module.css';

/** How fresh a page is that is fed by a stream, and that the line is lost when it is. */
export function LiveMark({ stream }: { readonly stream: EventStream }) {
  const t = useTranslations('common.live');
  if (stream.state === 'lost') {
    return (
      <span className={`${styles.age} ${styles.stale}`} role="status">
        {t('lost')}
      </span>
    );
  }
  return <Age at={stream.lastAt} of={t('live')} />;
}
