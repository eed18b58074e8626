import type { ReactNode } from 'react';
import styles from './legend.module.css';

export interface LegendRow {
  readonly key: string;
  readonly colour: string;
  readonly name: ReactNode;
  readonly value?: ReactNode;
}

/** What the colours of a chart mean, with their figures where there is room. */
export function Legend({
  rows,
  isInline = false,
}: {
  readonly rows: readonly LegendRow[];
  readonly isInline?: boolean;
}) {
  return (
    <ul className={isInline ? styles.inline : styles.legend}>
      {rows.map(({ key, colour, name, value }) => (
        <li key={key} className={styles.row}>
          <span className={styles.mark} style={{ background: colour }} aria-hidden="true" />
          <span className={styles.name}>{name}</span>
          {value !== undefined && <span className="tabular">{value}</span>}
        </li>
      ))}
    </ul>
  );
}
