'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import styles from './tabs-links.module.css';

export interface TabLink {
  readonly href: string;
  readonly name: ReactNode;
  readonly count?: ReactNode;
  /** Only its own address is within it: the tab that stands at the root of the others. */
  readonly isExact?: boolean;
}

/** The parts of one thing, each with an address of its own; the current one is the longest that the path begins with. */
export function TabLinks({ label, tabs }: { readonly label: string; readonly tabs: readonly TabLink[] }) {
  const path = usePathname();
  const current = tabs
    .filter(({ href, isExact = false }) => path === href || (!isExact && path.startsWith(`${href}/`)))
    .map(({ href }) => href)
    .sort((a, b) => b.length - a.length)[0];
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(({ href, name, count }) => (
        <Link
          key={href}
          href={href}
          className={styles.tab ?? ''}
          aria-current={href === current ? 'page' : undefined}
        >
          {name}
          {count !== undefined && <span className={`${styles.count} tabular`}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
