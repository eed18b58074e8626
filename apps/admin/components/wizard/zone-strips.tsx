'use client';

import type { CampaignPreview, PreviewZone } from '@callspool/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { useNumber } from '../../hooks/use-number';
import { formatDuration } from '../../lib/format/duration';
import { FORMAT_LOCALES } from '../../lib/format/locale-tag';
import { momentWords, zonePlace } from '../../lib/format/moment';
import { Panel } from '../ui/panel';
import { RowSkeleton } from '../ui/row-skeleton';
import { Shown } from '../ui/shown';
import styles from './schedule.module.css';

/** What both hours mean today, zone by zone, on the centre's clock. */
export function ZoneStrips({
  query,
  isEmpty,
  timeZone,
}: {
  readonly query: UseQueryResult<CampaignPreview>;
  readonly isEmpty: boolean;
  readonly timeZone: string;
}) {
  const t = useTranslations('wizard.zones');
  const sum = query.data?.funnel ?? null;
  return (
    <Panel
      title={t('title')}
      note={t('note', { place: zonePlace(timeZone) })}
      isFlush
      acts={
        sum !== null && (
          <span className="tabular">{t('now', { count: sum.callableNow, all: sum.callable })}</span>
        )
      }
    >
      {isEmpty ? (
        <p style={{ padding: '0 16px' }}>{t('nothing')}</p>
      ) : (
        <Shown query={query} skeleton={<RowSkeleton />}>
          {(preview) => <ZoneTable preview={preview} />}
        </Shown>
      )}
    </Panel>
  );
}

function ZoneTable({ preview }: { readonly preview: CampaignPreview }) {
  const t = useTranslations('wizard.zones');
  const number = useNumber();
  if (preview.funnel === null) return <p style={{ padding: '0 16px' }}>{t('tooLong')}</p>;
  const { zoneUnknown } = preview.funnel;
  const { sets, contacts } = preview.otherZones;
  return (
    <table className={styles.zones}>
      <thead>
        <tr>
          <th scope="col">{t('zone')}</th>
          <th scope="col" className={styles.number}>
            {t('contacts')}
          </th>
          <th scope="col" className={styles.there}>
            {t('there')}
          </th>
          <th scope="col">{t('day')}</th>
          <th scope="col">{t('left')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.zones.map((zone) => (
          <ZoneRow key={zone.zones.join(' ')} zone={zone} preview={preview} />
        ))}
        {sets > 0 && (
          <tr>
            <td>{t('others', { count: sets })}</td>
            <td className={`${styles.number} tabular`}>{number.whole(contacts)}</td>
            <td className={styles.there} />
            <td />
            <td />
          </tr>
        )}
        {zoneUnknown > 0 && (
          <tr>
            <td className={styles.held}>{t('unknown')}</td>
            <td className={`${styles.number} tabular`}>{number.whole(zoneUnknown)}</td>
            <td className={styles.there}>–</td>
            <td className={styles.bar} />
            <td className={styles.held}>{t('held')}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function ZoneRow({ zone, preview }: { readonly zone: PreviewZone; readonly preview: CampaignPreview }) {
  const t = useTranslations('wizard.zones');
  const locale = FORMAT_LOCALES[useLocale()];
  const number = useNumber();
  const now = new Date(preview.at);
  const day = { from: Date.parse(preview.day.from), to: Date.parse(preview.day.to) };
  const leftMs = zone.openings.reduce((sum, { from, to }) => {
    const start = Math.max(Date.parse(from), now.getTime());
    return sum + Math.max(0, Math.min(Date.parse(to), day.to) - start);
  }, 0);
  const there = zone.zones.map((timeZone) => momentWords(now, now, { locale, timeZone, style: 'time' }).text);
  const clocks = [...new Set(there)];
  return (
    <tr>
      <td className={styles.zoneName}>
        <ZoneNames zones={zone.zones} />
      </td>
      <td className={`${styles.number} tabular`}>{number.whole(zone.contacts)}</td>
      <td className={`${styles.there} tabular`}>{clocks.length > 2 ? t('several') : clocks.join(' ')}</td>
      <td className={styles.bar}>
        <Strip zone={zone} day={day} nowMs={now.getTime()} />
      </td>
      <td className="tabular">
        {leftMs > 0 ? t('hoursLeft', { time: formatDuration(leftMs / 1000) }) : t('noneLeft')}
      </td>
    </tr>
  );
}

/** All of them must be open; a freephone number may lie in any zone of its country. */
function ZoneNames({ zones }: { readonly zones: readonly string[] }) {
  const t = useTranslations('wizard.zones');
  const [first = '', second, ...others] = zones;
  if (second === undefined) return first;
  if (others.length === 0) return t('both', { first, second });
  return (
    <details>
      <summary>{t('andMore', { first, count: others.length + 1 })}</summary>
      {zones.join(', ')}
    </details>
  );
}

const WIDTH = 1000;

/** The day as a line: open time on it, what has passed of it paler, and a tick for now. */
function Strip({
  zone,
  day,
  nowMs,
}: {
  readonly zone: PreviewZone;
  readonly day: { readonly from: number; readonly to: number };
  readonly nowMs: number;
}) {
  const x = (ms: number): number =>
    (Math.min(Math.max(ms, day.from), day.to) - day.from) * (WIDTH / (day.to - day.from));
  const bar = (from: number, to: number, opacity: number) =>
    to > from && (
      <rect
        key={from}
        x={from}
        y={7}
        width={to - from}
        height={6}
        fill="var(--cs-good-mark)"
        opacity={opacity}
      />
    );
  return (
    <svg className={styles.strip} viewBox={`0 0 ${WIDTH} 20`} preserveAspectRatio="none" aria-hidden="true">
      <rect x={0} y={8} width={WIDTH} height={4} fill="var(--cs-line)" />
      {zone.openings.map(({ from, to }) => [
        bar(x(Date.parse(from)), x(Math.min(Date.parse(to), nowMs)), 0.4),
        bar(x(Math.max(Date.parse(from), nowMs)), x(Date.parse(to)), 1),
      ])}
      <line
        className={styles.now}
        x1={x(nowMs)}
        x2={x(nowMs)}
        y1={2}
        y2={18}
        vectorEffect="non-scaling-stroke"
        strokeWidth={1}
      />
    </svg>
  );
}
