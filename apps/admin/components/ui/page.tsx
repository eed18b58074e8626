import type { ReactNode } from 'react';
import styles from './page.module.css';

export interface Crumb {
  readonly href: string;
  readonly name: string;
}

/**
 * A page below the top bar: heading with a line of facts, acts at the right, tabs, then the content. `isFull` gives the
 * content the rest of the height without padding, for tables from edge to edge that scroll by themselves.
 */
export function PageBody({
  title,
  pill,
  facts,
  acts,
  tabs,
  isFull = false,
  children,
}: {
  readonly title: ReactNode;
  readonly pill?: ReactNode;
  readonly facts?: ReactNode;
  readonly acts?: ReactNode;
  readonly tabs?: ReactNode;
  readonly isFull?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <main className={styles.page} data-full={isFull || undefined}>
      <div className={styles.head} data-tabs={tabs !== undefined || undefined}>
        <div className={styles.titles}>
          <div className={styles.titleRow}>
            <h1 className={styles.title}>{title}</h1>
            {pill}
          </div>
          {facts !== undefined && <div className={styles.facts}>{facts}</div>}
        </div>
        {acts !== undefined && <div className={styles.acts}>{acts}</div>}
      </div>
      {tabs}
      <div className={styles.body}>{children}</div>
    </main>
  );
}
