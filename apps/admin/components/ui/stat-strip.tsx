import type { ReactNode } from 'react';
import styles from './stat-strip.module.css';

export interface Stat {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}

/** A few figures side by side in one box cut by hairlines. */
export function StatStrip({ stats }: { readonly stats: readonly Stat[] }) {
  return (
    <dl className={styles.strip}>
      {stats.map(({ key, label, value, note }) => (
        <div key={key} className={styles.stat}>
          <dt>{label}</dt>
          <dd className={`${styles.value} tabular`}>{value}</dd>
          {note !== undefined && <dd className={styles.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
