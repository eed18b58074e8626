'use client';

import { useTranslations } from 'use-intl';
import { useNow } from '../../hooks/use-now';
import { Moment } from '../ui/moment';
import styles from './contacts.module.css';

/** The time where a number may be: of its one zone, or how many there are; nobody calls a number of unknown zone. */
export function TheirClock({ zones }: { readonly zones: readonly string[] }) {
  const t = useTranslations('contacts');
  const now = useNow();
  const [zone, ...others] = zones;
  if (zone === undefined) return <span className={styles.unknown}>{t('zoneUnknown')}</span>;
  if (others.length > 0)
    return <span title={zones.join(', ')}>{t('zoneCount', { count: String(zones.length) })}</span>;
  return now === null ? null : <Moment at={new Date(now)} timeZone={zone} style="time" />;
}
