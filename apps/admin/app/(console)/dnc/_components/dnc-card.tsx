'use client';

import type { DncEntryView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';
import { useServerWords } from '../../../../hooks/use-server-words';
import { EndWords, RecallWords, ScopeWords } from './dnc-words';
import styles from './dnc.module.css';

/** An entry on a phone. */
export function DncCard({ entry }: { readonly entry: DncEntryView }) {
  const t = useTranslations('dnc');
  const say = useServerWords();
  return (
    <div className={styles.card}>
      <span className={styles.cardTop}>
        <span className={`${styles.number} tabular`}>{entry.value}</span>
        <Moment at={entry.createdAt} isZoneSaid />
      </span>
      <span>
        {entry.match === 'prefix' && `${t('match.prefix')}, `}
        <ScopeWords entry={entry} />, <EndWords entry={entry} />
      </span>
      <span className={styles.cardReason}>{say(entry.reason)}</span>
      <RecallWords recall={entry.recall} />
    </div>
  );
}
