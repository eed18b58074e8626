'use client';

import { IconClock } from '@tabler/icons-react';
import { useLocale } from 'use-intl';
import { useNow } from '../../hooks/use-now';
import { FORMAT_LOCALES } from '../../lib/format/locale-tag';
import { momentWords, zonePlace } from '../../lib/format/moment';
import styles from './clock.module.css';

/** The time by which all other times on the page are read, with its zone. */
export function Clock() {
  const now = useNow();
  const locale = FORMAT_LOCALES[useLocale()];
  if (now === null) return <span className={styles.clock} />;
  const moment = new Date(now);
  const { text, zone } = momentWords(moment, moment, { locale, style: 'seconds' });
  const place = zonePlace(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <span className={`${styles.clock} tabular`}>
      <IconClock size={16} stroke={1.6} aria-hidden="true" />
      <span className={styles.time}>{text}</span>
      <span>{zone === place ? zone : `${zone} · ${place}`}</span>
    </span>
  );
}
