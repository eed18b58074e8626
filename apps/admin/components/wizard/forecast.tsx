'use client';

import type { CampaignPreview, PreviewHour } from '@callspool/contracts';
import { VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { useNumber } from '../../hooks/use-number';
import { FORMAT_LOCALES } from '../../lib/format/locale-tag';
import { momentWords, zonePlace } from '../../lib/format/moment';
import { Moment } from '../ui/moment';
import { Panel } from '../ui/panel';
import { RowSkeleton } from '../ui/row-skeleton';
import { Shown } from '../ui/shown';
import styles from './review.module.css';

const WIDTH = 720;
const HEIGHT = 96;

/** The next 24 hours: first tries where the pace is known, else how many may be called at all. */
export function Forecast({
  query,
  timeZone,
  connectionName,
}: {
  readonly query: UseQueryResult<CampaignPreview>;
  readonly timeZone: string;
  readonly connectionName: string;
}) {
  const t = useTranslations('wizard.forecast');
  return (
    <Panel title={t('title')} note={t('note', { place: zonePlace(timeZone) })}>
      <Shown query={query} skeleton={<RowSkeleton rows={3} />}>
        {(preview) =>
          preview.funnel === null ? (
            t('tooLong')
          ) : (
            <>
              <Bars preview={preview} timeZone={timeZone} />
              <Foot preview={preview} timeZone={timeZone} connectionName={connectionName} />
            </>
          )
        }
      </Shown>
    </Panel>
  );
}

const valueOf = (hour: PreviewHour, hasPace: boolean): number =>
  hasPace ? (hour.firstTries ?? 0) : hour.callable;

function Bars({ preview, timeZone }: { readonly preview: CampaignPreview; readonly timeZone: string }) {
  const t = useTranslations('wizard.forecast');
  const locale = FORMAT_LOCALES[useLocale()];
  const number = useNumber();
  const hasPace = preview.pace !== null;
  const most = Math.max(1, ...preview.hours.map((hour) => valueOf(hour, hasPace)));
  const clock = (at: string): string => {
    const moment = new Date(at);
    return momentWords(moment, moment, { locale, timeZone, style: 'time' }).text;
  };
  const step = WIDTH / preview.hours.length;
  return (
    <>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--cs-line)" />
        {preview.hours.map((hour, index) => {
          const height = (valueOf(hour, hasPace) / most) * (HEIGHT - 8);
          return (
            <rect
              key={hour.from}
              x={index * step + 2}
              y={HEIGHT - height}
              width={step - 4}
              height={height}
              rx={2}
              fill="var(--cs-accent)"
              opacity={hasPace ? 0.85 : 0.45}
            >
              <title>{`${clock(hour.from)}: ${number.whole(valueOf(hour, hasPace))}`}</title>
            </rect>
          );
        })}
      </svg>
      <p className={`${styles.hours} tabular`} aria-hidden="true">
        {[0, 6, 12, 18, 23].map((index) => (
          <span key={index}>{clock(preview.hours[index]?.from ?? preview.at)}</span>
        ))}
      </p>
      <VisuallyHidden>
        <table>
          <caption>{t(hasPace ? 'firstTries' : 'callable')}</caption>
          <tbody>
            {preview.hours.map((hour) => (
              <tr key={hour.from}>
                <th scope="row">{clock(hour.from)}</th>
                <td>{number.whole(valueOf(hour, hasPace))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </>
  );
}

function Foot({
  preview: { pace, firstPassEndsAt, hours },
  timeZone,
  connectionName,
}: {
  readonly preview: CampaignPreview;
  readonly timeZone: string;
  readonly connectionName: string;
}) {
  const t = useTranslations('wizard.forecast');
  if (pace === null) {
    return <p className={styles.forecastFoot}>{t('noBasis', { name: connectionName })}</p>;
  }
  const possible = hours.reduce((sum, { attemptsAtMost }) => sum + (attemptsAtMost ?? 0), 0);
  return (
    <p className={styles.forecastFoot}>
      <span>{t('atMost', { count: possible })}</span>
      <span>
        {firstPassEndsAt === null
          ? t('noEnd')
          : t.rich('ends', { at: () => <Moment at={firstPassEndsAt} timeZone={timeZone} /> })}
      </span>
      <span>{t('basis', { count: pace.attempts })}</span>
    </p>
  );
}
