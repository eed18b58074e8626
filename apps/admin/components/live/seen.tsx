'use client';

import { VisuallyHidden } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useAge } from '../../hooks/use-age';
import { formatDuration } from '../../lib/format/duration';
import { FRESH_SECONDS, STALE_SECONDS } from '../ui/age';
import styles from './live.module.css';

export type Freshness = 'fresh' | 'old' | 'stale' | 'never';

/** How much a figure may be relied on, by when the vendor showed it. */
export function useFreshness(seenMs: number | null): Freshness {
  const seconds = useAge(seenMs ?? 0);
  if (seconds === null) return 'never';
  if (seconds >= STALE_SECONDS) return 'stale';
  return seconds > FRESH_SECONDS ? 'old' : 'fresh';
}

/** How old: a green disc while fresh, then a ring, from a minute on a red clock. */
export function Seen({ seenMs }: { readonly seenMs: number | null }) {
  const t = useTranslations('live.age');
  const seconds = useAge(seenMs ?? 0);
  const freshness = useFreshness(seenMs);
  return (
    <span className={`${styles.seen} tabular`} data-freshness={freshness} title={t(freshness)}>
      {freshness === 'stale' ? (
        <IconClockExclamation size={13} aria-hidden="true" />
      ) : (
        <span className={styles.dot} aria-hidden="true" />
      )}
      {seconds === null ? '–' : formatDuration(seconds)}
      <VisuallyHidden>{t(freshness)}</VisuallyHidden>
    </span>
  );
}
