import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './rows.module.css';

export interface RowCells {
  readonly name: ReactNode;
  readonly main: ReactNode;
  readonly side?: ReactNode;
  readonly note?: ReactNode;
  readonly end?: ReactNode;
}

/** A short list of things, each a row that opens: for the few rules of a house, not for what grows without end. */
export function Rows<T>({
  rows,
  rowKey,
  href,
  cells,
}: {
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly href: (row: T) => string;
  readonly cells: (row: T) => RowCells;
}) {
  return (
    <ul className={styles.rows}>
      {rows.map((row) => {
        const { name, main, side, note, end } = cells(row);
        return (
          <li key={rowKey(row)} className={styles.row}>
            <Link href={href(row)} className={styles.name ?? ''}>
              {name}
            </Link>
            <span className={styles.main}>{main}</span>
            {side !== undefined && <span className={styles.side}>{side}</span>}
            {note !== undefined && <span className={styles.note}>{note}</span>}
            {end !== undefined && <span className={styles.end}>{end}</span>}
          </li>
        );
      })}
    </ul>
  );
}
