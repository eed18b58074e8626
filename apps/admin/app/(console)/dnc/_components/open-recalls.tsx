'use client';

import { IconAlertCircleFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { dncCountsQuery, openRecallsQuery } from '../../../../lib/api/dnc';
import styles from './dnc.module.css';

/** Recalls that nobody has proven: said aloud, not hidden in a list. */
export function OpenRecalls({ onOpen }: { readonly onOpen: (entryId: string) => void }) {
  const t = useTranslations('dnc.openRecalls');
  const { data: counts } = useQuery(dncCountsQuery);
  const { data: first } = useQuery(openRecallsQuery);
  const count = counts?.openRecalls ?? 0;
  if (count === 0 || first === undefined) return null;
  return (
    <section className={styles.openRecalls} aria-label={t('title', { count })}>
      <IconAlertCircleFilled size={16} aria-hidden="true" />
      <div>
        <p>
          <strong>{t('title', { count })}</strong> {t('text')}
        </p>
        <ul className={styles.hits}>
          {first.items.map(({ id, entryId, registryId, registryName, number, connectionName }) => (
            <li key={id}>
              {entryId === null ? (
                <Link href={`/dnc/registries/${registryId ?? ''}`} className={`${styles.hit} tabular`}>
                  {number}
                </Link>
              ) : (
                <button type="button" className={`${styles.hit} tabular`} onClick={() => onOpen(entryId)}>
                  {number}
                </button>
              )}
              <span className={styles.hitNote}>
                {registryName === null ? connectionName : `${registryName}, ${connectionName}`}
              </span>
            </li>
          ))}
        </ul>
        {count > first.items.length && <p>{t('more', { count: count - first.items.length })}</p>}
      </div>
    </section>
  );
}
