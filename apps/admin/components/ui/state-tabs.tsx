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

/** The parts of one list, each with an address of its own; which is current the caller knows. */
export function StateTabs({
  label,
  tabs,
  current,
}: {
  readonly label: string;
  readonly tabs: readonly StateTab[];
  readonly current: string;
}) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(({ key, href, name, count }) => (
        <Link
          key={key}
          href={href}
          className={styles.tab ?? ''}
          aria-current={key === current ? 'page' : undefined}
        >
          {name}
          {count !== undefined && <span className={`${styles.count} tabular`}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
