'use client';

import type { ActivityView } from '@callspool/contracts';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Panel } from '../../../components/ui/panel';
import { Shown } from '../../../components/ui/shown';
import { activity } from '../../../lib/api/overview';
import { FORMAT_LOCALES } from '../../../lib/format/locale-tag';
import { momentWords } from '../../../lib/format/moment';
import { viewerZone } from '../../../lib/format/viewer-zone';
import { timeOf } from '../../../lib/format/week';
import { ActivityChart, CHART_HEIGHT } from './activity-chart';
import styles from './activity-panel.module.css';
import { activityScale } from './activity-scale';
import { ActivityTable } from './activity-table';

const QUARTER = 15;

/** Today against the day before, by quarters of an hour. */
export function ActivityPanel() {
  const t = useTranslations('dashboard.chart');
  const query = useQuery(activity(viewerZone()));
  const [pointed, setPointed] = useState<number | null>(null);
  return (
    <Panel
      title={t('title')}
      acts={query.data !== undefined && <Legend data={query.data} pointed={pointed} />}
    >
      <Shown query={query} skeleton={<Skeleton height={CHART_HEIGHT} />}>
        {(data) => <Answered data={data} onPoint={setPointed} />}
      </Shown>
    </Panel>
  );
}

/** The minute of the day that the clock of the answer's zone showed when it was given. */
function minuteOf(data: ActivityView): number {
  const at = new Date(data.at);
  const { text } = momentWords(at, at, { locale: 'en-GB', timeZone: data.timeZone, style: 'time' });
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

function useYesterday(data: ActivityView): string {
  const locale = FORMAT_LOCALES[useLocale()];
  const { timeZone, yesterday } = data;
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }).format(new Date(yesterday.from));
}

function Legend({ data, pointed }: { readonly data: ActivityView; readonly pointed: number | null }) {
  const t = useTranslations('dashboard.chart');
  const day = useYesterday(data);
  const scale = activityScale(data.today, data.yesterday, minuteOf(data));
  if (pointed !== null && scale !== null) {
    return (
      <span className={`${styles.legend} tabular`}>
        {t(pointed < scale.today.length ? 'at' : 'atLater', {
          time: timeOf(scale.from + pointed * QUARTER),
          today: scale.today[pointed] ?? 0,
          yesterday: scale.yesterday[pointed] ?? 0,
          day,
        })}
      </span>
    );
  }
  return (
    <span className={styles.legend}>
      <span className={styles.today} aria-hidden="true" /> {t('today')}
      <span className={styles.yesterday} aria-hidden="true" /> {day}
    </span>
  );
}

function Answered({
  data,
  onPoint,
}: {
  readonly data: ActivityView;
  readonly onPoint: (index: number | null) => void;
}) {
  const t = useTranslations('dashboard.chart');
  const day = useYesterday(data);
  const nowMinute = minuteOf(data);
  const scale = activityScale(data.today, data.yesterday, nowMinute);
  if (scale === null) return <p className={styles.none}>{t('none')}</p>;
  const sum = ({ quarters }: ActivityView['today']): number =>
    quarters.reduce((all, { attempts }) => all + attempts, 0);
  return (
    <>
      <ActivityChart
        scale={scale}
        nowMinute={nowMinute}
        acts={data.acts}
        timeZone={data.timeZone}
        label={t('summary', { today: sum(data.today), yesterday: sum(data.yesterday), day })}
        onPoint={onPoint}
      />
      <ActivityTable scale={scale} day={day} />
    </>
  );
}
