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

/**
 * A short list of things, each a row that opens, by a link (`href`) or here (`onOpen`): for the few rules of a house, not for
 * what grows without end.
 */
export function Rows<T>({
  rows,
  rowKey,
  href,
  onOpen,
  cells,
}: {
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly href?: (row: T) => string;
  readonly onOpen?: (row: T) => void;
  readonly cells: (row: T) => RowCells;
}) {
  return (
    <ul className={styles.rows}>
      {rows.map((row) => {
        const { name, main, side, note, end } = cells(row);
        return (
          <li key={rowKey(row)} className={styles.row}>
            {href !== undefined ? (
              <Link prefetch={false} href={href(row)} className={`${styles.name} ${styles.opens}`}>
                {name}
              </Link>
            ) : onOpen !== undefined ? (
              <button type="button" className={`${styles.name} ${styles.opens}`} onClick={() => onOpen(row)}>
                {name}
              </button>
            ) : (
              <span className={styles.name}>{name}</span>
            )}
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
