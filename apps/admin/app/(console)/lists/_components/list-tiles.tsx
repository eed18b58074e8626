'use client';

import type { ListPlace, ListSummaryView } from '@callspool/contracts';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { PlaceBar } from '../../../../components/lists/place-bar';
import { PLACE_COLOURS, shownPlaces } from '../../../../components/lists/places';
import { Age } from '../../../../components/ui/age';
import { Moment } from '../../../../components/ui/moment';
import { StaleLine } from '../../../../components/ui/shown';
import { type Stat, StatStrip } from '../../../../components/ui/stat-strip';
import { useNumber } from '../../../../hooks/use-number';
import { listSummaryQuery } from '../../../../lib/api/lists';
import styles from './list-tiles.module.css';

/** Where the contacts of a list stand, with the age of the count. */
export function ListTiles({ listId }: { readonly listId: string }) {
  const t = useTranslations('lists');
  const summary = useQuery(listSummaryQuery(listId));
  const figures = summary.data?.summary ?? null;
  if (summary.error !== null && figures === null)
    return <StaleLine error={summary.error} onAgain={() => void summary.refetch()} />;
  return (
    <div className={styles.tiles}>
      {figures === null ? (
        <div className={styles.waiting}>
          <Skeleton height={84} radius={8} />
          {summary.data?.isCounting === true && <p role="status">{t('firstCount')}</p>}
        </div>
      ) : (
        <Figures summary={figures} isCounting={summary.data?.isCounting === true} />
      )}
    </div>
  );
}

function Figures({
  summary,
  isCounting,
}: {
  readonly summary: ListSummaryView;
  readonly isCounting: boolean;
}) {
  const t = useTranslations('lists');
  const number = useNumber();
  const stats: Stat[] = [
    {
      key: 'contacts',
      label: t('tiles.contacts'),
      value: number.whole(summary.contacts),
      note: isCounting ? t('counting') : <Age at={Date.parse(summary.at)} of={t('counted')} />,
    },
    {
      key: 'fresh',
      label: t('tiles.fresh'),
      value: number.whole(summary.fresh),
      note: t('penetration', {
        percent: number.percent(summary.contacts - summary.fresh, summary.contacts) ?? '–',
      }),
    },
    ...shownPlaces(summary).map((place) => ({
      key: place,
      label: (
        <span className={styles.label}>
          <span className={styles.swatch} style={{ background: PLACE_COLOURS[place] }} aria-hidden="true" />
          {t(`places.${place}`)}
        </span>
      ),
      value: number.whole(summary.places[place]),
      note: <PlaceNote summary={summary} place={place} />,
    })),
  ];
  return (
    <div className={styles.box}>
      <StatStrip stats={stats} />
      <PlaceBar summary={summary} isWide />
    </div>
  );
}

/** When the first of a place comes back, or its share. */
function PlaceNote({ summary, place }: { readonly summary: ListSummaryView; readonly place: ListPlace }) {
  const t = useTranslations('lists');
  const number = useNumber();
  const next =
    place === 'waitingTime' || place === 'waitingRespool' || place === 'atCap' ? summary.nextAt[place] : null;
  if (next !== null && summary.places[place] > 0) {
    return (
      <>
        {t('first')} <Moment at={next} />
      </>
    );
  }
  return <>{number.percent(summary.places[place], summary.contacts) ?? '–'}</>;
}
