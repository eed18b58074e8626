'use client';

import { LIST_PLACES, type ListSummaryView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { useNumber } from '../../hooks/use-number';
import { PLACE_COLOURS } from './places';
import styles from './place-bar.module.css';

/** Where the contacts of a list stand, as one bar; the words of it are told to those who do not see it. */
export function PlaceBar({
  summary,
  isWide = false,
}: {
  readonly summary: Pick<ListSummaryView, 'places' | 'contacts'>;
  readonly isWide?: boolean;
}) {
  const t = useTranslations('lists');
  const number = useNumber();
  const parts = LIST_PLACES.filter((place) => summary.places[place] > 0);
  const words = parts.map((place) => `${t(`places.${place}`)} ${number.whole(summary.places[place])}`);
  const label = words.length === 0 ? t('noContacts') : words.join(', ');
  return (
    <span className={styles.bar} data-wide={isWide || undefined} role="img" aria-label={label} title={label}>
      {parts.map((place) => (
        <span
          key={place}
          data-place={place}
          style={{ flexGrow: summary.places[place], background: PLACE_COLOURS[place] }}
        />
      ))}
    </span>
  );
}
