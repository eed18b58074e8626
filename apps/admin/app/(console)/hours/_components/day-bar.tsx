'use client';

import { type PointerEvent, useState } from 'react';
import { minutesOf, type Range, timeOf, withRange } from '../../../../lib/format/week';
import styles from './week-grid.module.css';

export const HOUR_MARKS = [0, 3, 6, 9, 12, 15, 18, 21, 24] as const;
const DAY_MINUTES = 1440;
const COARSE = 30;
const FINE = 5;

const place = (minutes: number): string => `${(minutes / DAY_MINUTES) * 100}%`;

/** One day as a bar on which open time can be drawn with the pointer; the field beside it is the way by keyboard. */
export function DayBar({
  ranges,
  isReadOnly,
  onChange,
}: {
  readonly ranges: readonly Range[];
  readonly isReadOnly: boolean;
  readonly onChange: (ranges: readonly Range[]) => void;
}) {
  const [drawn, setDrawn] = useState<{ readonly start: number; readonly end: number } | null>(null);
  const minuteAt = (event: PointerEvent<HTMLDivElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const step = event.altKey ? FINE : COARSE;
    const minute = ((event.clientX - box.left) / box.width) * DAY_MINUTES;
    return Math.max(0, Math.min(DAY_MINUTES, Math.round(minute / step) * step));
  };
  const finish = (): void => {
    if (drawn !== null && drawn.start !== drawn.end) {
      const [from, to] = [Math.min(drawn.start, drawn.end), Math.max(drawn.start, drawn.end)];
      onChange(withRange(ranges, { from: timeOf(from), to: timeOf(to) }));
    }
    setDrawn(null);
  };
  const shown =
    drawn === null ? null : { from: Math.min(drawn.start, drawn.end), to: Math.max(drawn.start, drawn.end) };
  return (
    <div
      className={styles.bar}
      data-drawable={!isReadOnly || undefined}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (isReadOnly) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrawn({ start: minuteAt(event), end: minuteAt(event) });
      }}
      onPointerMove={(event) => {
        if (drawn !== null) setDrawn({ start: drawn.start, end: minuteAt(event) });
      }}
      onPointerUp={finish}
      onPointerCancel={() => setDrawn(null)}
    >
      {ranges.map(({ from, to }) => (
        <span
          key={from}
          className={styles.range}
          style={{ left: place(minutesOf(from)), width: place(minutesOf(to) - minutesOf(from)) }}
        >
          {minutesOf(to) - minutesOf(from) >= 240 && `${from}–${to}`}
        </span>
      ))}
      {shown !== null && (
        <span
          className={styles.drawn}
          style={{ left: place(shown.from), width: place(shown.to - shown.from) }}
        >
          {timeOf(shown.from)}–{timeOf(shown.to)}
        </span>
      )}
    </div>
  );
}
