'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { samePersonQuery } from '../../../../lib/api/contacts';
import styles from './contact.module.css';

/** Other contacts of the same person, for whom caps and gaps count together with this one. */
export function SamePerson({ contactId }: { readonly contactId: string }) {
  const t = useTranslations('contacts');
  const others = useQuery(samePersonQuery(contactId));
  return (
    <Panel title={t('page.others')} isFlush>
      <Shown query={others} skeleton={<RowSkeleton rows={2} />}>
        {({ items }) => (
          <ul className={styles.rows}>
            {items.length === 0 && <li className={`${styles.row} ${styles.small}`}>{t('page.noOthers')}</li>}
            {items.map((contact) => (
              <li key={contact.id} className={styles.row}>
                <Link href={`/contacts/${contact.id}`}>{contact.name ?? t('noName')}</Link>
                <span className={styles.small}>{contact.listName}</span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Panel>
  );
}
