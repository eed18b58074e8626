'use client';

import type { OverviewView } from '@callspool/contracts';
import { useLocale, useTranslations } from 'use-intl';
import { StatStrip } from '../../../components/ui/stat-strip';
import { useNumber } from '../../../hooks/use-number';
import { FORMAT_LOCALES } from '../../../lib/format/locale-tag';
import { momentWords } from '../../../lib/format/moment';
import { changeOf } from '../../../lib/format/percent';
import styles from './dashboard.module.css';

const DAY_MS = 24 * 60 * 60_000;

/** The day in five figures. */
export function DayStrip({ data }: { readonly data: OverviewView }) {
  const t = useTranslations('dashboard.stats');
  const number = useNumber();
  const { counts, today } = data;
  return (
    <StatStrip
      stats={[
        {
          key: 'running',
          label: t('running'),
          value: (
            <>
              {number.whole(counts.dialing)}
              <span className={styles.of}>{t('runningOf', { all: counts.all })}</span>
            </>
          ),
          note: t('runningNote', {
            waiting: counts.waiting,
            paused: counts.byState.paused,
            invalid: counts.invalid,
          }),
        },
        {
          key: 'attempts',
          label: t('attempts'),
          value: number.whole(today.attempts),
          note: <Change data={data} />,
        },
        {
          key: 'contact',
          label: t('contact'),
          value: number.percent(today.answered, today.settled) ?? '–',
          note: t('contactNote', { count: today.answered }),
        },
        { key: 'live', label: t('live'), value: number.whole(data.inFlight), note: t('liveNote') },
        {
          key: 'dialable',
          label: t('dialable'),
          value: number.whole(data.dialable),
          note: t('dialableNote', { count: data.remaining }),
        },
      ]}
    />
  );
}

/** Against yesterday until the same time on the clock. */
function Change({ data }: { readonly data: OverviewView }) {
  const t = useTranslations('dashboard.stats');
  const locale = FORMAT_LOCALES[useLocale()];
  const { timeZone } = data;
  const now = new Date(data.at);
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }).format(now.getTime() - DAY_MS);
  const { text: time } = momentWords(now, now, { locale, timeZone, style: 'time' });
  const change = changeOf(data.today.attempts, data.yesterday.attempts);
  if (change === null) return t('noYesterday', { day, time });
  const words = new Intl.NumberFormat(locale, {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(change);
  return t.rich('attemptsNote', {
    day,
    time,
    change: () => <span className={change > 0 ? styles.up : styles.down}>{words}%</span>,
  });
}
