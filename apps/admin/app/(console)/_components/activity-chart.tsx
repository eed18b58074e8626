'use client';

import type { ActivityView } from '@callspool/contracts';
import { useElementSize } from '@mantine/hooks';
import type { PointerEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useNumber } from '../../../hooks/use-number';
import { momentWords } from '../../../lib/format/moment';
import { timeOf } from '../../../lib/format/week';
import styles from './activity-chart.module.css';
import type { ActivityScale } from './activity-scale';

export const CHART_HEIGHT = 196;
const LEFT = 40;
const RIGHT = 4;
const TOP = 18;
const BOTTOM = 20;
const QUARTER = 15;
/** Labels of acts nearer to each other would lie over one another. */
const LABEL_PX = 120;
const ACTS = ['campaign.started', 'campaign.resumed', 'campaign.paused', 'campaign.drained'] as const;

/** Today as a line with a light ground, the day before in grey dashes, now as a thin line with its time. */
export function ActivityChart({
  scale,
  nowMinute,
  acts,
  timeZone,
  label,
  onPoint,
}: {
  readonly scale: ActivityScale;
  readonly nowMinute: number;
  readonly acts: ActivityView['acts'];
  readonly timeZone: string;
  readonly label: string;
  readonly onPoint: (index: number | null) => void;
}) {
  const number = useNumber();
  const { ref, width } = useElementSize();
  const most = scale.ticks.at(-1) ?? 1;
  const x = (minute: number): number =>
    LEFT + ((minute - scale.from) * Math.max(0, width - LEFT - RIGHT)) / (scale.to - scale.from);
  const y = (value: number): number => CHART_HEIGHT - BOTTOM - (value * (CHART_HEIGHT - TOP - BOTTOM)) / most;
  const line = (values: readonly number[]): string =>
    values
      .map((value, index) => `${x(scale.from + (index + 0.5) * QUARTER).toFixed(1)},${y(value).toFixed(1)}`)
      .join(' ');
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const inside = event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT;
    const index = Math.floor(
      (inside / Math.max(1, width - LEFT - RIGHT)) * ((scale.to - scale.from) / QUARTER),
    );
    onPoint(index >= 0 && index < scale.yesterday.length ? index : null);
  };
  const lastX = x(scale.from + (scale.today.length - 0.5) * QUARTER);
  return (
    <div ref={ref} className={styles.chart}>
      {width > 0 && (
        <svg
          width={width}
          height={CHART_HEIGHT}
          role="img"
          aria-label={label}
          onPointerMove={point}
          onPointerLeave={() => onPoint(null)}
        >
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} className={styles.grid} />
              <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" className={styles.label}>
                {number.whole(tick)}
              </text>
            </g>
          ))}
          {hoursOf(scale, width).map((minute) => (
            <text
              key={minute}
              x={x(minute)}
              y={CHART_HEIGHT - 4}
              textAnchor="middle"
              className={styles.label}
            >
              {timeOf(minute)}
            </text>
          ))}
          <Acts acts={acts} timeZone={timeZone} scale={scale} x={x} />
          <polyline points={line(scale.yesterday)} className={styles.yesterday} />
          <polygon
            points={`${x(scale.from + QUARTER / 2)},${y(0)} ${line(scale.today)} ${lastX},${y(0)}`}
            className={styles.ground}
          />
          <polyline points={line(scale.today)} className={styles.today} />
          <line x1={x(nowMinute)} x2={x(nowMinute)} y1={TOP - 4} y2={y(0)} className={styles.now} />
          <text x={x(nowMinute)} y={TOP - 7} textAnchor="middle" className={styles.nowLabel}>
            {timeOf(nowMinute)}
          </text>
        </svg>
      )}
    </div>
  );
}

/** Whole hours, as many as have room. */
function hoursOf({ from, to }: ActivityScale, width: number): number[] {
  const hours = (to - from) / 60;
  const step = [1, 2, 3, 4, 6].find((each) => (hours / each) * 52 < width - LEFT) ?? 6;
  return Array.from({ length: Math.ceil((hours + 1) / step) }, (_, index) => from + index * step * 60).filter(
    (minute) => minute < to,
  );
}

/** What people did, marked where they did it; told by words where there is room, always by its title. */
function Acts({
  acts,
  timeZone,
  scale,
  x,
}: {
  readonly acts: ActivityView['acts'];
  readonly timeZone: string;
  readonly scale: ActivityScale;
  readonly x: (minute: number) => number;
}) {
  const t = useTranslations('dashboard.chart.acts');
  let lastLabel = -Infinity;
  const placed = acts
    .flatMap(({ at, action, campaignName }) => {
      const known = ACTS.find((each) => each === action);
      if (known === undefined) return [];
      const moment = new Date(at);
      const { text } = momentWords(moment, moment, { locale: 'en-GB', timeZone, style: 'time' });
      const minute = Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
      const words = t(known.replace('.', '_') as 'campaign_started', { name: campaignName });
      return minute < scale.from ? [] : [{ at, minute, time: text, words }];
    })
    .sort((one, other) => one.minute - other.minute);
  return placed.map(({ at, minute, time, words }) => {
    const hasRoom = x(minute) - lastLabel >= LABEL_PX;
    if (hasRoom) lastLabel = x(minute);
    return (
      <g key={`${at} ${words}`}>
        <title>{`${time} ${words}`}</title>
        <line x1={x(minute)} x2={x(minute)} y1={TOP} y2={CHART_HEIGHT - BOTTOM} className={styles.act} />
        {hasRoom && (
          <text x={x(minute) + 4} y={TOP + 10} className={styles.label}>
            {words.length > 22 ? `${words.slice(0, 21)}…` : words}
          </text>
        )}
      </g>
    );
  });
}
