import type { ReactNode } from 'react';
import styles from './console.module.css';

/** Geometry only: who may see a page is checked in the page. */
export default function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  return <div className={styles.console}>{children}</div>;
}
