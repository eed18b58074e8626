'use client';

import { useTranslations } from 'use-intl';
import { minutesOf, type Range, rangesText, type Week, WEEKDAYS } from '../../lib/format/week';
import { useDayName } from '../ui/week-words';
import { commonRanges } from './common-ranges';
import styles from './schedule.module.css';

const MARKS = [0, 3, 6, 9, 12, 15, 18, 21, 24] as const;
const place = (minutes: number): string => `${(minutes / 1440) * 100}%`;

type Layer = 'dialing' | 'contacting' | 'both';

/** Both hours over each other, day by day, as for a person whose clock is the centre's; solid is when both are open. */
export function LayeredWeek({ dialing, contacting }: { readonly dialing: Week; readonly contacting: Week }) {
  const t = useTranslations('wizard.schedule');
  const dayName = useDayName();
  return (
    <div>
      <div className={styles.week}>
        <div className={styles.day} aria-hidden="true">
          <span />
          <span className={styles.marks}>
            {MARKS.map((hour) => (
              <span key={hour} style={{ left: place(hour * 60) }}>
                {String(hour).padStart(2, '0')}
              </span>
            ))}
          </span>
          <span />
        </div>
        {WEEKDAYS.map((day) => {
          const [centre, person] = [dialing[day] ?? [], contacting[day] ?? []];
          const both = commonRanges(centre, person);
          return (
            <div key={day} className={styles.day}>
              <span>{dayName(day)}</span>
              <span className={styles.track} aria-hidden="true">
                <Bands layer="dialing" ranges={centre} />
                <Bands layer="contacting" ranges={person} />
                <Bands layer="both" ranges={both} />
              </span>
              <span className={`${styles.dayWords} tabular`}>
                {both.length === 0 ? t('notOn') : rangesText(both)}
              </span>
            </div>
          );
        })}
      </div>
      <p className={styles.legend}>
        {(['dialing', 'contacting', 'both'] as const).map((layer) => (
          <span key={layer}>
            <span className={styles.swatch} aria-hidden="true">
              <span className={styles.band} data-layer={layer} style={{ left: 0, width: '100%' }} />
            </span>
            {t(`layers.${layer}`)}
          </span>
        ))}
      </p>
    </div>
  );
}

function Bands({ layer, ranges }: { readonly layer: Layer; readonly ranges: readonly Range[] }) {
  return ranges.map(({ from, to }) => (
    <span
      key={from}
      className={styles.band}
      data-layer={layer}
      style={{ left: place(minutesOf(from)), width: place(minutesOf(to) - minutesOf(from)) }}
    />
  ));
}
