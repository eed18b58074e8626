'use client';

import { useNumber } from '../../hooks/use-number';
import styles from './consequences.module.css';

export interface Consequence {
  readonly key: string;
  /** Null while it is being counted. */
  readonly count: number | null;
  /** There are more than were counted. */
  readonly isMore?: boolean;
  readonly text: string;
  /** Somebody loses something by it. */
  readonly isLoss?: boolean;
}

/** What an act does, each with its count; the figures stand in one column. */
export function Consequences({ rows }: { readonly rows: readonly Consequence[] }) {
  const number = useNumber();
  return (
    <dl className={styles.rows}>
      {rows.map(({ key, count, isMore = false, text, isLoss = false }) => (
        <div key={key} className={styles.row} data-loss={(isLoss && count !== 0) || undefined}>
          <dt className={`${styles.count} tabular`}>
            {count === null ? '…' : `${number.whole(count)}${isMore ? '+' : ''}`}
          </dt>
          <dd className={styles.text}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
