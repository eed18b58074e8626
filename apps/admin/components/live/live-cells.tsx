import type { ReactNode } from 'react';
import { ConnectionMark } from '../campaigns/connection-mark';
import type { LiveRowBase } from '../../lib/live/live-rows';
import styles from './live-table.module.css';

/** A name with the vendor it comes from, and how that vendor is. */
export function NameCell({
  row: { connection },
  children,
  below,
}: {
  readonly row: LiveRowBase;
  readonly children: ReactNode;
  /** On a line of its own. */
  readonly below?: string | null;
}) {
  return (
    <span className={styles.name}>
      <ConnectionMark standing={connection.standing} />
      <span>
        <span className="mono">{children}</span> <span className={styles.from}>{connection.name}</span>
        {below && <span className={styles.below}>{below}</span>}
      </span>
    </span>
  );
}

/** Zero is grey; what the vendor does not say is a dash. */
export function CountCell({
  value,
  isLate = false,
}: {
  readonly value: number | null;
  readonly isLate?: boolean;
}) {
  if (value === null) return <span className={styles.zero}>–</span>;
  return (
    <span className={isLate && value > 0 ? styles.late : value === 0 ? styles.zero : undefined}>{value}</span>
  );
}
