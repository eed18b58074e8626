import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Nothing is here yet: what that means and the next step as a button. No drawing, no "No data". */
export function EmptyState({
  title,
  children,
  act,
}: {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly act?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {act}
    </div>
  );
}
