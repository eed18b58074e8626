'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './tabs-links.module.css';

export interface StateTab {
  readonly key: string;
  readonly href: string;
  readonly name: ReactNode;
  readonly count?: ReactNode;
}

/**
 * The parts of one list, each with an address of its own; which is current the caller knows. A plain click stays on the page
 * and tells `onChoose`, so that nothing is loaded but the list; in another tab or window the address serves.
 */
export function StateTabs({
  label,
  tabs,
  current,
  onChoose,
}: {
  readonly label: string;
  readonly tabs: readonly StateTab[];
  readonly current: string;
  readonly onChoose: (key: string) => void;
}) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(({ key, href, name, count }) => (
        <Link
          key={key}
          href={href}
          className={styles.tab ?? ''}
          prefetch={false}
          aria-current={key === current ? 'page' : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            onChoose(key);
          }}
        >
          {name}
          {count !== undefined && <span className={`${styles.count} tabular`}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
