'use client';

import type { ContactListView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { PlaceBar } from '../../../../components/lists/place-bar';
import { useNumber } from '../../../../hooks/use-number';
import styles from './lists.module.css';

/** A list on a phone: name and size, who can be called, where they stand. */
export function ListCard({ list }: { readonly list: ContactListView }) {
  const t = useTranslations('lists');
  const number = useNumber();
  return (
    <div className={styles.card}>
      <span className={styles.cardTop}>
        <span className={styles.cardName}>{list.name}</span>
        <span className="tabular">{number.whole(list.contactCount)}</span>
      </span>
      <span className={styles.cardText}>
        {list.summary === null
          ? t('notCounted')
          : t('dialableOf', { count: number.whole(list.summary.places.dialable) })}
        {', '}
        {list.campaigns[0]?.name ?? t('noCampaignYet')}
      </span>
      {list.summary !== null && <PlaceBar summary={list.summary} />}
    </div>
  );
}
