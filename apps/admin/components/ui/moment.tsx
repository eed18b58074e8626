'use client';

import { useLocale } from 'use-intl';
import { useNow } from '../../hooks/use-now';
import { FORMAT_LOCALES } from '../../lib/format/locale-tag';
import { type MomentStyle, momentWords, zonePlace } from '../../lib/format/moment';
import styles from './moment.module.css';

/**
 * A moment in words, always with its zone: on the browser's clock, or on that of `timeZone` and then with its place.
 * The full date stands in the tooltip. Null is a dash. `isZoneSaid`: the page says once which zone all its times are in.
 */
export function Moment({
  at,
  timeZone,
  style = 'full',
  isZoneSaid = false,
}: {
  readonly at: string | Date | null;
  readonly timeZone?: string | undefined;
  readonly style?: MomentStyle;
  readonly isZoneSaid?: boolean;
}) {
  const now = useNow();
  const locale = FORMAT_LOCALES[useLocale()];
  if (at === null) return <span className={styles.none}>–</span>;
  const moment = new Date(at);
  if (now === null) return <time dateTime={moment.toISOString()}>…</time>;
  const { text, zone } = momentWords(moment, new Date(now), { locale, timeZone, style });
  const full = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'long',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(moment);
  return (
    <time dateTime={moment.toISOString()} title={full} className={`${styles.moment} tabular`}>
      {text}
      {style !== 'day' && !isZoneSaid && (
        <span className={styles.zone}> {timeZone === undefined ? zone : zonePlace(timeZone)}</span>
      )}
    </time>
  );
}
