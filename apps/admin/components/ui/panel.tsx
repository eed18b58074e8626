import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

/** A box with a heading of 40 px; `isFlush` leaves out the inner padding, for tables and rows. */
export function Panel({
  title,
  note,
  acts,
  isFlush = false,
  children,
}: {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly acts?: ReactNode;
  readonly isFlush?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {acts !== undefined && <span className={styles.acts}>{acts}</span>}
      </div>
      <div className={isFlush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
