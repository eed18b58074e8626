'use client';

import type { EntryView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../../components/ui/moment';
import { EntryReason } from './entry-reason';
import styles from './spool.module.css';

/** An entry on a phone. */
export function EntryCard({ entry }: { readonly entry: EntryView }) {
  const t = useTranslations('campaign.spool');
  return (
    <div>
      <strong>{entry.contactName ?? t('unnamed')}</strong>
      <div className="tabular">{entry.numbers[entry.numberIndex] ?? entry.numbers[0]}</div>
      <div className={styles.soft}>
        <EntryReason entry={entry} /> <Moment at={entry.eligibleAt} />
      </div>
    </div>
  );
}
