'use client';

import type { CampaignCounts } from '@callspool/contracts';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import styles from './campaign-views.module.css';
import { SaveView } from './save-view';
import { sameView, useSavedViews, viewQuery } from './saved-views';

/** The fixed views with their counts, then the person's own; each is an address of its own. */
export function CampaignViews({ counts }: { readonly counts: CampaignCounts | null }) {
  const t = useTranslations('campaigns.views');
  const here = viewQuery(useSearchParams());
  const saved = useSavedViews();
  const fixed = [
    { query: '', name: t('all'), count: counts?.all },
    { query: 'standing=dialing', name: t('dialing'), count: counts?.dialing },
    { query: 'standing=waiting', name: t('waiting'), count: counts?.waiting },
    { query: 'standing=needs_hand', name: t('needsHand'), count: counts?.needsHand },
  ];
  const isKnown = [...fixed, ...saved.views].some(({ query }) => sameView(query, here));
  return (
    <nav className={styles.views} aria-label={t('label')}>
      {fixed.map(({ query, name, count }) => (
        <Link
          key={query}
          className={styles.view ?? ''}
          href={query === '' ? '/campaigns' : `/campaigns?${query}`}
          aria-current={sameView(query, here) ? 'page' : undefined}
        >
          {name} <span className={`${styles.count} tabular`}>{count ?? ''}</span>
        </Link>
      ))}
      {saved.views.map(({ name, query }) => (
        <span key={name} className={styles.own}>
          <Link
            className={styles.view ?? ''}
            href={`/campaigns?${query}`}
            aria-current={sameView(query, here) ? 'page' : undefined}
          >
            {name}
          </Link>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={20}
            aria-label={t('remove', { name })}
            onClick={() => saved.remove(name)}
          >
            <IconX size={12} aria-hidden="true" />
          </ActionIcon>
        </span>
      ))}
      {!isKnown && <SaveView onSave={(name) => saved.add({ name, query: here })} />}
    </nav>
  );
}
