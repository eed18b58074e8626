import type { ReactNode } from 'react';
import styles from './campaigns.module.css';

/** A cell of two lines, the second smaller and grey; neither wraps. */
export function TwoLines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <span className={styles.two}>
      <span className={styles.first}>{first}</span>
      <span className={styles.second}>{second}</span>
    </span>
  );
}
