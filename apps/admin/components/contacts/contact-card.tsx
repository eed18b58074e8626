'use client';

import type { ContactView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { StandPill } from './stand-pill';
import { TheirClock } from './their-clock';
import styles from './contacts.module.css';

/** A contact on a phone: who and where it stands, the number with its clock, the list or campaign. */
export function ContactCard({
  contact,
  hasList,
}: {
  readonly contact: ContactView;
  readonly hasList: boolean;
}) {
  const t = useTranslations('contacts');
  const [first] = contact.entries;
  const [number] = contact.numbers;
  return (
    <div className={styles.card}>
      <span className={styles.cardTop}>
        <span className={styles.cardName}>{contact.name ?? contact.externalId ?? t('noName')}</span>
        {first !== undefined && <StandPill entry={first} />}
      </span>
      <span className={styles.cardTop}>
        <span className="tabular">{number?.number ?? t('noNumber')}</span>
        <TheirClock zones={number?.zones ?? []} />
      </span>
      <span className={styles.cardText}>{hasList ? contact.listName : (first?.campaignName ?? '')}</span>
    </div>
  );
}
