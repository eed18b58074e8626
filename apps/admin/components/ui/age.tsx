'use client';

import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useAge } from '../../hooks/use-age';
import { formatDuration } from '../../lib/format/duration';
import styles from './age.module.css';

/** From here on a figure is not fresh any more … */
export const FRESH_SECONDS = 15;
/** … and from here on it may not be relied on. */
export const STALE_SECONDS = 60;

/** How old a figure is: a green disc while fresh, then a ring, then a red clock. `at` is when it was answered. */
export function Age({ at, of }: { readonly at: number; readonly of: string }) {
  const t = useTranslations('common.live');
  const seconds = useAge(at);
  if (seconds === null) return <span className={styles.age}>{t('none', { of })}</span>;
  return (
    <span className={`${styles.age} ${seconds >= STALE_SECONDS ? styles.stale : ''} tabular`}>
      <Mark seconds={seconds} />
      {t('ago', { of, age: formatDuration(seconds) })}
    </span>
  );
}

function Mark({ seconds }: { readonly seconds: number }) {
  if (seconds >= STALE_SECONDS) return <IconClockExclamation size={14} aria-hidden="true" />;
  return <span className={seconds > FRESH_SECONDS ? styles.ring : styles.disc} aria-hidden="true" />;
}
