import styles from './match-bars.module.css';

/** How sure a match is: rising bars. Words always stand beside them. */
export function MatchBars({ level }: { readonly level: 0 | 1 | 2 | 3 | 4 }) {
  return (
    <span className={styles.bars} aria-hidden="true">
      {[1, 2, 3, 4].map((bar) => (
        <span key={bar} data-full={bar <= level || undefined} />
      ))}
    </span>
  );
}
