'use client';

import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIsPhone } from '../../hooks/use-is-phone';
import styles from './split.module.css';

/**
 * A table with a side column that says more of the row chosen. On a phone the column is a sheet over the table, open
 * while `isOpen`; `title` names it there.
 */
export function Split({
  side,
  title,
  isOpen,
  onClose,
  children,
}: {
  readonly side: ReactNode;
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const isPhone = useIsPhone();
  return (
    <div className={styles.split}>
      <div className={styles.main}>{children}</div>
      {isPhone ? (
        <Drawer opened={isOpen} onClose={onClose} title={title} position="bottom" size="88%">
          <div className={styles.sheet}>{side}</div>
        </Drawer>
      ) : (
        <aside className={styles.side} aria-label={title}>
          {side}
        </aside>
      )}
    </div>
  );
}
