'use client';

import { useTranslations } from 'use-intl';
import { useNumber } from '../../hooks/use-number';
import { ProgressBar } from '../ui/progress-bar';
import { TheirClock } from './their-clock';
import styles from './contacts.module.css';

/** How many there are in each zone; several zones of one number stand together, all of them must be open. */
export function ZoneRows({
  zones,
  others,
}: {
  readonly zones: readonly { readonly zones: readonly string[]; readonly count: number }[];
  readonly others: number;
}) {
  const t = useTranslations('contacts');
  const number = useNumber();
  const all = zones.reduce((sum, { count }) => sum + count, others);
  const rows = [
    ...zones.map((row) => ({ key: row.zones.join(' '), ...row })),
    ...(others > 0 ? [{ key: 'others', zones: null, count: others }] : []),
  ];
  return (
    <div className={styles.zones} role="table" aria-label={t('byZone')}>
      {rows.map(({ key, zones: names, count }) => (
        <div key={key} className={styles.zone} role="row">
          <span className={styles.zoneName} role="cell">
            {names === null ? t('otherZones') : <ZoneName zones={names} />}
          </span>
          <span className={styles.zoneBar} role="cell">
            <ProgressBar done={count} of={all} label={t('share')} tone="idle" />
          </span>
          <span className={`${styles.zoneCount} tabular`} role="cell">
            {number.whole(count)}
          </span>
          <span className={`${styles.zoneShare} tabular`} role="cell">
            {number.percent(count, all) ?? '–'}
          </span>
        </div>
      ))}
    </div>
  );
}

function ZoneName({ zones }: { readonly zones: readonly string[] }) {
  const t = useTranslations('contacts');
  if (zones.length === 0) return <span className={styles.unknown}>{t('heldUnknown')}</span>;
  return (
    <>
      <span>{zones.join(' + ')}</span>
      <span className={styles.zoneClock}>
        <TheirClock zones={zones} />
      </span>
    </>
  );
}
