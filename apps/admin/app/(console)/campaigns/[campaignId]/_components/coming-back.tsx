'use client';

import type { CampaignDiagnostics } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { zoneName } from '../../../../../lib/format/moment';
import styles from './coming-back.module.css';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** How many contacts come back in each of the next 24 hours, as bars from zero. */
export function ComingBack({ comingBack }: { readonly comingBack: CampaignDiagnostics['comingBack'] }) {
  const t = useTranslations('campaign.diagnostics');
  const { overdue, hours } = comingBack;
  const most = Math.max(...hours.map(({ entries }) => entries));
  return (
    <>
      {overdue > 0 && <p className={styles.words}>{t('overdue', { count: overdue })}</p>}
      {most === 0 ? (
        overdue === 0 && <p className={styles.words}>{t('nobodyComing')}</p>
      ) : (
        <ol className={styles.hours}>
          {hours.map(({ from, entries }, index) => (
            <li
              key={from}
              className={styles.hour}
              title={`${clock.format(new Date(from))}: ${t('perHour', { count: entries })}`}
            >
              <span
                className={styles.bar}
                style={{ height: `${(entries / most) * 100}%` }}
                aria-hidden="true"
              />
              <span className={styles.label}>
                {index % 3 === 0 ? clock.format(new Date(from)) : ''}
                {index === 0 && ` ${zoneName(new Date(from), 'en-GB')}`}
              </span>
              <span className={styles.count}>{t('perHour', { count: entries })}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
