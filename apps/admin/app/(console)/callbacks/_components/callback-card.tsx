'use client';

import type { CallbackView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';
import { CallbackPill, HowWords } from './callback-words';
import styles from './callbacks.module.css';

/** A callback on a phone. */
export function CallbackCard({ callback }: { readonly callback: CallbackView }) {
  const t = useTranslations('callbacks');
  return (
    <div className={styles.card}>
      <span className={styles.cardTop}>
        <span className={styles.name}>{callback.contactName ?? t('noName')}</span>
        <CallbackPill callback={callback} />
      </span>
      <span>
        <Moment at={callback.dueAt} timeZone={callback.timeZone} />
        <span className={styles.dim}>
          {' '}
          (<Moment at={callback.dueAt} />)
        </span>
      </span>
      <span className={styles.dim}>
        <HowWords callback={callback} />
      </span>
    </div>
  );
}
