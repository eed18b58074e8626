'use client';

import type { ReactNode } from 'react';
import type { Figure } from '../../lib/live/live-rows';
import styles from './live.module.css';
import { Seen, useFreshness } from './seen';

/** One figure with its age; older than fifteen seconds it is grey, whatever it says. */
export function LiveTile({
  label,
  figure,
  note,
  isLate = false,
}: {
  readonly label: string;
  readonly figure: Figure;
  readonly note?: ReactNode;
  /** Somebody waits: amber, while the figure is fresh. */
  readonly isLate?: boolean;
}) {
  const freshness = useFreshness(figure.seenMs);
  return (
    <div
      className={styles.tile}
      data-freshness={freshness}
      data-late={(isLate && freshness === 'fresh') || undefined}
      role="group"
      aria-label={label}
    >
      <span className={styles.tileHead}>
        <span>{label}</span>
        <Seen seenMs={figure.seenMs} />
      </span>
      <span className={`${styles.figure} tabular`}>{figure.value ?? '–'}</span>
      {note !== undefined && <span className={styles.tileNote}>{note}</span>}
    </div>
  );
}
