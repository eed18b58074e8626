'use client';

import type { ListPlace } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { PLACE_COLOURS } from '../../../../components/lists/places';
import styles from './lists.module.css';

const SHOWN: readonly ListPlace[] = [
  'dialable',
  'waitingTime',
  'waitingRespool',
  'atCap',
  'suppressed',
  'closed',
  'campaignNotRunning',
];

/** What the colours of the bars stand for. */
export function PlaceLegend() {
  const t = useTranslations('lists.places');
  return (
    <ul className={styles.legend}>
      {SHOWN.map((place) => (
        <li key={place}>
          <span className={styles.swatch} style={{ background: PLACE_COLOURS[place] }} aria-hidden="true" />
          {t(place)}
        </li>
      ))}
    </ul>
  );
}
