import type { ReactNode } from 'react';
import styles from './two-lines.module.css';

/** A cell of two lines: what it is, and below in small what belongs to it. */
export function TwoLines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <span className={styles.two}>
      <span className={styles.first}>{first}</span>
      <span className={styles.second}>{second}</span>
    </span>
  );
}
